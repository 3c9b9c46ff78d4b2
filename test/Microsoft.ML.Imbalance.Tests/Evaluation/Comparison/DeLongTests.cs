using Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Comparison;

[TestClass]
public sealed class DeLongTests
{
    [TestMethod]
    public void ByHand()
    {
        // Positive 3, 2; negative 2, 1, 0. Above the negatives lie, ties half: of 3 all three, of 2 two and a half. Area 11/12.
        // Positives: 1 and 5/6, variance (1/12)² · 2 / 1. Negatives: 3/4, 1, 1: mean 11/12, variance ((2/12)² + 2 (1/12)²) / 2.
        double[] scores = [3, 2, 2, 1, 0];
        RocAreaComparison same = Compare(scores, scores, [1, 1, 0, 0, 0]);
        Assert.AreEqual(11.0 / 12, same.AreaA, 1e-15);
        Assert.AreEqual(Math.Sqrt(2.0 / 144 / 2 + 6.0 / 144 / 2 / 3), same.StandardErrorA, 1e-15);
        Assert.AreEqual(0, same.Difference);
        Assert.AreEqual(0, same.StandardError);
        Assert.AreEqual(1, same.PValue);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AgreesWithTheDefinitionOverAllPairs(bool ties)
    {
        foreach (int seed in new[] { 1, 2, 3, 4 })
        {
            (bool IsPositive, double Score)[] rows = ScoredRows.Random(seed, 80, ties);
            double[] a = [.. rows.Select(row => row.Score)], b = [.. ScoredRows.Random(seed + 100, 80, ties).Select((row, i) => Math.Round((row.Probability + a[i]) * 10) / 10)];
            int[] actual = [.. rows.Select(row => row.IsPositive ? 1 : 0)];
            RocAreaComparison fast = Compare(a, b, actual);
            (double areaA, double areaB, double varianceA, double varianceB, double covariance) = BruteForce(a, b, actual);
            Assert.AreEqual(areaA, fast.AreaA, 1e-13);
            Assert.AreEqual(areaB, fast.AreaB, 1e-13);
            Assert.AreEqual(Math.Sqrt(varianceA), fast.StandardErrorA, 1e-13);
            Assert.AreEqual(Math.Sqrt(varianceB), fast.StandardErrorB, 1e-13);
            Assert.AreEqual(covariance, fast.Covariance, 1e-14);
            double error = Math.Sqrt(varianceA + varianceB - 2 * covariance), z = (areaB - areaA) / error;
            Assert.AreEqual(error, fast.StandardError, 1e-12);
            Assert.AreEqual(z, fast.Z, 1e-9);
            Assert.AreEqual(2 * NormalDistribution.UpperTail(Math.Abs(z)), fast.PValue, 1e-9);
            Assert.AreEqual(areaB - areaA - 1.959963984540054 * error, fast.Lower, 1e-12);
            Assert.AreEqual(areaB - areaA + 1.959963984540054 * error, fast.Upper, 1e-12);
        }
    }

    [TestMethod]
    public void AWeightOfTwoIsTheRowTwice()
    {
        (bool IsPositive, double Score)[] rows = ScoredRows.Random(1, 40, ties: true);
        double[] a = [.. rows.Select(row => row.Score)], b = [.. ScoredRows.Random(2, 40, ties: true).Select(row => row.Probability)];
        int[] actual = [.. rows.Select(row => row.IsPositive ? 1 : 0)];
        double[] weights = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 4))];
        int[] copies = [.. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Repeat(i, i % 4))];
        RocAreaComparison weighted = Compare(a, b, actual, weights);
        RocAreaComparison copied = Compare([.. copies.Select(i => a[i])], [.. copies.Select(i => b[i])], [.. copies.Select(i => actual[i])]);
        Assert.AreEqual(copied.StandardErrorA, weighted.StandardErrorA, 1e-13);
        Assert.AreEqual(copied.Covariance, weighted.Covariance, 1e-14);
        Assert.AreEqual(copied.PValue, weighted.PValue, 1e-10);
    }

    [TestMethod]
    public void AGroupForEachRowChangesNothingAndCopiesInAGroupTellNothingNew()
    {
        (bool IsPositive, double Score)[] rows = ScoredRows.Random(1, 40, ties: true);
        double[] a = [.. rows.Select(row => row.Score)], b = [.. ScoredRows.Random(2, 40, ties: true).Select(row => row.Probability)];
        int[] actual = [.. rows.Select(row => row.IsPositive ? 1 : 0)];
        RocAreaComparison plain = Compare(a, b, actual), single = Compare(a, b, actual, groups: [.. Enumerable.Range(0, 40)]);
        int[] copies = [.. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Repeat(i, 3))];
        RocAreaComparison copied = Compare([.. copies.Select(i => a[i])], [.. copies.Select(i => b[i])], [.. copies.Select(i => actual[i])], groups: copies);
        RocAreaComparison weighted = Compare(a, b, actual, [.. Enumerable.Repeat(3.0, 40)], [.. Enumerable.Range(0, 40)]);
        foreach (RocAreaComparison other in new[] { single, copied, weighted })
        {
            Assert.AreEqual(plain.StandardErrorA, other.StandardErrorA, 1e-13);
            Assert.AreEqual(plain.Covariance, other.Covariance, 1e-14);
            Assert.AreEqual(plain.PValue, other.PValue, 1e-10);
        }
    }

    [TestMethod]
    public void GroupsOfBothKindsByHand()
    {
        // Positive 4 and 1; negative 3 and 0; groups {4, 3} and {1, 0}. Above the negatives lie: of 4 both, of 1 one: 1 and 1/2, area 3/4. Above 3 lies one positive, above 0 both: 1/2 and 1.
        // From the area: positives 1/4 and -1/4, negatives -1/4 and 1/4. S10 = 2/1 · (2/16) = 1/4, S01 the same, the mixed sum 2/1 · 2 · (-1/16 - 1/16) = -1/2, each over 2 · 2: 1/16 + 1/16 - 1/8 = 0.
        double[] scores = [4, 1, 3, 0];
        Assert.AreEqual(0, Compare(scores, scores, [1, 1, 0, 0], groups: [0, 1, 0, 1]).StandardErrorA, 1e-8, "what helps a positive row of a group hurts its negative one");
        // With groups {4, 0} and {1, 3} negatives are 1/4 and -1/4: 1/16 + 1/16 + 1/8 = 1/4.
        Assert.AreEqual(0.5, Compare(scores, scores, [1, 1, 0, 0], groups: [0, 1, 1, 0]).StandardErrorA, 1e-12);
        // Without, the mixed sum is not there: 1/8.
        Assert.AreEqual(Math.Sqrt(1 / 8.0), Compare(scores, scores, [1, 1, 0, 0]).StandardErrorA, 1e-12);
    }

    [TestMethod]
    public void OneRowOfAKindHasNoVariance()
    {
        RocAreaComparison comparison = Compare([1, 2, 3], [3, 2, 1], [1, 0, 0]);
        Assert.AreEqual(double.NaN, comparison.StandardErrorA);
        Assert.AreEqual(double.NaN, comparison.PValue);
        Assert.AreEqual(double.NaN, comparison.Lower);
        Assert.AreEqual(double.NaN, Compare([1, 2, 3, 4], [4, 3, 2, 1], [1, 1, 0, 0], groups: [0, 0, 1, 2]).StandardErrorA, "both positive rows are of one group");
    }

    [TestMethod]
    public void APerfectModelAgainstAWrongOneDiffersForSure()
    {
        RocAreaComparison comparison = Compare([4, 3, 2, 1], [1, 2, 3, 4], [1, 1, 0, 0]);
        Assert.AreEqual(-1, comparison.Difference);
        Assert.AreEqual(double.NegativeInfinity, comparison.Z);
        Assert.AreEqual(0, comparison.PValue);
        Assert.AreEqual("1.0000 and 0.0000, difference -1.0000 [-1.0000, -1.0000], p = 0.0000", comparison.ToString());
    }

    private static RocAreaComparison Compare(double[] a, double[] b, int[] actual, double[]? weights = null, int[]? groups = null)
        => RocAreaComparison.Of(new RankedScores(a), new RankedScores(b), Codes.Of(actual), 1, weights, groups, 0.95);

    private static (double AreaA, double AreaB, double VarianceA, double VarianceB, double Covariance) BruteForce(double[] a, double[] b, int[] actual)
    {
        int[] positives = [.. Enumerable.Range(0, actual.Length).Where(i => actual[i] == 1)], negatives = [.. Enumerable.Range(0, actual.Length).Where(i => actual[i] == 0)];
        static double Psi(double x, double y) => x > y ? 1 : x == y ? 0.5 : 0;
        double[] V10(double[] s) => [.. positives.Select(i => negatives.Average(j => Psi(s[i], s[j])))];
        double[] V01(double[] s) => [.. negatives.Select(j => positives.Average(i => Psi(s[i], s[j])))];
        static double Covariance(double[] x, double[] y) => x.Zip(y, (u, v) => (u - x.Average()) * (v - y.Average())).Sum() / (x.Length - 1);
        double S(double[] s, double[] t) => Covariance(V10(s), V10(t)) / positives.Length + Covariance(V01(s), V01(t)) / negatives.Length;
        return (V10(a).Average(), V10(b).Average(), S(a, a), S(b, b), S(a, b));
    }
}

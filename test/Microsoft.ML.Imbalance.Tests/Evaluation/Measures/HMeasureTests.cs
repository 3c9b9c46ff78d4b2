using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class HMeasureTests
{
    [TestMethod]
    public void ByHandWithEvenlyLikelyCosts()
    {
        // +-: perfect. (+-): nothing known. Uniform costs (Beta(1, 1)) of ranking +-+- with 2 and 2 rows: corners (FP, TP) (0, 0), (0, 1), (1, 2), (2, 2); edges at c = 1, 1/2, 0.
        // Above 1/2 the corner (0, 1) misses 1 of 4 rows: ∫ (1 - c)/4 over [1/2, 1] = 1/32. Below 1/2 the corner (1, 2) has 1 false alarm: ∫ c/4 over [0, 1/2] = 1/32.
        // Knowing nothing: ∫ c/2 over [0, 1/2] + ∫ (1 - c)/2 over [1/2, 1] = 1/8. H = 1 - (1/16) / (1/8).
        CostSeverity uniform = CostSeverity.Beta(1, 1);
        Assert.AreEqual(0.5, ScoredRows.Ranked("+-+-").HMeasureWith(uniform), 1e-14);
        Assert.AreEqual(1, ScoredRows.Ranked("++--").HMeasureWith(uniform), 1e-14);
        Assert.AreEqual(0, ScoredRows.Ranked("(++--)").HMeasureWith(uniform), 1e-14);
        Assert.AreEqual(0, ScoredRows.Ranked("--++").HMeasureWith(uniform), 1e-14);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AgreesWithTheLossIntegratedOverAllThresholds(bool ties)
    {
        foreach (int seed in new[] { 1, 2, 3 })
        {
            (bool, double)[] rows = ScoredRows.Random(seed, 60, ties);
            BinaryImbalanceMetrics metrics = ScoredRows.Binary(rows);
            double share = metrics.Prevalence;
            Assert.AreEqual(Integrate(rows, 1 + share, 2 - share), metrics.HMeasure, 1e-6);
            Assert.AreEqual(Integrate(rows, 2, 2), metrics.HMeasureWith(CostSeverity.Symmetric), 1e-6);
            Assert.AreEqual(Integrate(rows, 3, 1.5), metrics.HMeasureWith(CostSeverity.Beta(3, 1.5)), 1e-6);
        }
    }

    [TestMethod]
    public void LiesBetweenNothingKnownAndPerfection() => Gen.Int[0, 100000].Sample(seed =>
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(seed, 30, ties: seed % 2 == 0, signal: 0));
        return metrics.HMeasure is >= -1e-12 and <= 1 && metrics.HMeasureWith(CostSeverity.Symmetric) is >= -1e-12 and <= 1;
    });

    [TestMethod]
    public void RowsOfOneKindHaveNone()
    {
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("++").HMeasure);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").HMeasure);
    }

    [TestMethod]
    public void AShapeMustBePositive()
        => Assert.StartsWith("alpha is 0; it must be a positive finite number.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CostSeverity.Beta(0, 1)).Message);

    /// <summary>The definition: the smallest loss of any threshold at each c, by Simpson's rule over c.</summary>
    private static double Integrate((bool IsPositive, double Score)[] rows, double alpha, double beta)
    {
        double positives = rows.Count(row => row.IsPositive), negatives = rows.Length - positives;
        (double FalsePositives, double Misses)[] thresholds =
        [
            .. rows.Select(row => row.Score).Append(double.PositiveInfinity).Distinct()
                .Select(t => ((double)rows.Count(r => !r.IsPositive && r.Score >= t), (double)rows.Count(r => r.IsPositive && r.Score < t))),
        ];
        double Loss(double c) => thresholds.Min(t => c * t.FalsePositives + (1 - c) * t.Misses);
        double Uninformed(double c) => Math.Min(c * negatives, (1 - c) * positives);
        return 1 - Simpson(Loss) / Simpson(Uninformed);

        double Simpson(Func<double, double> of)
        {
            const int Intervals = 20_000;
            double sum = 0;
            for (int i = 0; i <= Intervals; i++)
            {
                double c = (double)i / Intervals, factor = i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2;
                sum += factor * of(c) * Math.Pow(c, alpha - 1) * Math.Pow(1 - c, beta - 1);
            }
            return sum;
        }
    }
}

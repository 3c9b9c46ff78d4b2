namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomUndersampleTests
{
    private static readonly Resampler WithoutReplacement = new RandomUndersample(new RandomUndersampleOptions());
    private static readonly Resampler WithReplacement = new RandomUndersample(new RandomUndersampleOptions { Replacement = true });

    [TestMethod]
    public void EveryRowIsKeptEquallyOften()
    {
        int[] classes = [.. Enumerable.Range(0, 50).Select(i => i % 5 == 4 ? 1 : 0)];
        int[] kept = Sum(WithoutReplacement, classes, seeds: 4000);
        int[] majority = [.. kept.Where((_, i) => classes[i] == 0)];
        Assert.IsTrue(kept.Where((_, i) => classes[i] == 1).All(n => n == 4000), "the smallest class keeps every row");
        Assert.AreEqual(4000 * 10, majority.Sum());
        // 10 of 40 rows without replacement: each count has the variance N p (1 - p), and a fixed sum takes 1/40 of it back.
        Statistics.AssertEquallyLikely(majority, variance: 0.75 * 40 / 39);
    }

    [TestMethod]
    public void EverySetOfRowsIsEquallyLikely()
    {
        int[] classes = [0, 1, 0, 0, 1, 0, 0];
        var sets = new Dictionary<string, int>();
        for (int seed = 0; seed < 20_000; seed++)
        {
            string set = string.Join(' ', WithoutReplacement.Plan(classes, seed).Kept!.Where(row => classes[row] == 0));
            sets[set] = sets.GetValueOrDefault(set) + 1;
        }
        // 2 of 5 rows: 10 sets.
        Assert.HasCount(10, sets);
        Statistics.AssertEquallyLikely(sets.Values);
    }

    [TestMethod]
    public void NoRowComesTwiceWithoutReplacement()
    {
        int[] classes = [.. Enumerable.Range(0, 900).Select(i => i % 9 == 0 ? 1 : i % 9 < 3 ? 2 : 0)];
        ResamplingPlan plan = WithoutReplacement.Plan(classes, seed: 3);
        Assert.IsEmpty(plan.Extras);
        Assert.AreEqual(300, plan.Kept!.Count);
    }

    [TestMethod]
    public void RowsStayInTheOrderOfTheSource()
    {
        var ml = new MLContext(seed: 1);
        LabeledRows data = LabeledRows.Gaussian([90, 20]);
        int[] ids = [.. ResampledRow.Read(ml.Transforms.Imbalance.RandomUndersample(seed: 2).FitResample(data.ToView(ml))).Select(r => r.Id)];
        Assert.HasCount(40, ids);
        CollectionAssert.AreEqual(ids.Order().ToArray(), ids);
        Assert.HasCount(40, ids.Distinct().ToArray());
    }

    [TestMethod]
    public void ABootstrapDrawsEveryRowEquallyOftenAndSomeMoreThanOnce()
    {
        int[] classes = [.. Enumerable.Range(0, 60).Select(i => i % 6 == 5 ? 1 : 0)];
        int[] drawn = Sum(WithReplacement, classes, seeds: 4000);
        int[] majority = [.. drawn.Where((_, i) => classes[i] == 0)];
        Assert.AreEqual(4000 * 10, majority.Sum());
        Statistics.AssertEquallyLikely(majority);
        Assert.IsTrue(drawn.Where((_, i) => classes[i] == 1).All(n => n == 4000), "a class that is not to shrink stays as it is");
    }

    [TestMethod]
    public void ABootstrapLeavesOutTheShareOfRowsThatItMust()
    {
        // 5000 draws from 10,000 rows: a row is left out with the chance (1 - 1/10000)^5000 = e^-0.5.
        int[] classes = [.. Enumerable.Range(0, 15_000).Select(i => i % 3 == 0 ? 1 : 0)];
        int[] times = WithReplacement.Plan(classes, seed: 1).Multiplicities(classes.Length);
        int[] majority = [.. times.Where((_, i) => classes[i] == 0)];
        Assert.AreEqual(5000, majority.Sum());
        // The number of such rows has the variance 10,000 (e^-0.5 - 1.5 e^-1), a deviation of 23.
        Assert.AreEqual(10_000 * Math.Exp(-0.5), majority.Count(n => n == 0), 5 * 23);
        // Twice: 10,000 e^-0.5 0.5² / 2, with a deviation of at most the root of that.
        Assert.AreEqual(10_000 * Math.Exp(-0.5) / 8, majority.Count(n => n == 2), 5 * 28);
    }

    private static int[] Sum(Resampler method, int[] classes, int seeds)
    {
        var sum = new int[classes.Length];
        for (int seed = 0; seed < seeds; seed++)
        {
            int[] times = method.Plan(classes, seed).Multiplicities(classes.Length);
            for (int row = 0; row < sum.Length; row++)
                sum[row] += times[row];
        }
        return sum;
    }
}

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomOversampleTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void EveryRowOfAClassIsDrawnEquallyOften()
    {
        int[] classes = [.. Enumerable.Range(0, 20_025).Select(i => i < 25 ? 1 : 0)];
        ResamplingPlan plan = RandomOversample.Create(new RandomOversampleOptions()).Plan(classes, seed: 5);
        int[] again = [.. plan.Multiplicities(classes.Length).Select(n => n - 1)];
        Assert.AreEqual(20_000 - 25, again[..25].Sum());
        Statistics.AssertEquallyLikely(again[..25]);
        Assert.AreEqual(0, again[25..].Sum(), "the largest class is not drawn from");
    }

    [TestMethod]
    public void DrawsOfDifferentSeedsAndClassesAreIndependent()
    {
        int[] classes = [.. Enumerable.Range(0, 3_000).Select(i => i < 10 ? 1 : i < 20 ? 2 : 0)];
        Resampler method = RandomOversample.Create(new RandomOversampleOptions { Target = SamplingTarget.Counts(new Dictionary<string, int> { ["1"] = 11, ["2"] = 11 }) });
        // One draw a class and seed: over many seeds, every pair of rows must come equally often.
        var pairs = new int[100];
        for (int seed = 0; seed < 10_000; seed++)
        {
            int[] again = method.Plan(classes, seed).Multiplicities(20);
            pairs[Array.IndexOf(again, 2, 0, 10) * 10 + Array.IndexOf(again, 2, 10, 10) - 10]++;
        }
        Statistics.AssertEquallyLikely(pairs);
    }

    [TestMethod]
    public void OneRowMayComeAgainMoreOftenThanAByteCounts()
    {
        LabeledRows data = LabeledRows.Gaussian([1000, 1]);
        ResampledDataView view = Ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(data.ToView(Ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        ResampledRow[] repeated = [.. rows.Where(r => data.Classes[r.Id] == 1)];
        Assert.HasCount(1000, repeated);
        Assert.HasCount(1, repeated.Select(r => r.Content).Distinct().ToArray());
        Assert.AreEqual(2000, rows.Select(r => r.RowId).Distinct().Count());
        Assert.AreEqual(999, view.Provenance.Count(p => p.IsRepeat && p.SourceRow == repeated[0].Id));
    }

    [TestMethod]
    public void RepeatsNeedNoFeaturesAtAll()
    {
        LabeledRows data = LabeledRows.Gaussian([50, 10]);
        IDataView view = data.ToView(Ml);
        IDataView without = Ml.Transforms.DropColumns("Features").Fit(view).Transform(view);
        ResampledDataView resampled = Ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(without);
        Assert.AreEqual(100, resampled.GetRowCount());
        CollectionAssert.AreEqual(
            resampled.Provenance.Select(p => $"row {p.SourceRow}").ToArray(), Data.ColumnCursorExtensions.GetColumn<string>(resampled, "Name").ToArray());
    }
}

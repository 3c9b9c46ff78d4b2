namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Two resamplers as one.</summary>
[TestClass]
public sealed class ThenTests
{
    private readonly MLContext _ml = new(seed: 1);

    private ResamplingEstimator GrowThenShrink => _ml.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.8), seed: 3).Then(_ml.Transforms.Imbalance.RandomUndersample(seed: 4));

    [TestMethod]
    public void TheSecondSeesWhatTheFirstMade()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 20]);
        ResampledDataView view = GrowThenShrink.FitResample(data.ToView(_ml));
        // 20 grow to 80; then 100 shrink to 80.
        CollectionAssert.AreEqual(new long[] { 80, 80 }, view.Report.Classes.Select(c => c.CountAfter).ToArray());
        CollectionAssert.AreEqual(new long[] { 100, 20 }, view.Report.Classes.Select(c => c.CountBefore).ToArray());
        Assert.AreEqual("Smote + RandomUndersample", view.Report.Method);
        CollectionAssert.AreEqual(new[] { 3, 4 }, view.Report.Seeds.ToArray());
        StringAssert.StartsWith(view.Report.ToString(), "Smote + RandomUndersample, seeds 3 and 4: 120 rows became 160");
        Assert.HasCount(160, ResampledRow.Read(view));
    }

    [TestMethod]
    public void ASeedThatNothingIsDrawnFromIsNotReported()
    {
        IDataView view = LabeledRows.Gaussian([100, 20]).ToView(_ml);
        TransformsImbalanceCatalog imbalance = _ml.Transforms.Imbalance;
        StringAssert.StartsWith(imbalance.TomekLinks().FitResample(view).Report.ToString(), "TomekLinks: 120 rows became");
        StringAssert.StartsWith(imbalance.NearMiss().FitResample(view).Report.ToString(), "NearMiss: 120 rows became 40");
        StringAssert.StartsWith(imbalance.Smote(seed: 3).Then(imbalance.TomekLinks()).FitResample(view).Report.ToString(), "Smote + TomekLinks, seed 3: 120 rows became");
        StringAssert.StartsWith(imbalance.RandomUndersample(seed: 3).FitResample(view).Report.ToString(), "RandomUndersample, seed 3: 120 rows became 40");
    }

    [TestMethod]
    public void ProvenanceGoesBackToTheRowsOfTheInput()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 20]);
        ResampledDataView view = GrowThenShrink.FitResample(data.ToView(_ml));
        List<ResampledRow> source = ResampledRow.Read(data.ToView(_ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        RowProvenance[] provenance = [.. view.Provenance];
        Assert.HasCount(rows.Count, provenance);
        Assert.AreEqual(60, provenance.Count(p => p.IsSynthetic));
        for (int i = 0; i < rows.Count; i++)
        {
            Assert.AreEqual(source[(int)provenance[i].SourceRow].Id, rows[i].Id);
            if (!provenance[i].IsSynthetic)
                Assert.AreEqual(source[(int)provenance[i].SourceRow].Content, rows[i].Content);
            else
                Assert.AreEqual(1, data.Classes[(int)provenance[i].Neighbor!.Value]);
        }
    }

    [TestMethod]
    public void SyntheticRowsCanGrowAgain()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 20]);
        ResamplingEstimator twice = _ml.Transforms.Imbalance.Smote(target: SamplingTarget.Ratio(0.5), seed: 3).Then(_ml.Transforms.Imbalance.Smote(seed: 4));
        ResampledDataView view = twice.FitResample(data.ToView(_ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        Assert.HasCount(200, rows);
        Assert.AreEqual(200, rows.Select(r => r.RowId).Distinct().Count());
        CollectionAssert.AreEqual(rows.ConvertAll(r => r.Content), ResampledRow.Read(view).ConvertAll(r => r.Content));
        Assert.AreEqual(80, view.Provenance.Count(p => p.IsSynthetic));
    }

    [TestMethod]
    public void AStepThatLeavesNoRowIsNamedByTheNextOne()
    {
        // Two rows of different classes, each the other's nearest: a link, of which both rows go.
        var data = new LabeledRows([0, 1], [[0], [1]]);
        ResamplingEstimator chain = _ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.All).Then(_ml.Transforms.Imbalance.RandomOversample(seed: 1));
        Assert.AreEqual(
            "TomekLinks left no row for RandomOversample. Use a milder rule before it, or take classes out of its target.",
            Assert.ThrowsExactly<InvalidOperationException>(() => chain.FitResample(data.ToView(_ml))).Message);
    }

    [TestMethod]
    public void InAPipelineItIsAsLeakFreeAsOne()
    {
        LabeledRows data = LabeledRows.Gaussian([100, 20]);
        IDataView train = data.ToView(_ml), test = data.ToView(_ml);
        ITransformer transformer = GrowThenShrink.Fit(train);
        Assert.AreSame(test, transformer.Transform(test));
        Assert.AreEqual(160L, transformer.Transform(train).GetRowCount());
    }
}

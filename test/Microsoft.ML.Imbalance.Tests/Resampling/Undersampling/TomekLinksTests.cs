namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class TomekLinksTests
{
    // On a line, a: 0, 1, 2, 9; b: 2.4, 5, 6. Links: 2 and 2.4 only. The nearest of a at 9 is b at 6, but that one's nearest is b at 5.
    private static readonly LabeledRows Line = new([0, 0, 0, 1, 1, 1, 0], [[0], [1], [2], [2.4f], [5], [6], [9]]);
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void OnlyRowsThatAreEachOthersNearestAreLinked()
    {
        CollectionAssert.AreEqual(new[] { 0, 1, 3, 4, 5, 6 }, Ids(SamplingTarget.Auto));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 4, 5, 6 }, Ids(SamplingTarget.Minority));
        CollectionAssert.AreEqual(new[] { 0, 1, 4, 5, 6 }, Ids(SamplingTarget.All));
    }

    [TestMethod]
    public void RowsThatRepeatAreRowsLikeOthers()
    {
        // Two equal rows of different classes are each other's nearest; a third equal one is nobody's.
        var data = new LabeledRows([0, 1, 0, 0, 1], [[1], [1], [1], [7], [8]]);
        int[] ids = [.. ResampledRow.Read(_ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.All).FitResample(data.ToView(_ml))).Select(r => r.Id)];
        CollectionAssert.AreEqual(new[] { 2 }, ids);
    }

    [TestMethod]
    public void NoLinkAtAllIsSaidNotSilent()
    {
        var data = new LabeledRows([0, 0, 0, 1, 1], [[0], [1], [2], [50], [51]]);
        ResampledDataView view = _ml.Transforms.Imbalance.TomekLinks().FitResample(data.ToView(_ml));
        Assert.AreEqual(
            "Warning IMB101: TomekLinks changed nothing: no row of the classes to be cleaned meets its rule. Remove the step, or ask for another target.",
            view.Report.Diagnostics.Single().ToString());
    }

    private int[] Ids(SamplingTarget target) => [.. ResampledRow.Read(_ml.Transforms.Imbalance.TomekLinks(target: target).FitResample(Line.ToView(_ml))).Select(r => r.Id)];
}

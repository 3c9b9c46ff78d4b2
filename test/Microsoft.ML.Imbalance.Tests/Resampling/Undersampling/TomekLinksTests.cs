using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

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
    public void LinksAreTheSameHoweverTheyAreFound()
    {
        // Few distinct values in two columns: distances tie, and rows repeat.
        Gen.Select(Gen.Int[0, 30].Array[1200], Gen.Int[0, 3].Array[600]).Sample(
            (values, codes) =>
            {
                int[] classOf = Array.ConvertAll(codes, code => code == 0 ? 1 : 0);
                var rows = new RowMatrix(Array.ConvertAll(values, value => (float)value), 600, 2);
                var space = new MetricSpace(new FeatureTable(classOf, new FeatureLayout([], new SlotRole[2], null, []), rows, [.. Enumerable.Range(0, 600)]));
                (JudgedRows smaller, JudgedRows larger) = JudgedRows.Divide(space, 1, mostVisited: 1)!.Value;
                CollectionAssert.AreEqual(
                    TomekLinks.LinkedRows(space.BuildIndex(), 600, row => classOf[row]).ToArray(), TomekLinks.LinkedRows(space, smaller, larger).ToArray());
            },
            iter: 100);
    }

    [TestMethod]
    public void LinksAmongSeveralClassesAreThoseOfTheDefinition()
    {
        Gen.Select(Gen.Int[0, 40].Array[800], Gen.Int[0, 3].Array[400]).Sample(
            (values, classOf) =>
            {
                var rows = new RowMatrix(Array.ConvertAll(values, value => (float)value), 400, 2);
                var space = new MetricSpace(new FeatureTable(classOf, new FeatureLayout([], new SlotRole[2], null, []), rows, [.. Enumerable.Range(0, 400)]));
                foreach (INeighborIndex index in new[] { space.BuildIndex(), new PairwiseIndex(rows, new MinkowskiDistance(2)) })
                {
                    NeighborTable nearest = index.QuerySelf(1);
                    int[] expected = [.. Enumerable.Range(0, 400).Where(row => nearest[row][0] is var other && nearest[other][0] == row && classOf[other] != classOf[row])];
                    CollectionAssert.AreEqual(expected, TomekLinks.LinkedRows(index, 400, row => classOf[row]).ToArray());
                }
            },
            iter: 50);
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

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class LeafTrialsTests
{
    [TestMethod]
    public void ManyColumnsWithoutStructureAreComparedAsBytes()
    {
        (LeafTrials trials, RowSample sample) = Try(NeighborData.Gaussian(1000, 30));
        Assert.AreEqual(1, trials.VisitedShare);
        Assert.IsFalse(trials.HaveCopies);
        Assert.IsInstanceOfType<ByteFilter>(trials.ChooseFilter(sample));
    }

    [TestMethod]
    public void FewColumnsAreComparedInSinglePrecision()
    {
        (LeafTrials trials, RowSample sample) = Try(NeighborData.Gaussian(5000, 2));
        Assert.IsLessThan(0.3, trials.VisitedShare);
        Assert.IsInstanceOfType<FloatFilter>(trials.ChooseFilter(sample));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(65)]
    public void FewRowsAreComparedInSinglePrecision(int rowCount)
    {
        (LeafTrials trials, RowSample sample) = Try(NeighborData.Gaussian(rowCount, 30));
        Assert.AreEqual(rowCount == 0 ? 0 : 1, trials.VisitedShare);
        Assert.IsFalse(trials.IsVisitedOften);
        Assert.IsInstanceOfType<FloatFilter>(trials.ChooseFilter(sample));
    }

    // Boxes of equal rows are at no distance from each other, and still the rows have no need to look.
    [TestMethod]
    public void CopiesAreTold()
    {
        RowMatrix rows = NeighborData.Gaussian(1000, 30);
        for (int row = 1; row < 500; row++)
            rows[0].CopyTo(rows.Values.AsSpan(row * rows.Dimension));
        Assert.IsTrue(Try(rows).Trials.HaveCopies);
    }

    private static (LeafTrials Trials, RowSample Sample) Try(RowMatrix rows)
    {
        var selection = new RowSelection(rows);
        var sample = RowSample.Of(selection);
        return (new Leaves(selection, FilterSpace.Of(selection, sample), KernelSet.For(SimdWidth.Auto), threads: 1).Trials, sample);
    }
}

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class LeeTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void NoRowIsAcceptedAmongOtherClassesAsLongAsThereIsRoomElsewhere()
    {
        // A class on both sides of a thick block of the other: what SMOTE would put into the block is drawn again.
        float[] block = [.. Enumerable.Range(0, 100).Select(i => i / 10f)];
        float[] sides = [.. Enumerable.Range(0, 10).Select(i => -2f + i / 10f), .. Enumerable.Range(0, 10).Select(i => 11f + i / 10f)];
        LabeledRows data = Layouts.Line(block, sides);
        ResampledDataView view = Ml.Transforms.Imbalance.Lee(neighborCount: 15, seed: 1).FitResample(data.ToView(Ml));
        SyntheticRow[] rows = SyntheticRow.Of(view);
        Assert.HasCount(80, rows);
        Assert.IsEmpty(view.Report.Diagnostics);
        foreach (SyntheticRow row in rows)
            Assert.IsLessThan(8, ForeignNeighbors(data, row.Row.Features, 15), $"{row.Row.Features[0]}");
        SyntheticRow[] plain = SyntheticRow.Of(Ml.Transforms.Imbalance.Smote(neighborCount: 15, seed: 1).FitResample(data.ToView(Ml)));
        Assert.IsTrue(Array.Exists(plain, row => ForeignNeighbors(data, row.Row.Features, 15) >= 8), "SMOTE does put rows there");
    }

    [TestMethod]
    public void WhereEveryRowIsRejectedTheLevelRisesAndItIsSaid()
    {
        LabeledRows data = LabeledRows.Gaussian([90, 10]);
        var options = new LeeOptions { RejectionLevel = 0, TriesPerLevel = 2, Seed = 1 };
        ResampledDataView view = Ml.Transforms.Imbalance.Lee(options).FitResample(data.ToView(Ml));
        Assert.AreEqual(90, view.Report.Classes[1].CountAfter);
        Assert.AreEqual(
            "Warning IMB124: 80 of 80 rows of class \"class-b\" were rejected 2 times by Lee with RejectionLevel = 0, and were made at a higher level. Raise RejectionLevel or TriesPerLevel, or use Smote: the classes overlap.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void TriesAreBoundedEvenAmongOtherClassesOnly()
    {
        // Every row of the class, and all between them, is among the others.
        LabeledRows data = Layouts.Line([.. Enumerable.Range(0, 400).Select(i => i / 10f)], [.. Enumerable.Range(0, 8).Select(i => 0.05f + 5 * i)]);
        ResampledDataView view = Ml.Transforms.Imbalance.Lee(rejectionLevel: 0.2, seed: 1).FitResample(data.ToView(Ml));
        Assert.AreEqual(400, view.Report.Classes[1].CountAfter);
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.Lee(neighborCount: 0));
        Refused("RejectionLevel is 2; it must be between 0 and 1.", () => Ml.Transforms.Imbalance.Lee(rejectionLevel: 2));
        Refused("TriesPerLevel is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.Lee(new LeeOptions { TriesPerLevel = 0 }));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.Lee((LeeOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 5 rows; Lee with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Lee().FitResample(LabeledRows.Gaussian([20, 5]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    private static int ForeignNeighbors(LabeledRows data, float[] x, int count)
        => Enumerable.Range(0, data.RowCount).OrderBy(i => data.Features[i].Zip(x, (a, b) => ((double)a - b) * ((double)a - b)).Sum()).Take(count).Count(i => data.Classes[i] == 0);
}

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class OrdinalMeasuresTests
{
    private static readonly ImbalanceConfusionMatrix Matrix = Of(new double[,] { { 80, 8, 2 }, { 2, 4, 0 }, { 1, 1, 2 } });

    [TestMethod]
    public void MacroMeanAbsoluteErrorCountsTheStepsBetweenClasses()
    {
        // a: (8 · 1 + 2 · 2) / 90, b: 2 / 6, c: (1 · 2 + 1 · 1) / 4
        Assert.AreEqual((12.0 / 90 + 2.0 / 6 + 3.0 / 4) / 3, OrdinalMeasures.MacroMeanAbsoluteError(Matrix), 1e-15);
    }

    [TestMethod]
    public void MacroMeanSquaredErrorCountsTheirSquares()
    {
        // a: (8 · 1 + 2 · 4) / 90, b: 2 / 6, c: (1 · 4 + 1 · 1) / 4
        Assert.AreEqual((16.0 / 90 + 2.0 / 6 + 5.0 / 4) / 3, OrdinalMeasures.MacroMeanSquaredError(Matrix), 1e-15);
    }

    [TestMethod]
    public void AClassThatIsOnlyPredictedHasNoErrorOfItsOwn()
    {
        // The peer fails on such a class. a: 2 rows, one of them two classes off; b: 1 row, found.
        ImbalanceConfusionMatrix matrix = Of(new double[,] { { 1, 0, 1 }, { 0, 1, 0 }, { 0, 0, 0 } });
        Assert.AreEqual((2.0 / 2 + 0) / 2, OrdinalMeasures.MacroMeanAbsoluteError(matrix));
        Assert.AreEqual((4.0 / 2 + 0) / 2, OrdinalMeasures.MacroMeanSquaredError(matrix));
    }

    [TestMethod]
    public void AClassThatIsNeverPredictedCounts()
    {
        // c, two classes away, is always taken for a.
        ImbalanceConfusionMatrix matrix = Of(new double[,] { { 3, 0, 0 }, { 0, 1, 0 }, { 2, 0, 0 } });
        Assert.AreEqual(2.0 / 3, OrdinalMeasures.MacroMeanAbsoluteError(matrix));
        Assert.AreEqual(4.0 / 3, OrdinalMeasures.MacroMeanSquaredError(matrix));
    }

    [TestMethod]
    public void QuadraticKappaComparesSquaredStepsWithChance()
    {
        // Two classes, [[2, 1], [1, 2]]: 2 of 6 rows a step off, by chance 3 · 3 · 2 of 36: 1 - (2 / 6) / (18 / 36).
        Assert.AreEqual(1 - 2.0 / 6 / 0.5, OrdinalMeasures.QuadraticKappa(Of(new double[,] { { 2, 1 }, { 1, 2 } })), 1e-15);
        Assert.AreEqual(1, OrdinalMeasures.QuadraticKappa(Of(new double[,] { { 5, 0, 0 }, { 0, 3, 0 }, { 0, 0, 1 } })));
        Assert.AreEqual(double.NaN, OrdinalMeasures.QuadraticKappa(Of(new double[,] { { 5, 0 }, { 0, 0 } })));
    }

    private static ImbalanceConfusionMatrix Of(double[,] counts) => new([.. Enumerable.Range(0, counts.GetLength(0)).Select(c => $"{c}")], counts);
}

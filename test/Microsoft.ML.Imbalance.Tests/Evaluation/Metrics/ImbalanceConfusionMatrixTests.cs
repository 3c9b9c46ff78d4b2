namespace Microsoft.ML.Imbalance.Tests.Evaluation.Metrics;

[TestClass]
public sealed class ImbalanceConfusionMatrixTests
{
    private static readonly ImbalanceConfusionMatrix Matrix = ImbalanceConfusionMatrix.Count(
        ["ok", "fraud"], Measures.Codes.Of(0, 0, 0, 1, 1), Measures.Codes.Of(0, 0, 1, 1, 0), [1, 2, 0.5, 12, 1]);

    [TestMethod]
    public void RowsAreActualAndColumnsPredicted()
    {
        Assert.AreEqual(3, Matrix[0, 0]);
        Assert.AreEqual(0.5, Matrix["ok", "fraud"]);
        Assert.AreEqual(1, Matrix["fraud", "ok"]);
        Assert.AreEqual(12, Matrix[1, 1]);
        Assert.AreEqual(2, Matrix.NumberOfClasses);
    }

    [TestMethod]
    public void TextIsAnAlignedTable()
    {
        const string Expected = """
            actual \ predicted  ok  fraud
            ok                   3    0.5
            fraud                1     12

            """;
        Assert.AreEqual(Expected, Matrix.ToString());
    }

    [TestMethod]
    public void AnUnknownClassIsNamedWithTheKnownOnes()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => Matrix["ok", "spam"]);
        Assert.AreEqual("There is no class 'spam'. The classes are: 'ok', 'fraud'. (Parameter 'predicted')", error.Message);
    }
}

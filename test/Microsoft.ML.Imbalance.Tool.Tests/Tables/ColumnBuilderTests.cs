namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ColumnBuilderTests
{
    [TestMethod]
    [DataRow("1 -2 30", "Integer")]
    [DataRow("1 2.0 3", "Number")]
    [DataRow("1 2e3 3", "Number")]
    [DataRow("+1 2", "Number")]
    [DataRow("1 9007199254740993", "Number")]
    [DataRow("1 2 x", "Text")]
    [DataRow("2016-01-02 2016-01-03", "Text")]
    [DataRow("01234 99999", "Text")]
    [DataRow("0 0.5 -0.5", "Number")]
    [DataRow("NA ? null", "Text")]
    [DataRow("1 NA 3", "Integer")]
    public void TheKindOfAColumnFollowsFromAllOfItsCells(string cells, string kind) => Assert.AreEqual(kind, Build(cells.Split(' ')).Kind.ToString());

    [TestMethod]
    public void EveryUsualSpellingOfAMissingValueIsRecognized()
    {
        TableColumn column = Build("", " ", "NA", "na", "NaN", "nan", "NULL", "null", "?", "0");
        Assert.AreEqual(9, column.MissingCount);
        Assert.AreEqual(ColumnKind.Integer, column.Kind);
        Assert.IsTrue(column.IsMissing(8));
        Assert.IsFalse(column.IsMissing(9));
    }

    [TestMethod]
    public void WordsThatOnlyBeginLikeMissingValuesAreText() => Assert.AreEqual(0, Build("N", "NAN1", "nul", "??", "n/a").MissingCount);

    [TestMethod]
    public void DecimalsAreCountedInTheLongestCell() => Assert.AreEqual(3, Build("1", "2.5", "3.125", "4.50").Decimals);

    private static TableColumn Build(params string[] cells)
    {
        var builder = new ColumnBuilder("x", "x");
        foreach (string cell in cells)
            builder.Add(cell, cell);
        return builder.Build();
    }
}

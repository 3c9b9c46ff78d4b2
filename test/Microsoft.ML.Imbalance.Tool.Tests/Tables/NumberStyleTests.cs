namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class NumberStyleTests
{
    [TestMethod]
    [DataRow("1 500", 3.0, "3", DisplayName = "whole numbers stay whole")]
    [DataRow("1 500 NA", 3.4, "3", DisplayName = "also where some are missing")]
    [DataRow("1.5 500.0", 3.27, "3.3", DisplayName = "as many decimals as the column has")]
    [DataRow("1.25 500.0", 3.2, "3.20", DisplayName = "and no fewer")]
    [DataRow("0.1 0.2", 0.1234, "0.123", DisplayName = "enough decimals to tell a hundredth of the range apart, here 0.001")]
    [DataRow("1e-3 5e2", 0.25, "0.25", DisplayName = "all digits where the column has exponents")]
    public void NewValuesLookLikeTheOldOnes(string cells, double value, string expected)
    {
        var builder = new ColumnBuilder("x", "x");
        foreach (string cell in cells.Split(' '))
            builder.Add(cell, cell);
        Assert.AreEqual(expected, new NumberStyle(builder.Build()).Format(value));
    }
}

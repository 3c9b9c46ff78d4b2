using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class KernelSvmTests
{
    [TestMethod]
    [DataRow("syn_binary")]
    [DataRow("syn_binary_severe")]
    [DataRow("syn_wide")]
    public void SupportVectorsAreThoseOfTheReference(string input)
    {
        JsonElement @case = ReferenceFile.Cases("smote_kin.json").Single(c => c.GetProperty("input").GetString() == input);
        LabeledRows data = ReferenceFile.Table(input);
        int label = @case.GetProperty("minority_label").GetInt32();
        int[] support = KernelSvm.FindSupportVectors(MatrixOf(data.Features), row => data.Classes[row] == label, 1);
        CollectionAssert.AreEqual(@case.Integers("support_rows"), support.Where(row => data.Classes[row] == label).ToArray());
    }

    [TestMethod]
    public void TwoRowsAreBothSupportVectors()
        => CollectionAssert.AreEqual(new[] { 0, 1 }, KernelSvm.FindSupportVectors(MatrixOf([[0], [1]]), row => row == 0, 1));

    [TestMethod]
    public void RowsFarFromTheBorderAreNone()
    {
        // Two clouds on a line with a gap; only the rows at the gap and the ends are needed.
        float[][] rows = [.. Enumerable.Range(0, 100).Select(i => new[] { i < 50 ? i / 50f : 3 + i / 50f })];
        int[] support = KernelSvm.FindSupportVectors(MatrixOf(rows), row => row < 50, 10);
        CollectionAssert.Contains(support, 49);
        CollectionAssert.Contains(support, 50);
        Assert.IsLessThan(20, support.Length);
    }

    [TestMethod]
    public void RowsThatAreAllAlikeAreHandled()
        => Assert.IsNotEmpty(KernelSvm.FindSupportVectors(MatrixOf([[1], [1], [1], [1]]), row => row == 0, 1));

    [TestMethod]
    public void KernelRowsThatWereDroppedAreComputedAgain()
    {
        // Room for three of ten rows.
        var kernel = new KernelRows(MatrixOf([.. Enumerable.Range(0, 10).Select(i => new[] { (float)i })]), gamma: 0.5, bytes: 3 * 10 * sizeof(float));
        for (int row = 0; row < 6; row++)
            _ = kernel[row];
        // exp(-0.5 * (1 - 2)²), exp(-0.5 * (0 - 1)²), exp(-0.5 * (2 - 0)²)
        Assert.AreEqual((float)Math.Exp(-0.5), kernel[1][2]);
        Assert.AreEqual((float)Math.Exp(-0.5), kernel[0][1]);
        Assert.AreEqual((float)Math.Exp(-2), kernel[2][0]);
        Assert.AreEqual(1f, kernel[5][5]);
    }

    private static RowMatrix MatrixOf(float[][] rows) => new([.. rows.SelectMany(f => f)], rows.Length, rows[0].Length);
}

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
        int[] support = Find(data.Features, row => data.Classes[row] == label, 1);
        CollectionAssert.AreEqual(@case.Integers("support_rows"), support.Where(row => data.Classes[row] == label).ToArray());
    }

    [TestMethod]
    public void TwoRowsAreBothSupportVectors()
        => CollectionAssert.AreEqual(new[] { 0, 1 }, Find([[0], [1]], row => row == 0, 1));

    [TestMethod]
    public void RowsFarFromTheBorderAreNone()
    {
        // Two clouds on a line with a gap; only the rows at the gap and the ends are needed.
        float[][] rows = [.. Enumerable.Range(0, 100).Select(i => new[] { i < 50 ? i / 50f : 3 + i / 50f })];
        int[] support = Find(rows, row => row < 50, 10);
        CollectionAssert.Contains(support, 49);
        CollectionAssert.Contains(support, 50);
        Assert.IsLessThan(20, support.Length);
    }

    [TestMethod]
    public void RowsThatAreAllAlikeAreHandled()
        => Assert.IsNotEmpty(Find([[1], [1], [1], [1]], row => row == 0, 1));

    [TestMethod]
    public void ManyRowsHaveTheSupportVectorsOfOneThatLooksAtAllRowsInEachStep()
    {
        // More rows than are improved together, so that sets of rows take turns and rows at a bound are left out meanwhile.
        LabeledRows data = LabeledRows.Gaussian([700, 200], dimension: 3);
        int[] support = Find(data.Features, row => data.Classes[row] == 1, 1);
        int[] expected = FindByFirstOrder(data, row => data.Classes[row] == 1);
        // Both end within a tolerance: a row or two may have an α of 0 in one and hardly more in the other.
        Assert.IsLessThan(4, support.Except(expected).Count() + expected.Except(support).Count());
        Assert.IsGreaterThan(100, support.Length);
    }

    [TestMethod]
    [DataRow(1e-40)]
    [DataRow(0.1)]
    [DataRow(1e5)]
    public void OfCopiesInBothClassesAllAreSupportVectorsWhateverThePenalty(double penalty)
    {
        // Each value lies there twice, once for each class: all α go to their bound.
        float[][] rows = [.. Enumerable.Range(0, 60).Select(i => new[] { i / 2 / 10f })];
        CollectionAssert.AreEqual(Enumerable.Range(0, 60).ToArray(), Find(rows, row => row % 2 == 0, penalty));
    }

    [TestMethod]
    public void ALargePenaltyOnClassesThatOverlapComesToAnEnd()
    {
        LabeledRows data = LabeledRows.Gaussian([120, 60], dimension: 2);
        int[] support = Find(data.Features, row => data.Classes[row] == 1, 1e5);
        Assert.IsTrue(support.Length is > 20 and < 180, $"{support.Length}");
    }

    // The pair that violates optimality most, in double precision, with all kernel values at hand.
    private static int[] FindByFirstOrder(LabeledRows data, Predicate<int> isPositive)
    {
        float[][] x = data.Features;
        double[] all = [.. x.SelectMany(row => row).Select(value => (double)value)];
        double mean = all.Average(), gamma = 1 / (x[0].Length * all.Average(value => (value - mean) * (value - mean)));
        double[][] kernel = [.. x.Select(a => x.Select(b => Math.Exp(-gamma * a.Zip(b, (p, q) => ((double)p - q) * ((double)p - q)).Sum())).ToArray())];
        double[] y = [.. Enumerable.Range(0, x.Length).Select(i => isPositive(i) ? 1.0 : -1.0)], alpha = new double[x.Length], pull = [.. y];
        while (true)
        {
            int i = -1, j = -1;
            for (int row = 0; row < x.Length; row++)
            {
                if ((y[row] > 0 ? alpha[row] < 1 : alpha[row] > 0) && (i < 0 || pull[row] > pull[i]))
                    i = row;
                if ((y[row] > 0 ? alpha[row] > 0 : alpha[row] < 1) && (j < 0 || pull[row] < pull[j]))
                    j = row;
            }
            if (pull[i] - pull[j] < 1e-3)
                return [.. Enumerable.Range(0, x.Length).Where(row => alpha[row] > 0)];
            double step = (pull[i] - pull[j]) / (2 - 2 * kernel[i][j]);
            step = Math.Min(step, y[i] > 0 ? 1 - alpha[i] : alpha[i]);
            step = Math.Min(step, y[j] > 0 ? alpha[j] : 1 - alpha[j]);
            alpha[i] = Math.Clamp(alpha[i] + y[i] * step, 0, 1);
            alpha[j] = Math.Clamp(alpha[j] - y[j] * step, 0, 1);
            for (int row = 0; row < x.Length; row++)
                pull[row] -= step * (kernel[i][row] - kernel[j][row]);
        }
    }

    private static int[] Find(float[][] rows, Predicate<int> isPositive, double penalty)
        => KernelSvm.FindSupportVectors(new RowMatrix([.. rows.SelectMany(f => f)], rows.Length, rows[0].Length), RowSet.Where(rows.Length, isPositive), penalty).ToArray();
}

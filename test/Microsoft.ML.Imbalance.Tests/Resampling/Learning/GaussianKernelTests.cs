using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GaussianKernelTests
{
    private const double Gamma = 0.3;

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(3, 15)]
    [DataRow(5, 37)]
    [DataRow(21, 64)]
    public void ValuesAreThoseOfTheFormula(int dimension, int count)
    {
        RowMatrix rows = Random(dimension, 80);
        int[] chosen = [.. Enumerable.Range(0, count).Select(i => 79 - i)];
        int stride = (count + GaussianKernel.BlockSize - 1) / GaussianKernel.BlockSize * GaussianKernel.BlockSize;
        using var values = AlignedBuffer.Of<float>(count * stride);
        using var kernel = new GaussianKernel(rows, Gamma);
        kernel.Fill(chosen, values, stride);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                Assert.AreEqual(Exact(rows, chosen[i], chosen[j]), values.Values<float>(count * stride)[i * stride + j], 2e-6);
        }
    }

    [TestMethod]
    public void SumsGoToTheirRowsAndToNoOthers()
    {
        RowMatrix rows = Random(4, 300);
        RowSet targets = RowSet.Where(300, row => row % 3 != 0);
        int[] terms = [.. Enumerable.Range(100, 43)];
        float[] weights = [.. terms.Select(row => row % 5 - 2f)];
        using var sums = AlignedBuffer.Of<double>(300);
        sums.Values<double>(300).Fill(7);
        using var kernel = new GaussianKernel(rows, Gamma);
        kernel.AddWeighted(targets, terms, weights, sums);
        for (int row = 0; row < 300; row++)
            Assert.AreEqual(7 + (row % 3 == 0 ? 0 : terms.Select((term, i) => weights[i] * Exact(rows, row, term)).Sum()), sums.Values<double>(300)[row], 1e-5);
    }

    [TestMethod]
    public void OfRowsFarApartNothingIsLeftAndOfCopiesAll()
    {
        using var values = AlignedBuffer.Of<float>(3 * GaussianKernel.BlockSize);
        using var kernel = new GaussianKernel(new RowMatrix([1000, -3, 1000, -3, -1000, 5], 3, 2), 1);
        kernel.Fill(new[] { 0, 1, 2 }, values, GaussianKernel.BlockSize);
        CollectionAssert.AreEqual(new[] { 1f, 0f }, values.Values<float>(3)[1..].ToArray());
    }

    private static RowMatrix Random(int dimension, int count)
    {
        var random = new Random(dimension);
        return new RowMatrix([.. Enumerable.Range(0, count * dimension).Select(_ => (float)(random.NextDouble() * 4 + 10))], count, dimension);
    }

    private static double Exact(RowMatrix rows, int a, int b)
    {
        double squared = 0;
        for (int slot = 0; slot < rows.Dimension; slot++)
            squared += ((double)rows[a][slot] - rows[b][slot]) * ((double)rows[a][slot] - rows[b][slot]);
        return Math.Exp(-Gamma * squared);
    }
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

internal static class RowMatrixAssert
{
    /// <summary>Asserts that a matrix has the rows of another, in every way that a row can be looked at.</summary>
    public static unsafe void SameRows(RowMatrix stored, RowMatrix matrix)
    {
        Assert.AreEqual(stored.RowCount, matrix.RowCount);
        Assert.AreEqual(stored.Dimension, matrix.Dimension);
        int[] rows = [.. Enumerable.Range(0, matrix.RowCount).Reverse()];
        CollectionAssert.AreEqual(stored.Select(rows).Values, matrix.Select(rows).Values);
        var selection = new RowSelection(matrix);
        float[] room = new float[matrix.Dimension], column = new float[rows.Length], several = new float[RowMatrix.AtOnce * matrix.Dimension];
        float** places = stackalloc float*[RowMatrix.AtOnce];
        fixed (float* values = matrix.Stored, apart = matrix.Apart, target = several)
        {
            for (int start = 0; start < rows.Length; start += RowMatrix.AtOnce)
            {
                int[] some = rows[start..Math.Min(rows.Length, start + RowMatrix.AtOnce)];
                matrix.Read(some, values, apart, target, places);
                for (int i = 0; i < some.Length; i++)
                    CollectionAssert.AreEqual(stored[some[i]].ToArray(), new Span<float>(places[i], matrix.Dimension).ToArray());
            }
            for (int row = 0; row < matrix.RowCount; row++)
            {
                float[] expected = stored[row].ToArray();
                CollectionAssert.AreEqual(expected, matrix[row].ToArray());
                CollectionAssert.AreEqual(expected, matrix.Read(row, room).ToArray());
                Assert.AreEqual(ExactDistance.Squared(stored[row], stored[0]), selection.Squared(row, selection, 0));
            }
        }
        for (int k = 0; k < matrix.Dimension; k++)
        {
            selection.CopyColumn(k, rows, column);
            CollectionAssert.AreEqual(Array.ConvertAll(rows, row => stored[row][k]), column);
        }
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Small systems of linear equations, by Gaussian elimination with the largest pivot.</summary>
internal static class LinearEquations
{
    /// <summary>The x with matrix · x = right. Neither argument is changed.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        int size = right.Length;
        var a = (double[,])matrix.Clone();
        var x = (double[])right.Clone();
        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(a[row, column]));
            for (int j = 0; j < size && pivot != column; j++)
                (a[column, j], a[pivot, j]) = (a[pivot, j], a[column, j]);
            (x[column], x[pivot]) = (x[pivot], x[column]);
            for (int row = column + 1; row < size; row++)
            {
                double factor = a[row, column] / a[column, column];
                for (int j = column; j < size; j++)
                    a[row, j] -= factor * a[column, j];
                x[row] -= factor * x[column];
            }
        }
        for (int row = size - 1; row >= 0; row--)
        {
            for (int j = row + 1; j < size; j++)
                x[row] -= a[row, j] * x[j];
            x[row] /= a[row, row];
        }
        return x;
    }
}

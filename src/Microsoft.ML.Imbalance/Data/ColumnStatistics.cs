namespace Microsoft.ML.Imbalance;

/// <summary>Moments of the columns of a matrix.</summary>
internal static class ColumnStatistics
{
    /// <summary>The population standard deviation of each column, in two passes so that large means do not cancel.</summary>
    public static double[] StandardDeviations(RowMatrix rows)
    {
        var mean = new double[rows.Dimension];
        var square = new double[rows.Dimension];
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            for (int j = 0; j < mean.Length; j++)
                mean[j] += values[j] / (double)rows.RowCount;
        }
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            for (int j = 0; j < mean.Length; j++)
                square[j] += (values[j] - mean[j]) * (values[j] - mean[j]);
        }
        return Array.ConvertAll(square, s => Math.Sqrt(s / rows.RowCount));
    }
}

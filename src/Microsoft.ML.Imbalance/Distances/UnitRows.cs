namespace Microsoft.ML.Imbalance;

/// <summary>Rows of length 1: the nearer two of them are, the smaller the angle between the rows they stand for.</summary>
internal static class UnitRows
{
    /// <summary>The rows over their lengths. A row of zeros has no direction; it is put at a right angle to all others, and with other rows of zeros.</summary>
    public static RowMatrix Of(RowMatrix rows)
    {
        double[] lengths = [.. Enumerable.Range(0, rows.RowCount).Select(row => LengthOf(rows[row]))];
        int dimension = rows.Dimension + (Array.IndexOf(lengths, 0.0) >= 0 ? 1 : 0);
        var values = new float[rows.RowCount * dimension];
        for (int row = 0; row < rows.RowCount; row++)
        {
            Span<float> unit = values.AsSpan(row * dimension, dimension);
            if (lengths[row] == 0)
            {
                unit[^1] = 1;
                continue;
            }
            ReadOnlySpan<float> from = rows[row];
            for (int slot = 0; slot < from.Length; slot++)
                unit[slot] = (float)(from[slot] / lengths[row]);
        }
        return new RowMatrix(values, rows.RowCount, dimension);
    }

    private static double LengthOf(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
            sum += (double)value * value;
        return Math.Sqrt(sum);
    }
}

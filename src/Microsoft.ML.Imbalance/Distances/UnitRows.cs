namespace Microsoft.ML.Imbalance;

/// <summary>Rows of length 1: the nearer two of them are, the smaller the angle between the rows they stand for.</summary>
internal static class UnitRows
{
    /// <summary>The rows over their lengths. A row of zeros has no direction; it is put at a right angle to all others, and with other rows of zeros.</summary>
    public static RowMatrix Of(RowMatrix rows) => Of(rows, rows.Dimension + (Enumerable.Range(0, rows.RowCount).Any(row => LengthOf(rows[row]) == 0) ? 1 : 0));

    /// <summary>The same, to compare with others: in as many columns as those have. Where those have no column for rows of zeros, none is as near as another.</summary>
    public static RowMatrix Of(RowMatrix rows, int dimension)
    {
        var values = new float[rows.RowCount * dimension];
        for (int row = 0; row < rows.RowCount; row++)
        {
            Span<float> unit = values.AsSpan(row * dimension, dimension);
            ReadOnlySpan<float> from = rows[row];
            double length = LengthOf(from);
            if (length == 0)
            {
                unit[from.Length..].Fill(1);
                continue;
            }
            for (int slot = 0; slot < from.Length; slot++)
                unit[slot] = (float)(from[slot] / length);
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

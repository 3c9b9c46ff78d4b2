namespace Microsoft.ML.Imbalance;

/// <summary>Rows of length 1: the nearer two of them are, the smaller the angle between the rows they stand for.</summary>
internal static class UnitRows
{
    /// <summary>The rows over their lengths. A row of zeros has no direction; it is put at a right angle to all others, and with other rows of zeros, in a column of its own.</summary>
    public static RowMatrix Of(RowMatrix rows)
    {
        int dimension = rows.Dimension + (Enumerable.Range(0, rows.RowCount).Any(row => LengthOf(rows[row]) == 0) ? 1 : 0);
        var values = new float[rows.RowCount * dimension];
        for (int row = 0; row < rows.RowCount; row++)
        {
            Span<float> unit = values.AsSpan(row * dimension, dimension);
            rows[row].CopyTo(unit);
            Scale(unit, rows.Dimension);
        }
        return new RowMatrix(values, rows.RowCount, dimension);
    }

    /// <summary>The same of one row, in as many columns as others have that it is compared with. Where those have no column for rows of zeros, none is as near as another.</summary>
    /// <param name="row">The row, and behind it columns for rows of zeros.</param>
    /// <param name="given">The values of the row.</param>
    public static void Scale(Span<float> row, int given)
    {
        double length = LengthOf(row[..given]);
        row[given..].Fill(length == 0 ? 1 : 0);
        if (length == 0)
            return;
        for (int slot = 0; slot < given; slot++)
            row[slot] = (float)(row[slot] / length);
    }

    private static double LengthOf(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
            sum += (double)value * value;
        return Math.Sqrt(sum);
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A few rows, column by column in ascending order: what is typical of all.</summary>
internal sealed class RowSample
{
    private const int Size = 256;

    private readonly float[][] _columns;

    private RowSample(float[][] columns) => _columns = columns;

    /// <summary>Rows of some slots, evenly spread; at least one.</summary>
    public static RowSample Of(RowSelection rows, int start, int end) => Of(rows, start, end, static slot => slot);

    /// <summary>Rows of the places <paramref name="start"/> to <paramref name="end"/> of an order of slots.</summary>
    public static RowSample Of(RowSelection rows, int start, int end, Func<int, int> slotOf)
    {
        int count = Math.Min(Size, end - start);
        float[][] columns = [.. Enumerable.Range(0, rows.Matrix.Dimension).Select(_ => new float[count])];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = rows[slotOf(start + (int)((i + 0.5) * (end - start) / count))];
            for (int k = 0; k < row.Length; k++)
                columns[k][i] = row[k];
        }
        foreach (float[] column in columns)
            Array.Sort(column);
        return new RowSample(columns);
    }

    /// <summary>The median of each column.</summary>
    public float[] Medians => Array.ConvertAll(_columns, column => column[column.Length / 2]);

    /// <summary>How far from the median that share of a column's values lies within, in the widest column.</summary>
    public double Spread(double share)
    {
        double widest = 0;
        Span<double> room = stackalloc double[Size];
        Span<double> distances = room[..(_columns.Length == 0 ? 0 : _columns[0].Length)];
        foreach (float[] column in _columns)
        {
            float median = column[column.Length / 2];
            for (int i = 0; i < distances.Length; i++)
                distances[i] = Math.Abs((double)column[i] - median);
            distances.Sort();
            widest = Math.Max(widest, distances[(int)(share * (distances.Length - 1))]);
        }
        return widest;
    }

    /// <summary>The mean squared distance from the median, values farther away than <paramref name="reach"/> taken as that far, summed over the columns.</summary>
    public double SumOfVariances(double reach)
        => _columns.Sum(column => column.Average(value => Math.Pow(Math.Min(Math.Abs((double)value - column[column.Length / 2]), reach), 2)));
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A few rows, column by column in ascending order: what is typical of all.</summary>
internal sealed class RowSample
{
    private const int Size = 256;

    private readonly float[][] _columns;
    private readonly float[][] _rows;

    private RowSample(float[][] rows, float[][] columns)
    {
        _rows = rows;
        _columns = columns;
    }

    /// <summary>Rows of some slots, evenly spread; at least one.</summary>
    public static RowSample Of(RowSelection rows, int start, int end) => Of(rows, start, end, static slot => slot);

    /// <summary>Rows of the places <paramref name="start"/> to <paramref name="end"/> of an order of slots.</summary>
    public static RowSample Of(RowSelection rows, int start, int end, Func<int, int> slotOf)
    {
        int count = Math.Min(Size, end - start);
        float[][] sample = [.. Enumerable.Range(0, count).Select(i => rows[slotOf(start + (int)((i + 0.5) * (end - start) / count))].ToArray())];
        float[][] columns = [.. Enumerable.Range(0, rows.Matrix.Dimension).Select(k => Array.ConvertAll(sample, row => row[k]))];
        foreach (float[] column in columns)
            Array.Sort(column);
        return new RowSample(sample, columns);
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

    /// <summary>The median of the squared distances between rows, and how far above it five of six are, with values farther than <paramref name="reach"/> from the median taken as that far.</summary>
    public (double Median, double Deviation) SquaredDistances(double reach)
    {
        float[] medians = Medians;
        int half = (_rows.Length + 1) / 2;
        double[] squares = [.. Enumerable.Range(0, _rows.Length - half).Select(i => Squared(_rows[i], _rows[half + i]))];
        if (squares.Length == 0)
            return (0, 0);
        Array.Sort(squares);
        double median = squares[squares.Length / 2];
        return (median, squares[squares.Length * 5 / 6] - median);

        double Squared(float[] a, float[] b)
        {
            double sum = 0;
            for (int k = 0; k < a.Length; k++)
            {
                double gap = Math.Clamp((double)a[k] - medians[k], -reach, reach) - Math.Clamp((double)b[k] - medians[k], -reach, reach);
                sum += gap * gap;
            }
            return sum;
        }
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A few rows: what is typical of all.</summary>
internal sealed class RowSample
{
    private const int Size = 256;

    private readonly RowMatrix _rows;

    private RowSample(RowMatrix rows)
    {
        _rows = rows;
        Medians = new float[rows.Dimension];
        Span<float> column = stackalloc float[Size];
        for (int k = 0; k < Medians.Length && rows.RowCount > 0; k++)
            Medians[k] = InOrder(k, column)[rows.RowCount / 2];
    }

    /// <summary>The median of each column.</summary>
    public float[] Medians { get; }

    /// <summary>Rows of some slots, evenly spread.</summary>
    public static RowSample Of(RowSelection rows)
    {
        int count = Math.Min(Size, rows.Count), dimension = rows.Matrix.Dimension;
        float[] values = new float[count * dimension];
        for (int i = 0; i < count; i++)
            rows[(int)((i + 0.5) * rows.Count / count)].CopyTo(values.AsSpan(i * dimension));
        return new RowSample(new RowMatrix(values, count, dimension));
    }

    /// <summary>How far from the median that share of a column's values lies within, in the widest column.</summary>
    public double Spread(double share)
    {
        double widest = 0;
        Span<double> room = stackalloc double[Size];
        Span<double> distances = room[.._rows.RowCount];
        for (int k = 0; k < Medians.Length; k++)
        {
            for (int i = 0; i < distances.Length; i++)
                distances[i] = Math.Abs((double)_rows[i][k] - Medians[k]);
            distances.Sort();
            widest = Math.Max(widest, distances[(int)(share * (distances.Length - 1))]);
        }
        return widest;
    }

    /// <summary>The median of the squared distances between rows, and how far above it five of six are, with values farther than <paramref name="reach"/> from the median taken as that far.</summary>
    public (double Median, double Deviation) SquaredDistances(double reach)
    {
        int half = (_rows.RowCount + 1) / 2, count = _rows.RowCount - half;
        if (count == 0)
            return (0, 0);
        Span<double> room = stackalloc double[Size];
        Span<double> squares = room[..count];
        for (int i = 0; i < count; i++)
            squares[i] = Squared(_rows[i], _rows[half + i], reach);
        squares.Sort();
        double median = squares[count / 2];
        return (median, squares[count * 5 / 6] - median);
    }

    private double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double reach)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            double gap = Math.Clamp((double)a[k] - Medians[k], -reach, reach) - Math.Clamp((double)b[k] - Medians[k], -reach, reach);
            sum += gap * gap;
        }
        return sum;
    }

    private Span<float> InOrder(int k, Span<float> room)
    {
        Span<float> column = room[.._rows.RowCount];
        for (int i = 0; i < column.Length; i++)
            column[i] = _rows[i][k];
        column.Sort();
        return column;
    }
}

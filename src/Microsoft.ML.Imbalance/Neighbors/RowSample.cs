namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A few rows: what is typical of all.</summary>
internal sealed class RowSample
{
    private const int Size = 256;
    private const double TimesMean = 1.25;
    private const double GoldenSection = 0.6180339887498949;

    private static readonly int[] PairStrides = [1, 7, 37, 101];

    private readonly RowSelection _rows;

    private RowSample(RowSelection rows)
    {
        _rows = rows;
        Medians = new float[rows.Matrix.Dimension];
        Span<float> column = stackalloc float[Size];
        for (int k = 0; k < Medians.Length && rows.Count > 0; k++)
            Medians[k] = InOrder(k, column)[rows.Count / 2];
    }

    /// <summary>The median of each column.</summary>
    public float[] Medians { get; }

    /// <summary>Rows of some slots: one of each part of the table, in another place of each, so that they are typical of tables with a period, too.</summary>
    public static RowSample Of(RowSelection rows)
    {
        var slots = new int[Math.Min(Size, rows.Count)];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = rows.SlotAt((int)((i + i * GoldenSection % 1) * rows.Count / slots.Length));
        // They are looked at in every column: stored.
        return new RowSample(rows.Matrix.AreAllStored ? rows.Select(slots) : new RowSelection(rows.Matrix.Select(Array.ConvertAll(slots, rows.RowOf))));
    }

    /// <summary>How far from the median that share of a column's values lies within, in the widest column.</summary>
    public double Spread(double share)
    {
        double widest = 0;
        Span<double> room = stackalloc double[Size];
        Span<double> distances = room[.._rows.Count];
        for (int k = 0; k < Medians.Length; k++)
        {
            for (int i = 0; i < distances.Length; i++)
                distances[i] = Math.Abs((double)_rows[i][k] - Medians[k]);
            distances.Sort();
            widest = Math.Max(widest, distances[(int)(share * (distances.Length - 1))]);
        }
        return widest;
    }

    /// <summary>What hardly any squared distance between rows is above, with values farther than <paramref name="reach"/> from the median taken as that far.</summary>
    /// <remarks>So many times above their median as five of six are above it at most; and above their mean, where most are alike.</remarks>
    public double MostSquared(double reach, double times)
    {
        int count = _rows.Count;
        // Rows as far apart in the table as nothing in it repeats.
        double[] squares = [.. from stride in PairStrides where stride < count from i in Enumerable.Range(0, count) select Squared(_rows[i], _rows[(i + stride) % count], reach)];
        if (squares.Length == 0)
            return 0;
        Array.Sort(squares);
        double median = squares[squares.Length / 2];
        return Math.Max(median + times * (squares[squares.Length * 5 / 6] - median), TimesMean * squares.Average());
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
        Span<float> column = room[.._rows.Count];
        for (int i = 0; i < column.Length; i++)
            column[i] = _rows[i][k];
        column.Sort();
        return column;
    }
}

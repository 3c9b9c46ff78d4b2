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
        {
            Span<float> values = ColumnOf(k, column);
            values.Sort();
            Medians[k] = values[rows.Count / 2];
        }
    }

    /// <summary>The median of each column.</summary>
    public float[] Medians { get; }

    /// <summary>Rows of some slots: one of each part of the table, in another place of each, so that they are typical of tables with a period, too.</summary>
    public static RowSample Of(RowSelection rows)
    {
        var slots = new int[Math.Min(Size, rows.Count)];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = rows.SlotAt((int)((i + i * GoldenSection % 1) * rows.Count / slots.Length));
        return new RowSample(rows.Select(slots));
    }

    /// <summary>How far from the median that share of a column's values lies within, in the widest column.</summary>
    public double Spread(double share)
    {
        double widest = 0;
        Span<double> room = stackalloc double[Size];
        Span<double> distances = room[.._rows.Count];
        Span<float> column = stackalloc float[Size];
        for (int k = 0; k < Medians.Length; k++)
        {
            Span<float> values = ColumnOf(k, column);
            for (int i = 0; i < distances.Length; i++)
                distances[i] = Math.Abs((double)values[i] - Medians[k]);
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
        if (count <= PairStrides[0])
            return 0;
        using AlignedBuffer room = AlignedBuffer.Of<double>(PairStrides.Length * count), pair = new(2L * Medians.Length);
        Span<float> first = pair.Values<float>(2 * Medians.Length), second = first[Medians.Length..];
        // Rows as far apart in the table as nothing in it repeats.
        int found = 0;
        Span<double> squares = room.Values<double>(PairStrides.Length * count);
        foreach (int stride in PairStrides)
        {
            for (int i = 0; i < count && stride < count; i++)
                squares[found++] = Squared(_rows.Read(i, first), _rows.Read((i + stride) % count, second), reach);
        }
        squares = squares[..found];
        squares.Sort();
        double median = squares[found / 2], sum = 0;
        foreach (double square in squares)
            sum += square;
        return Math.Max(median + times * (squares[found * 5 / 6] - median), TimesMean * sum / found);
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

    private Span<float> ColumnOf(int k, Span<float> room)
    {
        Span<int> places = stackalloc int[Size];
        places = places[.._rows.Count];
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        Span<float> column = room[.._rows.Count];
        _rows.CopyColumn(k, places, column);
        return column;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>The rows that a member is trained on: which, and how often each.</summary>
internal sealed class RowDraw(int rowCount)
{
    private RowCounts? _again;

    /// <summary>The rows that come at least once.</summary>
    public RowSet Rows { get; } = new(rowCount);

    /// <summary>All rows, repeats included.</summary>
    public int Count => Rows.Count + RepeatCount;

    private int RepeatCount { get; set; }

    public void Add(int row)
    {
        if (!Rows.Contains(row))
        {
            Rows.Add(row);
            return;
        }
        _again ??= new RowCounts(rowCount);
        _again.Add(row, 1);
        RepeatCount++;
    }

    /// <summary>Adds <paramref name="count"/> different rows, each set equally likely (Knuth, The Art of Computer Programming 2, algorithm S).</summary>
    public void AddSome(IReadOnlyList<int> rows, int count, RandomStream stream)
    {
        int left = rows.Count;
        foreach (int row in rows)
        {
            if (stream.Next(left--) >= count)
                continue;
            Add(row);
            count--;
        }
    }

    /// <summary>Adds <paramref name="count"/> rows drawn with replacement, all equally likely.</summary>
    public void AddBootstrap(IReadOnlyList<int> rows, int count, RandomStream stream)
    {
        for (int i = 0; i < count; i++)
            Add(rows[stream.Next(rows.Count)]);
    }

    /// <summary>Adds <paramref name="count"/> rows drawn with replacement, as likely as they weigh.</summary>
    public void AddByWeight(IReadOnlyList<int> rows, double[] weights, int count, RandomStream stream)
    {
        var upTo = new double[rows.Count];
        double sum = 0;
        for (int i = 0; i < upTo.Length; i++)
            upTo[i] = sum += weights[rows[i]];
        for (int i = 0; i < count; i++)
        {
            int at = Array.BinarySearch(upTo, stream.NextDouble() * sum);
            // A draw on the border of two rows belongs to the upper one; rows without weight have no place of their own.
            at = at < 0 ? ~at : at + 1;
            while (at < upTo.Length - 1 && weights[rows[at]] == 0)
                at++;
            Add(rows[Math.Min(at, upTo.Length - 1)]);
        }
    }

    public ResamplingPlan ToPlan() => new(Rows, RepeatCount == 0 ? [] : [new RepeatedRows(_again!, RepeatCount)]);

    /// <summary>How often a row comes.</summary>
    public int this[int row] => Rows.Contains(row) ? 1 + (_again is null ? 0 : _again[row]) : 0;
}

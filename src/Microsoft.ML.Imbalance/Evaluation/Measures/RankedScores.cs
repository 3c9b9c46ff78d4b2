namespace Microsoft.ML.Imbalance;

/// <summary>The order of the rows by falling score, and where equal scores begin and end: sorted once, whatever the rows weigh.</summary>
internal sealed class RankedScores
{
    private readonly int[]? _ends;

    /// <param name="scores">A score of each row, without NaN; the larger, the more likely positive.</param>
    public RankedScores(ReadOnlySpan<double> scores)
    {
        double[] sorted = scores.ToArray();
        var rows = new int[sorted.Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;
        sorted.AsSpan().Sort(rows.AsSpan());
        Array.Reverse(sorted);
        Array.Reverse(rows);
        Rows = rows;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] != sorted[i])
                StepCount++;
        }
        if (StepCount == sorted.Length)
            return;
        _ends = new int[StepCount];
        for (int i = 0, step = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] != sorted[i])
                _ends[step++] = i + 1;
        }
    }

    /// <summary>The rows by falling score.</summary>
    public int[] Rows { get; }

    /// <summary>The number of distinct scores.</summary>
    public int StepCount { get; }

    /// <summary>The place in <see cref="Rows"/> after the last row of a distinct score.</summary>
    public int EndOf(int step) => _ends is null ? step + 1 : _ends[step];
}

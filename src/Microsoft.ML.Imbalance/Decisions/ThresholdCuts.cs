namespace Microsoft.ML.Imbalance;

/// <summary>All decisions that a threshold can make of some rows: cut c calls the rows of the c largest distinct scores positive. Sorted once.</summary>
internal sealed class ThresholdCuts
{
    private readonly Row[] _rows;
    private readonly int[] _ends;
    private readonly double[] _positives;
    private readonly double[] _negatives;

    /// <param name="scores">A score of each row, without NaN; the larger, the more likely positive.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public ThresholdCuts(ReadOnlySpan<double> scores, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        double[] sorted = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        sorted.AsSpan().Sort(order.AsSpan(), (a, b) => b.CompareTo(a));
        _rows = new Row[sorted.Length];
        for (int i = 0; i < _rows.Length; i++)
            _rows[i] = new Row(order[i], actual[order[i]] == positive, weights.IsEmpty ? 1 : weights[order[i]]);
        _ends = [.. Enumerable.Range(1, sorted.Length).Where(i => i == sorted.Length || sorted[i] != sorted[i - 1])];
        Scores = Array.ConvertAll(_ends, end => sorted[end - 1]);
        (_positives, _negatives) = Sum(row => row.Weight);
    }

    private ThresholdCuts(ThresholdCuts source, Func<Row, double> weightOf)
    {
        (_rows, _ends, Scores) = (source._rows, source._ends, source.Scores);
        (_positives, _negatives) = Sum(weightOf);
    }

    /// <summary>The distinct scores, falling.</summary>
    public double[] Scores { get; }

    /// <summary>One more than there are distinct scores: the first calls no row positive, the last every row.</summary>
    public int Count => Scores.Length + 1;

    /// <summary>The outcomes of a cut.</summary>
    public OneVersusRestCounts this[int cut] => new(
        _positives[cut], _negatives[cut], Math.Max(0, _positives[^1] - _positives[cut]), Math.Max(0, _negatives[^1] - _negatives[cut]));

    /// <summary>The cut that a threshold makes.</summary>
    public int CutOf(double threshold)
    {
        // The first score below the threshold, by bisection.
        int low = 0, high = Scores.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Scores[middle] >= threshold)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The same rows, each coming so many times.</summary>
    public ThresholdCuts Redraw(double[] counts) => new(this, row => row.Weight * counts[row.Index]);

    private (double[] Positives, double[] Negatives) Sum(Func<Row, double> weightOf)
    {
        var positives = new double[Count];
        var negatives = new double[Count];
        int row = 0;
        for (int cut = 1; cut < positives.Length; cut++)
        {
            positives[cut] = positives[cut - 1];
            negatives[cut] = negatives[cut - 1];
            for (; row < _ends[cut - 1]; row++)
                (_rows[row].IsPositive ? positives : negatives)[cut] += weightOf(_rows[row]);
        }
        return (positives, negatives);
    }

    private readonly record struct Row(int Index, bool IsPositive, double Weight);
}

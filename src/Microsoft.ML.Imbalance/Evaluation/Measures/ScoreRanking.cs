namespace Microsoft.ML.Imbalance;

/// <summary>The rows of two classes by falling score, rows of equal score taken together: sorted once, read by every ranking measure.</summary>
internal sealed class ScoreRanking
{
    private readonly List<Step> _steps = [];
    private readonly double _positives;
    private readonly double _negatives;

    /// <param name="scores">A score of each row, without NaN; the larger, the more likely positive.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class; all others are negative.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public ScoreRanking(ReadOnlySpan<double> scores, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        double[] sorted = scores.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        sorted.AsSpan().Sort(order.AsSpan());
        for (int i = sorted.Length - 1; i >= 0;)
        {
            double score = sorted[i], positives = 0, negatives = 0;
            for (; i >= 0 && sorted[i] == score; i--)
            {
                double weight = weights.IsEmpty ? 1 : weights[order[i]];
                if (actual[order[i]] == positive)
                    positives += weight;
                else
                    negatives += weight;
            }
            _steps.Add(new Step(positives, negatives));
            _positives += positives;
            _negatives += negatives;
        }
    }

    /// <summary>
    /// The chance that a positive row outranks a negative one, ties counting half (Hanley and McNeil, 1982); NaN unless there are rows of both kinds.
    /// </summary>
    public double AreaUnderRocCurve()
    {
        double above = 0, area = 0;
        foreach (Step step in _steps)
        {
            area += step.Negatives * (above + step.Positives / 2);
            above += step.Positives;
        }
        return Math.Min(1, area / _positives / _negatives);
    }

    /// <summary>Average precision: Σ Δrecall · precision over the distinct scores, without interpolation; NaN without positive rows.</summary>
    public double AveragePrecision()
    {
        double positives = 0, negatives = 0, area = 0;
        foreach (Step step in _steps)
        {
            positives += step.Positives;
            negatives += step.Negatives;
            if (step.Positives > 0)
                area += step.Positives * (positives / (positives + negatives));
        }
        return Math.Min(1, area / _positives);
    }

    private readonly record struct Step(double Positives, double Negatives);
}

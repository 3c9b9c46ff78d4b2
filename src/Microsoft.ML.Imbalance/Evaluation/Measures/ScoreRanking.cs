namespace Microsoft.ML.Imbalance;

/// <summary>The rows of two classes by falling score, rows of equal score taken together: sorted once, read by every ranking measure.</summary>
internal sealed class ScoreRanking
{
    private readonly RankingStep[] _steps;
    private readonly int _count;

    /// <param name="scores">A score of each row, without NaN; the larger, the more likely positive.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class; all others are negative.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public ScoreRanking(ReadOnlySpan<double> scores, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
        : this(new RankedScores(scores), scores, actual, positive, weights)
    {
    }

    /// <summary>The same for scores that have been sorted before.</summary>
    public ScoreRanking(RankedScores ranked, ReadOnlySpan<double> scores, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        _steps = new RankingStep[ranked.StepCount];
        int[] rows = ranked.Rows;
        for (int step = 0, i = 0; step < _steps.Length; step++)
        {
            double positives = 0, negatives = 0, score = scores[rows[i]];
            for (int end = ranked.EndOf(step); i < end; i++)
            {
                int row = rows[i];
                double weight = weights.IsEmpty ? 1 : weights[row];
                if (actual[row] == positive)
                    positives += weight;
                else
                    negatives += weight;
            }
            // A score that no weight stands for is no threshold.
            if (positives + negatives <= 0)
                continue;
            _steps[_count++] = new RankingStep(score, positives, negatives);
            Positives += positives;
            Negatives += negatives;
        }
    }

    /// <summary>The distinct scores, falling, with the weight of the rows that have them.</summary>
    public ReadOnlySpan<RankingStep> Steps => _steps.AsSpan(0, _count);

    /// <summary>The weight of the positive rows.</summary>
    public double Positives { get; }

    /// <summary>The weight of all other rows.</summary>
    public double Negatives { get; }

    /// <summary>The weight of all rows.</summary>
    public double Total => Positives + Negatives;

    /// <summary>
    /// The chance that a positive row outranks a negative one, ties counting half (Hanley and McNeil, 1982); NaN unless there are rows of both kinds.
    /// </summary>
    public double AreaUnderRocCurve()
    {
        double above = 0, area = 0;
        foreach (RankingStep step in Steps)
        {
            area += step.Negatives * (above + step.Positives / 2);
            above += step.Positives;
        }
        return Math.Min(1, area / Positives / Negatives);
    }

    /// <summary>Average precision: Σ Δrecall · precision over the distinct scores, without interpolation; NaN without positive rows.</summary>
    public double AveragePrecision()
    {
        double positives = 0, negatives = 0, area = 0;
        foreach (RankingStep step in Steps)
        {
            positives += step.Positives;
            negatives += step.Negatives;
            if (step.Positives > 0)
                area += step.Positives * (positives / (positives + negatives));
        }
        return Math.Min(1, area / Positives);
    }
}

/// <summary>A distinct score, and the weight of the positive and of the other rows that have it.</summary>
internal readonly record struct RankingStep(double Score, double Positives, double Negatives);

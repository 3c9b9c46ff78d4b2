namespace Microsoft.ML.Imbalance;

/// <summary>Every measure of decisions over all thresholds.</summary>
/// <remarks>
/// One point for each distinct probability (without probabilities: score), by falling threshold, after one where nothing is flagged. To put a model to use with a
/// threshold found here, find it on rows that neither trained nor test the model: what is best on the test set looks better than it is.
/// </remarks>
public sealed class ThresholdCurve
{
    private ThresholdCurve(IReadOnlyList<ThresholdPoint> points) => Points = points;

    /// <summary>The points, by falling threshold: all, or as many as were asked for.</summary>
    public IReadOnlyList<ThresholdPoint> Points { get; }

    /// <summary>The point where a measure is largest; of several the one with the highest threshold.</summary>
    /// <param name="measure">What shall be large, such as <c>point => point.F1Score</c>, or for costs <c>point => -point.ExpectedCost(1, 20)</c>.</param>
    /// <returns>The point.</returns>
    public ThresholdPoint Best(Func<ThresholdPoint, double> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Points.MaxBy(measure);
    }

    internal static ThresholdCurve Of(ScoreRanking ranking, int? maximumPointCount)
    {
        List<ThresholdPoint> points = [new(double.PositiveInfinity, new OneVersusRestCounts(0, 0, ranking.Positives, ranking.Negatives))];
        // What is not flagged is summed up from below, not taken as the rest: the rest of weights that are no integers is not 0 where nothing is left.
        ReadOnlySpan<RankingStep> steps = ranking.Steps;
        var below = new (double Positives, double Negatives)[steps.Length];
        for (int i = steps.Length - 1; i > 0; i--)
            below[i - 1] = (below[i].Positives + steps[i].Positives, below[i].Negatives + steps[i].Negatives);
        double positives = 0, negatives = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            positives += steps[i].Positives;
            negatives += steps[i].Negatives;
            points.Add(new ThresholdPoint(steps[i].Score, new OneVersusRestCounts(positives, negatives, below[i].Positives, below[i].Negatives)));
        }
        return new ThresholdCurve(CurveThinning.Apply(points, maximumPointCount, p => p.FlaggedShare, p => p.Recall));
    }
}

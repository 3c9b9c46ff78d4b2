namespace Microsoft.ML.Imbalance;

/// <summary>Cumulative gains and lift: how much of the positive class is among the first rows, when rows are worked through by falling score.</summary>
/// <remarks>
/// One point for each distinct score, from (0, 0) to (1, 1); between points the captured share is straight: rows of equal score in random order. Guessing captures
/// what it flags, at lift 1. A curve without positive rows has no points.
/// </remarks>
public sealed class GainsCurve
{
    private GainsCurve(IReadOnlyList<GainsPoint> points, double prevalence)
    {
        Points = points;
        Prevalence = prevalence;
    }

    /// <summary>The points, by falling threshold: all, or as many as were asked for.</summary>
    public IReadOnlyList<GainsPoint> Points { get; }

    /// <summary>The share of the positive class. A perfect model captures all of it within that share of the rows; no lift is above 1 / prevalence.</summary>
    public double Prevalence { get; }

    internal static GainsCurve Of(ScoreRanking ranking, int? maximumPointCount)
    {
        double prevalence = ranking.Positives / ranking.Total;
        if (!(ranking.Positives > 0))
            return new GainsCurve([], prevalence);
        RankingStep first = ranking.Steps[0];
        List<GainsPoint> points = [new(double.PositiveInfinity, 0, 0, first.Positives / (first.Positives + first.Negatives) / prevalence)];
        double positives = 0, flagged = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            positives += step.Positives;
            flagged += step.Positives + step.Negatives;
            points.Add(new GainsPoint(step.Score, flagged / ranking.Total, positives / ranking.Positives, positives / flagged / prevalence));
        }
        return new GainsCurve(CurveThinning.Apply(points, maximumPointCount, p => p.FlaggedShare, p => p.CapturedShare), prevalence);
    }
}

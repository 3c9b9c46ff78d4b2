namespace Microsoft.ML.Imbalance;

/// <summary>Precision against recall over all thresholds. Guessing lies on the level of <see cref="Prevalence"/>, which depends on the data, not on 0.5.</summary>
/// <remarks>
/// One point for each distinct score, by falling threshold, after the conventional (0, 1), where nothing is flagged. Draw it as steps: from one point to the next
/// the precision is that of the next. Straight lines between the points promise too much (Davis and Goadrich, ICML 2006). A curve without positive rows has no
/// points.
/// </remarks>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double averagePrecision, double prevalence)
    {
        Points = points;
        AveragePrecision = averagePrecision;
        Prevalence = prevalence;
    }

    /// <summary>The points, by falling threshold: all, or as many as were asked for.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>The area under the steps of all points, as <see cref="ImbalanceMetrics.AreaUnderPrecisionRecallCurve"/>; NaN without positive rows.</summary>
    public double AveragePrecision { get; }

    /// <summary>The share of the positive class: the precision, and the average precision, of guessing.</summary>
    public double Prevalence { get; }

    internal static PrecisionRecallCurve Of(ScoreRanking ranking, int? maximumPointCount)
    {
        double prevalence = ranking.Positives / ranking.Total;
        if (!(ranking.Positives > 0))
            return new PrecisionRecallCurve([], double.NaN, prevalence);
        List<PrecisionRecallPoint> points = [new(double.PositiveInfinity, 0, 1)];
        double positives = 0, flagged = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            positives += step.Positives;
            flagged += step.Positives + step.Negatives;
            points.Add(new PrecisionRecallPoint(step.Score, positives / ranking.Positives, positives / flagged));
        }
        return new PrecisionRecallCurve(CurveThinning.Apply(points, maximumPointCount, p => p.Recall, p => p.Precision), ranking.AveragePrecision(), prevalence);
    }
}

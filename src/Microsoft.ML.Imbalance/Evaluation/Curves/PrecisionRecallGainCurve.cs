namespace Microsoft.ML.Imbalance;

/// <summary>
/// The precision-recall curve in units of what is gained over always answering positive (Flach and Kull, "Precision-recall-gain curves: PR analysis done right",
/// NIPS 2015). Areas can be compared and averaged over data sets with different shares of the class, which those under precision-recall curves can't.
/// </summary>
/// <remarks>
/// Points by falling threshold, from recall gain 0 (recall equal to the share of the class) to 1. Between points the curve is straight. A curve of rows of one
/// kind has no points.
/// </remarks>
public sealed class PrecisionRecallGainCurve
{
    private PrecisionRecallGainCurve(IReadOnlyList<PrecisionRecallGainPoint> points, double area)
    {
        Points = points;
        AreaUnderCurve = area;
    }

    /// <summary>The points, by falling threshold: all, or as many as were asked for.</summary>
    public IReadOnlyList<PrecisionRecallGainPoint> Points { get; }

    /// <summary>The area under the curve of all points: 1 for perfection, 0 for always answering positive, negative for worse; NaN for rows of one kind.</summary>
    public double AreaUnderCurve { get; }

    internal static PrecisionRecallGainCurve Of(ScoreRanking ranking, int? maximumPointCount)
    {
        List<PrecisionRecallGainPoint> points =
            [.. RankingGain.Points(ranking).Select(p => new PrecisionRecallGainPoint(p.Threshold, RankingGain.Recall(ranking, p), RankingGain.Precision(ranking, p)))];
        return new PrecisionRecallGainCurve(CurveThinning.Apply(points, maximumPointCount, p => p.RecallGain, p => p.PrecisionGain), RankingGain.Area(ranking));
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>True against false positive rate over all thresholds. Guessing lies on the diagonal, whatever the shares of the classes.</summary>
/// <remarks>
/// One point for each distinct score, by falling threshold, from (0, 0), where nothing is flagged, to (1, 1). Between points the curve is straight: rows of equal
/// score in random order. A curve of rows of one kind has no points.
/// </remarks>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, IReadOnlyList<RocPoint> hull, double area)
    {
        Points = points;
        ConvexHull = hull;
        AreaUnderCurve = area;
    }

    /// <summary>The points, by falling threshold: all, or as many as were asked for.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>The corners of the upper convex hull: the thresholds that are best for some costs and class shares (Provost and Fawcett, 2001).</summary>
    public IReadOnlyList<RocPoint> ConvexHull { get; }

    /// <summary>The area under the curve of all points, as <see cref="ImbalanceMetrics.AreaUnderRocCurve"/>; NaN for rows of one kind.</summary>
    public double AreaUnderCurve { get; }

    internal static RocCurve Of(ScoreRanking ranking, int? maximumPointCount)
    {
        if (!(ranking.Positives > 0 && ranking.Negatives > 0))
            return new RocCurve([], [], double.NaN);
        List<RocPoint> points = [new(double.PositiveInfinity, 0, 0)];
        double positives = 0, negatives = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            positives += step.Positives;
            negatives += step.Negatives;
            points.Add(new RocPoint(step.Score, negatives / ranking.Negatives, positives / ranking.Positives));
        }
        RocPoint[] hull =
            [.. RocHull.Of(ranking).Select(corner => new RocPoint(corner.Threshold, corner.FalsePositives / ranking.Negatives, corner.TruePositives / ranking.Positives))];
        return new RocCurve(
            CurveThinning.Apply(points, maximumPointCount, p => p.FalsePositiveRate, p => p.TruePositiveRate), Array.AsReadOnly(hull), ranking.AreaUnderRocCurve());
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Chooses some points of a curve: the first, the last, and others about equally far apart along it, so that no bend is lost.</summary>
internal static class CurveThinning
{
    /// <param name="points">All points, in order.</param>
    /// <param name="maximumPointCount">How many to keep at most, at least 2; null for all.</param>
    /// <param name="x">The place of a point.</param>
    /// <param name="y">Its height, on the same scale.</param>
    public static IReadOnlyList<TPoint> Apply<TPoint>(List<TPoint> points, int? maximumPointCount, Func<TPoint, double> x, Func<TPoint, double> y)
    {
        if (maximumPointCount is not int most)
            return points.AsReadOnly();
        OptionChecks.AtLeast(2, most, nameof(maximumPointCount));
        if (points.Count <= most)
            return points.AsReadOnly();
        double length = 0;
        for (int i = 1; i < points.Count; i++)
            length += Distance(points[i - 1], points[i]);
        List<TPoint> kept = [points[0]];
        double way = 0;
        for (int i = 1; i < points.Count - 1; i++)
        {
            way += Distance(points[i - 1], points[i]);
            if (way >= length * kept.Count / (most - 1) && kept.Count < most - 1)
                kept.Add(points[i]);
        }
        kept.Add(points[^1]);
        return kept.AsReadOnly();

        double Distance(TPoint a, TPoint b) => Math.Abs(x(b) - x(a)) + Math.Abs(y(b) - y(a));
    }
}

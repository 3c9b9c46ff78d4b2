namespace Microsoft.ML.Imbalance;

/// <summary>
/// What the best threshold costs, for every class share and every relation of costs at once (Drummond and Holte, "Cost curves: an improved method for visualizing
/// classifier performance", Machine Learning 65, 2006).
/// </summary>
/// <remarks>
/// A threshold is a straight line over <see cref="CostPoint.ProbabilityCost"/>, from its false positive rate at 0 to its false negative rate at 1; the curve is the
/// lower envelope of these lines, and its corners belong to the corners of the ROC hull. Knowing nothing costs min(x, 1 - x). A curve of rows of one kind has no
/// points.
/// </remarks>
public sealed class CostCurve
{
    private CostCurve(IReadOnlyList<CostPoint> points) => Points = points;

    /// <summary>The corners of the envelope, by rising probability cost, from 0 to 1; between them it is straight.</summary>
    public IReadOnlyList<CostPoint> Points { get; }

    /// <summary>The mean cost over all probability costs: 0 for a perfect model, 0.25 for one that knows nothing; NaN for rows of one kind.</summary>
    public double AreaUnderCurve
    {
        get
        {
            double area = Points.Count == 0 ? double.NaN : 0;
            for (int i = 1; i < Points.Count; i++)
            {
                double width = Points[i].ProbabilityCost - Points[i - 1].ProbabilityCost;
                area += width * (Points[i].NormalizedExpectedCost + Points[i - 1].NormalizedExpectedCost) / 2;
            }
            return area;
        }
    }

    /// <summary>The probability cost of a class share and costs: where to look on the curve.</summary>
    /// <param name="positiveShare">The share of positive rows where the model will be used: 0 … 1.</param>
    /// <param name="falsePositiveCost">The cost of a false alarm.</param>
    /// <param name="falseNegativeCost">The cost of a miss.</param>
    /// <returns>A number between 0 and 1; NaN if nothing can cost anything.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or a cost is negative or no finite number.</exception>
    public static double ProbabilityCostOf(double positiveShare, double falsePositiveCost, double falseNegativeCost)
    {
        double misses = OptionChecks.Within(0, 1, positiveShare) * OptionChecks.NotNegative(falseNegativeCost);
        return misses / (misses + (1 - positiveShare) * OptionChecks.NotNegative(falsePositiveCost));
    }

    /// <summary>The point of the curve at a probability cost: what the best threshold costs there, and which it is.</summary>
    /// <param name="probabilityCost">From <see cref="ProbabilityCostOf"/>: 0 … 1.</param>
    /// <returns>The point.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probabilityCost"/> is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The rows are of one kind, so that there is no curve.</exception>
    public CostPoint At(double probabilityCost)
    {
        OptionChecks.Within(0, 1, probabilityCost);
        if (Points.Count == 0)
            throw new InvalidOperationException("The rows evaluated are of one class, so that there is no cost curve. Evaluate rows of both classes.");
        int next = 1;
        while (next < Points.Count - 1 && Points[next].ProbabilityCost <= probabilityCost)
            next++;
        CostPoint a = Points[next - 1], b = Points[next];
        double part = b.ProbabilityCost > a.ProbabilityCost ? (probabilityCost - a.ProbabilityCost) / (b.ProbabilityCost - a.ProbabilityCost) : 0;
        return new CostPoint(probabilityCost, a.NormalizedExpectedCost + part * (b.NormalizedExpectedCost - a.NormalizedExpectedCost), a.Threshold);
    }

    internal static CostCurve Of(ScoreRanking ranking)
    {
        if (!(ranking.Positives > 0 && ranking.Negatives > 0))
            return new CostCurve([]);
        List<OperatingPoint> hull = RocHull.Of(ranking);
        List<CostPoint> points = [new(0, 0, hull[0].Threshold)];
        for (int corner = 1; corner < hull.Count; corner++)
        {
            double truePositiveRate = hull[corner].TruePositives / ranking.Positives, falsePositiveRate = hull[corner].FalsePositives / ranking.Negatives;
            // Two lines meet where ΔTPR x = ΔFPR (1 - x).
            double positives = truePositiveRate - hull[corner - 1].TruePositives / ranking.Positives;
            double negatives = falsePositiveRate - hull[corner - 1].FalsePositives / ranking.Negatives;
            double x = negatives / (positives + negatives);
            // A threshold that is best at one end only has no stretch of its own.
            if (points[^1].ProbabilityCost == x)
                points.RemoveAt(points.Count - 1);
            points.Add(new CostPoint(x, (1 - truePositiveRate) * x + falsePositiveRate * (1 - x), hull[corner].Threshold));
        }
        if (points[^1].ProbabilityCost < 1)
            points.Add(new CostPoint(1, 0, hull[^1].Threshold));
        return new CostCurve(points.AsReadOnly());
    }
}

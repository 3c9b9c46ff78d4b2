using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>The areas under the ROC curves of two models on the same rows, and whether they differ by more than chance (DeLong et al., 1988).</summary>
/// <remarks>
/// Rows are taken as independent, and a row of weight 2 as the same row twice; with a group column groups are taken as independent, whatever is alike within them (Obuchowski, 1997).
/// </remarks>
public sealed class RocAreaComparison
{
    internal RocAreaComparison(double areaA, double areaB, double varianceA, double varianceB, double covariance, double confidenceLevel)
    {
        AreaA = areaA;
        AreaB = areaB;
        StandardErrorA = Math.Sqrt(Math.Max(0, varianceA));
        StandardErrorB = Math.Sqrt(Math.Max(0, varianceB));
        Covariance = covariance;
        ConfidenceLevel = confidenceLevel;
        // Equal placements give a variance of 0, which rounding must not make negative; few groups of both kinds can.
        StandardError = Math.Sqrt(Math.Max(0, varianceA + varianceB - 2 * covariance));
        double half = -NormalDistribution.Quantile((1 - confidenceLevel) / 2) * StandardError;
        (Lower, Upper) = (Math.Max(-1, Difference - half), Math.Min(1, Difference + half));
        Z = StandardError > 0 ? Difference / StandardError : Difference == 0 ? 0 : double.IsNaN(StandardError) ? double.NaN : Math.Sign(Difference) * double.PositiveInfinity;
        PValue = double.IsNaN(Z) ? double.NaN : 2 * NormalDistribution.UpperTail(Math.Abs(Z));
    }

    /// <summary>The area of the first model; NaN for rows of one kind.</summary>
    public double AreaA { get; }

    /// <summary>The area of the second model; NaN for rows of one kind.</summary>
    public double AreaB { get; }

    /// <summary>The standard error of the first area; NaN with fewer than two rows, or groups, of either kind.</summary>
    public double StandardErrorA { get; }

    /// <summary>The standard error of the second area; NaN with fewer than two rows, or groups, of either kind.</summary>
    public double StandardErrorB { get; }

    /// <summary>The covariance of the two areas: models that rank the same rows high vary together.</summary>
    public double Covariance { get; }

    /// <summary><see cref="AreaB"/> - <see cref="AreaA"/>: positive if the second model ranks better.</summary>
    public double Difference => AreaB - AreaA;

    /// <summary>The standard error of the difference.</summary>
    public double StandardError { get; }

    /// <summary>The lower end of the interval for the difference.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the interval for the difference.</summary>
    public double Upper { get; }

    /// <summary>The share of such intervals that shall hold the true difference.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>The difference in units of its standard error, about standard normal if there is none; 0 if there is no difference at all.</summary>
    public double Z { get; }

    /// <summary>The two-sided p-value: how likely so large a difference is if the models rank equally well.</summary>
    public double PValue { get; }

    /// <summary>The areas, the difference with its interval, and the p-value, on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{AreaA:0.0000} and {AreaB:0.0000}, difference {Difference:0.0000} [{Lower:0.0000}, {Upper:0.0000}], p = {PValue:0.0000}");

    internal static RocAreaComparison Of(
        RankedScores rankedA, RankedScores rankedB, ClassCodes actual, int positive, ReadOnlySpan<double> weights, int[]? groups, double confidenceLevel)
    {
        Placements a = new(rankedA, actual, positive, weights), b = new(rankedB, actual, positive, weights);
        return new RocAreaComparison(
            a.Area,
            b.Area,
            DeLong.Covariance(a, a, actual, positive, weights, groups),
            DeLong.Covariance(b, b, actual, positive, weights, groups),
            DeLong.Covariance(a, b, actual, positive, weights, groups),
            confidenceLevel);
    }
}

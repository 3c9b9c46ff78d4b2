using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Class shares that were estimated from unlabeled rows.</summary>
public sealed class PriorEstimate
{
    internal PriorEstimate(IReadOnlyDictionary<string, double> priors, int rowCount, int iterations, bool hasConverged, double likelihoodRatio, double pValue)
    {
        Priors = priors;
        RowCount = rowCount;
        Iterations = iterations;
        HasConverged = hasConverged;
        LikelihoodRatio = likelihoodRatio;
        PValue = pValue;
    }

    /// <summary>The share of each class by name: what <c>CorrectPriors</c> takes as target.</summary>
    public IReadOnlyDictionary<string, double> Priors { get; }

    /// <summary>The rows they were estimated from.</summary>
    public int RowCount { get; }

    /// <summary>The rounds it took.</summary>
    public int Iterations { get; }

    /// <summary>Whether the shares had settled when it stopped.</summary>
    public bool HasConverged { get; }

    /// <summary>Twice the logarithm of how much likelier the rows are under these shares than under those of the training.</summary>
    public double LikelihoodRatio { get; }

    /// <summary>
    /// The chance of a ratio as large if the shares had not changed (chi-square, one degree of freedom less than there are classes). Where it is not small, keep the old shares.
    /// </summary>
    public double PValue { get; }

    /// <summary>The findings in a line.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", Priors.Select(p => $"class \"{p.Key}\" {p.Value.ToString("0.####", CultureInfo.InvariantCulture)}"))} from {RowCount} rows, {Iterations} rounds{(HasConverged ? "" : " without settling")}; change: p = {PValue:0.####}");
}

namespace Microsoft.ML.Imbalance;

/// <summary>A corner of the lower envelope of expected costs: up to here one threshold is best, from here on another.</summary>
public readonly struct CostPoint
{
    internal CostPoint(double probabilityCost, double normalizedExpectedCost, double threshold)
    {
        ProbabilityCost = probabilityCost;
        NormalizedExpectedCost = normalizedExpectedCost;
        Threshold = threshold;
    }

    /// <summary>π M / (π M + (1 - π) F) for a share π of positive rows, M the cost of a miss and F that of a false alarm: 0 … 1.</summary>
    public double ProbabilityCost { get; }

    /// <summary>The cost of the best threshold as a part of that of getting everything wrong: 0 … 0.5.</summary>
    public double NormalizedExpectedCost { get; }

    /// <summary>The threshold that is best from here on to the next point: the lowest score to flag; infinite if nothing should be.</summary>
    public double Threshold { get; }
}

namespace Microsoft.ML.Imbalance;

/// <summary>ln odds = a · score + b · score of the anchor + c, with a and b not negative.</summary>
/// <param name="Slope">a.</param>
/// <param name="AnchorSlope">b.</param>
/// <param name="Intercept">c.</param>
internal readonly record struct AnchoredFunction(double Slope, double AnchorSlope, double Intercept)
{
    /// <summary>The function of both scores, by maximum likelihood.</summary>
    public static AnchoredFunction Fit(double[] scores, double[] anchorScores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        double[] targets = SmoothedTargets.Of(positive, weights);
        double[] both = LogisticFit.Solve([scores, anchorScores], targets, weights);
        if (both[0] >= 0 && both[1] >= 0)
            return new(both[0], both[1], both[2]);
        // The likelihood has one maximum: with slopes that may not be negative, one of them is 0 there.
        double[] one = LogisticFit.Solve([both[0] < 0 ? anchorScores : scores], targets, weights);
        return both[0] < 0 ? new(0, Math.Max(0, one[0]), one[1]) : new(Math.Max(0, one[0]), 0, one[1]);
    }

    /// <summary>Platt's function of the anchor's score alone.</summary>
    public static AnchoredFunction FitAnchor(double[] anchorScores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        (double slope, double intercept) = PlattScaling.Fit(anchorScores, positive, weights);
        return new(0, slope, intercept);
    }

    public double LogOdds(double score, double anchorScore) => Slope * score + AnchorSlope * anchorScore + Intercept;

    /// <summary>The function in ML.NET's expression language, of the score and the anchor's.</summary>
    public string Expression
        => $"(x, r) => {BinaryScoring.Number(Slope)} * double(x) + {BinaryScoring.Number(AnchorSlope)} * double(r) + {BinaryScoring.Number(Intercept)}";
}

namespace Microsoft.ML.Imbalance;

/// <summary>p = 1 / (1 + exp(-(a s + b))): a logistic function of the score (Platt, "Probabilistic outputs for support vector machines", 1999).</summary>
internal static class PlattScaling
{
    public static (double Slope, double Intercept) Fit(double[] scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        double[] solution = LogisticFit.Solve([scores], SmoothedTargets.Of(positive, weights), weights);
        return (solution[0], solution[1]);
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Checks that evaluations share.</summary>
internal static class EvaluationChecks
{
    public static void ValidateBinCount(int binCount)
    {
        if (binCount < 1)
            throw new ArgumentOutOfRangeException("CalibrationBinCount", binCount, "CalibrationBinCount must be at least 1.");
    }

    public static double ConfidenceLevel(double confidenceLevel, string name = "confidenceLevel")
        => confidenceLevel > 0 && confidenceLevel < 1
            ? confidenceLevel
            : throw new ArgumentOutOfRangeException(name, confidenceLevel, FormattableString.Invariant($"{name} is {confidenceLevel}; it must be above 0 and below 1."));

    /// <summary>Both ends of a stretch of a rate.</summary>
    public static void Stretch(double minimum, double maximum)
    {
        if (!(minimum >= 0 && minimum < maximum && maximum <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maximum), maximum, FormattableString.Invariant($"The stretch from {minimum} to {maximum} is none: it must begin at 0 or later, and end later than that and at 1 at most."));
        }
    }
}

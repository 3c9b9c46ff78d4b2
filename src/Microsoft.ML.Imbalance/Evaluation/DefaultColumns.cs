namespace Microsoft.ML.Imbalance;

/// <summary>What the two kinds of evaluation options share.</summary>
internal static class DefaultColumns
{
    public const string Score = "Score";
    public const string Probability = "Probability";

    public static void ValidateBinCount(int binCount)
    {
        if (binCount < 1)
            throw new ArgumentOutOfRangeException("CalibrationBinCount", binCount, "CalibrationBinCount must be at least 1.");
    }
}

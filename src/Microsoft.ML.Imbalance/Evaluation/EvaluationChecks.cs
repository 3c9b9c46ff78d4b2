namespace Microsoft.ML.Imbalance;

/// <summary>Checks that the two kinds of evaluation options share.</summary>
internal static class EvaluationChecks
{
    public static void ValidateBinCount(int binCount)
    {
        if (binCount < 1)
            throw new ArgumentOutOfRangeException("CalibrationBinCount", binCount, "CalibrationBinCount must be at least 1.");
    }
}

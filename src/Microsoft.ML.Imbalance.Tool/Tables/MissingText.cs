namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What stands for a missing value in a file: nothing, <c>NA</c>, <c>NaN</c>, <c>null</c> or <c>?</c>.</summary>
internal static class MissingText
{
    public static bool IsMissing(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> trimmed = value.Trim();
        return trimmed.Length switch
        {
            0 => true,
            1 => trimmed[0] == '?',
            2 => trimmed.Equals("NA", StringComparison.OrdinalIgnoreCase),
            3 => trimmed.Equals("NaN", StringComparison.OrdinalIgnoreCase),
            4 => trimmed.Equals("null", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>What an exception says, as one line.</summary>
internal static class FailureText
{
    public static string OneLine(Exception exception) => (exception is ArgumentException argument ? ArgumentText.Of(argument) : exception.Message).ReplaceLineEndings(" ").Trim();
}

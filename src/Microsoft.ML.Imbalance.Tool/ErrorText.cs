namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Messages of the library as one line.</summary>
internal static class ErrorText
{
    public static string OneLine(Exception exception) => FailureText.OneLine(exception);

    /// <summary>Without the list of all places that were searched, which the loader of native libraries appends.</summary>
    public static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
}

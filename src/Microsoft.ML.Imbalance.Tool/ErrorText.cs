namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Messages of exceptions as one line, those of the library in the words of the command line.</summary>
internal static class ErrorText
{
    public static string OneLine(Exception exception) => exception is ToolException ? FailureText.OneLine(exception) : ToolWording.Of(FailureText.OneLine(exception));

    /// <summary>Without the list of all places that were searched, which the loader of native libraries appends.</summary>
    public static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();

    /// <summary>The first line as a sentence that another may follow.</summary>
    public static string FirstSentence(Exception exception) => FirstLine(exception) is var line && line.EndsWith('.') ? line : line + ".";
}

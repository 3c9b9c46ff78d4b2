namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Messages of the library as one line.</summary>
internal static class ErrorText
{
    // .NET appends the parameter's name and the value to the messages of argument exceptions; the library's own words say both already.
    private const string ParameterSuffix = " (Parameter '";

    public static string OneLine(Exception exception)
    {
        string message = exception.Message;
        int end = exception is ArgumentException ? message.LastIndexOf(ParameterSuffix, StringComparison.Ordinal) : -1;
        return (end > 0 ? message[..end] : message).ReplaceLineEndings(" ").Trim();
    }

    /// <summary>Without the list of all places that were searched, which the loader of native libraries appends.</summary>
    public static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
}

namespace Microsoft.ML.Imbalance;

/// <summary>The words of an argument's refusal alone.</summary>
internal static class ArgumentText
{
    // .NET appends the parameter's name and the value to the messages of argument exceptions; the library's own words say both already.
    private const string ParameterSuffix = " (Parameter '";

    public static string Of(ArgumentException exception)
    {
        int end = exception.Message.LastIndexOf(ParameterSuffix, StringComparison.Ordinal);
        return end > 0 ? exception.Message[..end] : exception.Message;
    }
}

using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Messages of the library in the words of the command line: methods and options as they are typed here, commands instead of code.</summary>
internal static partial class ToolWording
{
    // What the library says to those who write code, and what that is here.
    private static readonly (string Library, string Tool)[] Phrases =
    [
        (", and so Mean and StandardDeviation,", ""),
        ("look at Pooled and its Intervals(), ", ""),
        ("look at Intervals(), ", ""),
        ("put the resampler into the pipeline", "resample the training rows only"),
        ("use an example weight column if", "use --weight if"),
        (" (for example with ReplaceMissingValues)", ""),
        ("To put it on the score, set ProbabilityColumnName to null.", "Pass a --threshold in that range."),
        ("(Transforms.ReplaceMissingValues) or remove the rows (Data.FilterRowsByMissingValues)", "or remove the rows"),
        ("Reduce the features first (for example with ProjectToPrincipalComponents)", "Leave features out (--exclude)"),
        ("check the label and the filters before this step", "check --label"),
        ("Name the categorical ones in CategoricalColumnNames", "Name the categorical ones with --categories"),
        ("as expected type 'System.Int32'", "as a whole number"),
        ("as expected type 'System.Double'", "as a number"),
        ("as expected type 'System.Nullable`1[System.Double]'", "as a number"),
        ("Raise TimeBudget, or lower NumberOfFolds", "Raise --time-budget, or lower --folds"),
        ("numberOfFolds", "--folds"),
        ("groupColumnName", "--group"),
        ("positiveClass", "--positive"),
        ("featureColumnName", "--exclude"),
    ];

    private static readonly Dictionary<string, string> Words = CreateWords();

    /// <summary>What is replaced: a test holds that the library says each of them still.</summary>
    internal static IEnumerable<string> LibraryPhrases => Phrases.Select(phrase => phrase.Library);

    /// <summary>A message in the words of the command line. What stands in quotes is data, and stays.</summary>
    public static string Of(string message)
    {
        string text = Phrases.Aggregate(message, (t, phrase) => t.Replace(phrase.Library, phrase.Tool, StringComparison.Ordinal));
        return Tokens().Replace(text, match => Words.GetValueOrDefault(match.Value, match.Value));
    }

    /// <summary>A text of the library that has diagnostics in it.</summary>
    public static string Of(string text, IEnumerable<ImbalanceDiagnostic> diagnostics) => diagnostics.Aggregate(
        text, (t, d) => t.Replace(d.Message, Of(d.Message), StringComparison.Ordinal).Replace(d.Remedy, Of(d.Remedy), StringComparison.Ordinal));

    private static Dictionary<string, string> CreateWords()
    {
        var words = new Dictionary<string, string>();
        foreach (StrategyMethod method in ToolStrategies.Registry.All)
        {
            // A word such as None or Lee may be meant as such; what is written as the name of a method in code is not.
            if (method.OptionsType is { } type)
                words.TryAdd(type.Name[..^"Options".Length], method.Name);
            foreach (StrategyOption option in method.Options.Where(o => o.Name.Any(char.IsUpper)))
                words.TryAdd(char.ToUpperInvariant(option.Name[0]) + option.Name[1..], option.Name);
        }
        return words;
    }

    [GeneratedRegex("""(?<![\p{L}\p{N}])'[^']*'|"[^"]*"|\b\p{Lu}[\p{L}\p{N}]*\b""")]
    private static partial Regex Tokens();
}

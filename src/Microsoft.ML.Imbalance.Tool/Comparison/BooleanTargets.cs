using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Targets that name classes, for two classes: they are Boolean to the trainers, and are written as the file calls them.</summary>
internal static partial class BooleanTargets
{
    /// <summary>A strategy that works on Boolean classes and is called as it was written.</summary>
    public static ImbalanceStrategy Of(ImbalanceStrategy strategy, string negative, string positive)
    {
        string written = strategy.ToString(), text = Text(written, negative, positive);
        return text == written ? strategy : ToolStrategies.Registry.Parse(text) switch
        {
            ResamplingStrategy resampling => new ResamplingStrategy(written, resampling.Features, resampling.Create),
            EnsembleStrategy ensemble => new EnsembleStrategy(written, ensemble.Create),
            var other => other,
        };
    }

    /// <summary>The text of a strategy with <c>False</c> and <c>True</c> for the classes that its targets name.</summary>
    public static string Text(string strategy, string negative, string positive) => Lists().Replace(strategy, list => string.Concat(
        list.Groups[1].Value, "(", string.Join(';', list.Groups[2].Value.Split(';').Select(part => Part(part, negative, positive))), ")"));

    private static string Part(string part, string negative, string positive)
    {
        int end = part.LastIndexOf('=') is var equals and >= 0 ? equals : part.Length;
        string name = part[..end].Trim();
        return (name == positive ? bool.TrueString : name == negative ? bool.FalseString : name) + part[end..];
    }

    [GeneratedRegex(@"\b(counts|ratios|classes)\(([^)]*)\)")]
    private static partial Regex Lists();
}

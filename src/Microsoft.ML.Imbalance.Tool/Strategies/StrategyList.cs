using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Methods and their options for reading, in two columns that fit a narrow window: how it is written, and what it is.</summary>
internal static class StrategyList
{
    // Where no window limits the lines.
    private const int PlainWidth = 100;

    public static void Print(IAnsiConsole console, IReadOnlyList<StrategyMethod> methods)
    {
        int width = Math.Min(console.Profile.Width, PlainWidth);
        int left = methods.SelectMany(m => m.Options.Select(Left).Append(m.Name)).Max(t => t.Length) + 2;
        foreach (StrategyMethod method in methods)
        {
            Print(console, method.Name, $"{method.Summary}{FamilyOf(method)}", left, width, Decoration.Bold);
            foreach (StrategyOption option in method.Options)
                Print(console, Left(option), $"{option.Summary} [{option.Values}]", left, width, Decoration.None);
        }
    }

    private static void Print(IAnsiConsole console, string name, string text, int left, int width, Decoration decoration)
    {
        foreach (string line in Wrap(text, width - left))
        {
            console.Write(new Text(name.PadRight(left) + line + "\n", new Style(decoration: decoration)));
            name = "";
        }
    }

    /// <summary>Lines of whole words, but for words that are longer than a line.</summary>
    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int end = text.LastIndexOf(' ', width);
            yield return end > 0 ? text[..end] : text[..width];
            text = text[(end > 0 ? end + 1 : width)..];
        }
        yield return text;
    }

    private static string Left(StrategyOption option) => $"  {option.Name}{(option.Default is { } value ? $"={value}" : "")}";

    private static string FamilyOf(StrategyMethod method) => method.Family == StrategyFamily.None ? "" : $" ({KebabCase.Of(method.Family.ToString())})";
}

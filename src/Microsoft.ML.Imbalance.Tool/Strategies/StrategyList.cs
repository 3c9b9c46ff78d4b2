using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Methods and their options for reading: a table on a terminal, plain lines elsewhere.</summary>
internal static class StrategyList
{
    private static readonly string[] Heading = ["strategy, option", "default", "what it is", "values"];

    public static void Print(IAnsiConsole console, IReadOnlyList<StrategyMethod> methods)
    {
        if (console.Profile.Capabilities.Interactive)
            console.Write(CreateTable(methods));
        else
            ToolConsole.Line(console, CreateText(methods));
    }

    private static Spectre.Console.Table CreateTable(IReadOnlyList<StrategyMethod> methods)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (string heading in Heading)
            table.AddColumn(new Spectre.Console.TableColumn(heading));
        table.Columns[0].NoWrap();
        foreach (StrategyMethod method in methods)
        {
            table.AddRow(new Text(method.Name, new Style(decoration: Decoration.Bold)), new Text(""), new Text(method.Summary, new Style(decoration: Decoration.Bold)), new Text(FamilyOf(method)));
            foreach (StrategyOption option in method.Options)
                table.AddRow(Array.ConvertAll(CellsOf(option), cell => new Text(cell)));
        }
        return table;
    }

    private static string CreateText(IReadOnlyList<StrategyMethod> methods)
    {
        string[][] rows = [Heading, .. methods.SelectMany(m => (string[][])[[m.Name, "", m.Summary, FamilyOf(m)], .. m.Options.Select(CellsOf)])];
        // The last column is as long as it is.
        int[] widths = [.. Enumerable.Range(0, Heading.Length - 1).Select(c => rows.Max(r => r[c].Length))];
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((cell, c) => c < widths.Length ? cell.PadRight(widths[c]) : cell)).TrimEnd()));
    }

    private static string[] CellsOf(StrategyOption option) => [$"  {option.Name}", option.Default ?? "", option.Summary, option.Values];

    private static string FamilyOf(StrategyMethod method) => method.Family == StrategyFamily.None ? "" : $"({KebabCase.Of(method.Family.ToString())})";
}

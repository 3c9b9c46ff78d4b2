using System.Globalization;
using Spectre.Console;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The comparison as a table for each trainer: values, and below each the difference to doing nothing, its 95 % interval and a mark.</summary>
internal static class ComparisonTable
{
    // Sign, digits and the space around them.
    private const int MetricWidth = 11;

    public static void Print(IAnsiConsole console, ComparedTrainer result)
    {
        int nameWidth = result.Strategies.Select(s => s.Strategy.ToString().Length).Append(result.Trainer.Name.Length).Max();
        // A narrow window gets the metrics in two tables.
        bool isNarrow = console.Profile.Width < nameWidth + MetricWidth * (ComparisonMetric.All.Count + 1);
        int columns = isNarrow ? ComparisonMetric.All.Count / 2 : ComparisonMetric.All.Count;
        foreach (ComparisonMetric[] metrics in ComparisonMetric.All.Chunk(columns))
            console.Write(Create(result, metrics));
    }

    private static Spectre.Console.Table Create(ComparedTrainer result, ComparisonMetric[] metrics)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).ShowRowSeparators();
        table.AddColumn(new Spectre.Console.TableColumn(new Text(result.Trainer.Name, new Style(decoration: Decoration.Bold))).NoWrap());
        foreach (ComparisonMetric metric in metrics)
            table.AddColumn(new Spectre.Console.TableColumn(new Text(metric.Name)).RightAligned().NoWrap());
        foreach (ComparedStrategy strategy in result.Strategies)
        {
            bool isMarked = metrics.Any(m => strategy[m].IsBetterAlone() || strategy[m].IsWorseAlone());
            string heading = Markup.Escape(strategy.Strategy.ToString());
            table.AddRow([
                strategy == result.Baseline ? heading : $"{heading}\n  difference\n  95 % interval{(isMarked ? "\n  significantly" : "")}",
                .. metrics.Select(m => Cell(strategy[m])),
            ]);
        }
        return table;
    }

    private static string Cell(ComparedMetric result)
    {
        string value = Number(result.Mean);
        if (result.Difference is not { } difference)
            return value;
        string mark = result.IsBetterAlone() ? "\n[green]better[/]" : result.IsWorseAlone() ? "\n[red]worse[/]" : "";
        return $"{value}\n{Signed(difference.Mean)}\n±{Number(difference.HalfWidth)}{mark}";
    }

    private static string Number(double value) => double.IsNaN(value) ? "n/a" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => double.IsNaN(value) ? "n/a" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}

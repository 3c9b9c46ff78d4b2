using System.CommandLine;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file with the columns that the command line names.</summary>
/// <param name="Table">The file.</param>
/// <param name="Label">The column of the classes.</param>
/// <param name="Excluded">Columns that are no features.</param>
internal sealed record LabeledTable(Table Table, TableColumn Label, TableColumn[] Excluded)
{
    /// <summary>All other columns, but for those that <c>resample</c> adds to tell where a row comes from.</summary>
    public TableColumn[] Features => [.. Table.Columns.Where(c => c != Label && !Excluded.Contains(c) && !ResampledWriter.IsProvenance(c.Name))];

    /// <summary>Reads the file of a command, by default the one that comes with the tool.</summary>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="data">Names the file.</param>
    /// <param name="label">Names the column of the classes.</param>
    /// <param name="exclude">Names columns that are no features; null where there is no such option.</param>
    /// <param name="categories">Names columns of numbers that are categories; null where there is no such option.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ToolException">There is no such file or column.</exception>
    public static LabeledTable Read(
        ToolConsole console, ParseResult arguments, Option<string?> data, Option<string> label, Option<string[]>? exclude, Option<string[]>? categories, CancellationToken cancellation)
    {
        Table table = TableFile.Read(arguments.GetValue(data) ?? ShippedData.Path, console, cancellation);
        if (categories is not null)
            table = table.WithCategories(table.FindAll(arguments.GetValue(categories)!, "category", categories.Name));
        TableColumn labelColumn = table.Find(arguments.GetRequiredValue(label), "label", label.Name);
        return new LabeledTable(table, labelColumn, exclude is null ? [] : table.FindAll(arguments.GetValue(exclude)!, "excluded", exclude.Name));
    }
}

using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The columns of a file and what they were taken for.</summary>
internal static class ColumnList
{
    public static string KindOf(TableColumn column) => column.Kind switch
    {
        ColumnKind.Integer => "integer",
        ColumnKind.Number => "number",
        _ => "text",
    };

    public static string Format(Table table)
    {
        string[][] rows = [["Column", "Kind", "Missing"], .. table.Columns.Select(c => new[] { c.Name, KindOf(c), c.MissingCount.ToString(CultureInfo.InvariantCulture) })];
        int nameWidth = rows.Max(r => r[0].Length);
        return string.Join('\n', rows.Select(r => $"{r[0].PadRight(nameWidth)}  {r[1],-7}  {r[2],7}"));
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Columns of a file as ML.NET reads them.</summary>
internal static class TableView
{
    /// <summary>A number column as it is: Int64 where it is whole and complete, otherwise Double with NaN where it is missing. Text otherwise, empty where it is missing.</summary>
    public static ViewColumn Of(TableColumn column) => column.Kind switch
    {
        ColumnKind.Text => Text(column),
        ColumnKind.Integer when column.MissingCount == 0 => new ViewColumn<long>(column.Name, NumberDataViewType.Int64, row => (long)column.Numbers[row]),
        _ => new ViewColumn<double>(column.Name, NumberDataViewType.Double, row => column.Numbers[row]),
    };

    /// <summary>A label: whole numbers as such, so that classes are in the order of size; anything else as the text it is in the file.</summary>
    public static ViewColumn Label(TableColumn column) => column is { Kind: ColumnKind.Integer, MissingCount: 0 } ? Of(column) : Text(column);

    /// <summary>The cells of a column as text, empty where they are missing.</summary>
    public static ViewColumn Text(TableColumn column)
        => new ViewColumn<ReadOnlyMemory<char>>(column.Name, TextDataViewType.Instance, row => column.IsMissing(row) ? default : column.Cells.Value(row));
}

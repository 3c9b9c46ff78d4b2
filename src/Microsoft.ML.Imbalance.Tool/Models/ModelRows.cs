using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The rows of a file as a model reads them.</summary>
internal static class ModelRows
{
    /// <exception cref="ToolException">A column that the model reads is not there, or holds something else.</exception>
    public static ColumnarView Create(Table table, LoadedModel model, params IEnumerable<ViewColumn> others)
        => new(table.RowCount, [.. model.Input.Select(c => Column(table, model, c)), .. others]);

    private static ViewColumn Column(Table table, LoadedModel model, DataViewSchema.Column column)
    {
        TableColumn source = Array.Find(table.Columns, c => c.Name == column.Name) ?? throw new ToolException(
            $"'{table.Path}' has no column '{column.Name}', which the model '{model.Path}' reads. It reads: {string.Join(", ", model.Input.Select(c => $"'{c.Name}'"))}.");
        return column.Type switch
        {
            TextDataViewType => new ViewColumn<ReadOnlyMemory<char>>(column.Name, column.Type, row => source.Cells.Value(row)),
            NumberDataViewType { RawType: var type } when type == typeof(float) => Numbers(column, Parse(source, table), number => (float)number),
            NumberDataViewType { RawType: var type } when type == typeof(double) => Numbers(column, Parse(source, table), number => number),
            BooleanDataViewType => new ViewColumn<bool>(column.Name, column.Type, row => bool.TryParse(source.Cells.Value(row).Span, out bool value) && value),
            _ => throw new ToolException($"The model '{model.Path}' reads {column.Type} from column '{column.Name}'; this tool gives numbers (Single, Double), Booleans and texts."),
        };
    }

    private static ViewColumn<T> Numbers<T>(DataViewSchema.Column column, double[] numbers, Func<double, T> convert) => new(column.Name, column.Type, row => convert(numbers[row]));

    private static double[] Parse(TableColumn column, Table table)
    {
        if (column.IsNumeric)
            return column.Numbers;
        var numbers = new double[table.RowCount];
        for (int row = 0; row < numbers.Length; row++)
        {
            if (column.IsMissing(row))
                numbers[row] = double.NaN;
            else if (!double.TryParse(column.Cells.Value(row).Span, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[row]))
                throw new ToolException($"Column '{column.Name}' of '{table.Path}' has '{column.Cells.Value(row)}' in row {row} (counted from 0), where the model reads a number. Correct it, or leave it empty.");
        }
        return numbers;
    }
}

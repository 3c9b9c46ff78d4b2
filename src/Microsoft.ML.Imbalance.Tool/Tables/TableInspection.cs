using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The library's inspection of a file: its classes, and what its numbers tell.</summary>
internal static class TableInspection
{
    private const string Features = "Features";

    public static ImbalanceInspection Of(LabeledTable file)
    {
        (Table table, TableColumn label, TableColumn[] excluded) = file;
        TableColumn[] numbers = [.. table.Columns.Where(c => c.IsNumeric && c != label && !excluded.Contains(c))];
        List<ViewColumn> columns = [TableView.Label(label)];
        if (numbers.Length > 0)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, numbers.Length), ClassColumn.Names([.. numbers.Select(c => c.Name)]));
            VBuffer<float>[] values = [.. Enumerable.Range(0, table.RowCount).Select(row => new VBuffer<float>(numbers.Length, [.. numbers.Select(c => (float)c.Numbers[row])]))];
            // No column of a file may be taken for it: the label's name is the only other one here.
            string name = label.Name == Features ? Features + "Vector" : Features;
            columns.Add(new VectorColumn<float>(name, new VectorDataViewType(NumberDataViewType.Single, numbers.Length), values, annotations.ToAnnotations()));
        }
        var view = new ColumnarView(table.RowCount, columns);
        return new MLContext(seed: 0).Data.Imbalance.Inspect(view, label.Name, numbers.Length > 0 ? columns[1].Name : null);
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The library's inspection of a file: its classes, and what its features tell.</summary>
internal static class TableInspection
{
    private const string Features = "Features";

    public static ImbalanceInspection Of(LabeledTable file)
    {
        (Table table, TableColumn label, _) = file;
        TableColumn[] features = file.Features;
        List<ViewColumn> columns = [TableView.Label(label)];
        if (features.Length > 0)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, features.Length), ClassColumn.Names([.. features.Select(c => c.Name)]));
            VBuffer<float>[] values = [.. Enumerable.Range(0, table.RowCount).Select(row => new VBuffer<float>(features.Length, [.. features.Select(c => ValueOf(c, row))]))];
            // No column of a file may be taken for it: the label's name is the only other one here.
            string name = label.Name == Features ? Features + "Vector" : Features;
            columns.Add(new VectorColumn<float>(name, new VectorDataViewType(NumberDataViewType.Single, features.Length), values, annotations.ToAnnotations()));
        }
        var view = new ColumnarView(table.RowCount, columns);
        return new MLContext(seed: 0).Data.Imbalance.Inspect(view, label.Name, features.Length > 0 ? columns[1].Name : null);
    }

    // Text as a number that only equal texts share: so rows that differ in it are no repeats, and no order is made up.
    private static float ValueOf(TableColumn column, int row)
    {
        if (column.IsNumeric)
            return (float)column.Numbers[row];
        if (column.IsMissing(row))
            return 0;
        ulong hash = 0;
        foreach (char letter in column.Cells.Value(row).Span)
            hash = RandomStream.Mix(hash ^ letter) + 1;
        return (hash >> 40) + 1;
    }
}

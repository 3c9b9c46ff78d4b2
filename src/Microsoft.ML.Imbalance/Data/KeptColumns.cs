using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Some Boolean and Single columns of a view, read once and kept: steps that read them again need not compute them, nor hold on to the view.</summary>
internal static class KeptColumns
{
    public static ColumnarView Read(IDataView view, params IEnumerable<string> names)
    {
        DataViewSchema.Column[] columns = [.. names.Select(name => view.Schema[name])];
        // A set of one: ML.NET would read a single cursor on threads of its own, which keep the data for a while after.
        using DataViewRowCursor cursor = view.GetRowCursorSet(columns, 1).Single();
        (Action Add, ViewColumn Column)[] kept = Array.ConvertAll(columns, column => column.Type is BooleanDataViewType ? Keep<bool>(cursor, column) : Keep<float>(cursor, column));
        int count = 0;
        for (; cursor.MoveNext(); count++)
        {
            foreach ((Action add, _) in kept)
                add();
        }
        return new ColumnarView(count, kept.Select(k => k.Column));
    }

    private static (Action Add, ViewColumn Column) Keep<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        var values = new List<T>();
        return (
            () =>
            {
                T value = default!;
                get(ref value);
                values.Add(value);
            },
            new ViewColumn<T>(column.Name, column.Type, place => values[place]));
    }
}

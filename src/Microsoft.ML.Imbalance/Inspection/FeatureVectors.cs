using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Passes over a feature column; a scalar is a vector of one slot.</summary>
internal static class FeatureVectors
{
    /// <summary>Takes a row: a number that goes with it, and its features.</summary>
    public delegate void RowAction(int tag, in VBuffer<float> features);

    /// <summary>The column, if its type is one that can be passed over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or is neither a Single nor a vector of Single of known size.</exception>
    public static DataViewSchema.Column Find(DataViewSchema schema, string featureColumnName)
    {
        DataViewSchema.Column column = SchemaChecks.Find(schema, featureColumnName, "feature");
        return IsUsable(column.Type) ? column : throw SchemaChecks.WrongType(column, "feature", "Single or a vector of Single of known size");
    }

    public static bool IsUsable(DataViewType type) => type is VectorDataViewType vector
        ? vector.IsKnownSize && vector.ItemType == NumberDataViewType.Single
        : type == NumberDataViewType.Single;

    public static int SlotCount(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>Hands over every row of a pass.</summary>
    /// <param name="view">The data.</param>
    /// <param name="column">The feature column.</param>
    /// <param name="more">Another column that <paramref name="tagOf"/> reads; null for none.</param>
    /// <param name="tagOf">Makes a function of the cursor, called once a row, that gives the number to go with it.</param>
    /// <param name="action">What to do with a row.</param>
    public static void ForEach(IDataView view, DataViewSchema.Column column, DataViewSchema.Column? more, Func<DataViewRowCursor, Func<int>> tagOf, RowAction action)
    {
        using DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor(more is null ? [column] : [column, more.Value]);
        Func<int> tag = tagOf(cursor);
        VBuffer<float> row = default;
        var work = new LongWork("rows read", view.GetRowCount() ?? 0);
        if (column.Type is VectorDataViewType)
        {
            ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
            while (cursor.MoveNext())
            {
                work.SmallStep();
                get(ref row);
                action(tag(), row);
            }
        }
        else
        {
            ValueGetter<float> get = cursor.GetGetter<float>(column);
            var value = new float[1];
            while (cursor.MoveNext())
            {
                work.SmallStep();
                get(ref value[0]);
                action(tag(), new VBuffer<float>(1, value));
            }
        }
    }
}

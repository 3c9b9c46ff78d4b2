using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads a column of any scalar type into the group of each row: rows with equal values are one group.</summary>
internal static class GroupColumnReader
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no scalar.</exception>
    /// <exception cref="InvalidOperationException">A row has no group.</exception>
    public static RowGroups Read(IDataView view, string groupColumnName, RowIdentity identity)
    {
        DataViewSchema.Column column = SchemaChecks.Find(view.Schema, groupColumnName, "group");
        bool isKey = column.Type is KeyDataViewType;
        Type raw = column.Type.RawType;
        return raw == typeof(ReadOnlyMemory<char>) ? Read<ReadOnlyMemory<char>>(text => text.IsEmpty, text => text.ToString().AsMemory(), TextOrder.Instance)
            : raw == typeof(float) ? Read<float>(float.IsNaN)
            : raw == typeof(double) ? Read<double>(double.IsNaN)
            : raw == typeof(uint) ? Read<uint>(value => isKey && value == 0)
            : raw == typeof(ulong) ? Read<ulong>(value => isKey && value == 0)
            : raw == typeof(ushort) ? Read<ushort>(value => isKey && value == 0)
            : raw == typeof(byte) ? Read<byte>(value => isKey && value == 0)
            : raw == typeof(int) ? Read<int>()
            : raw == typeof(long) ? Read<long>()
            : raw == typeof(short) ? Read<short>()
            : raw == typeof(sbyte) ? Read<sbyte>()
            : raw == typeof(bool) ? Read<bool>()
            : raw == typeof(DateTime) ? Read<DateTime>()
            : raw == typeof(DateTimeOffset) ? Read<DateTimeOffset>()
            : raw == typeof(TimeSpan) ? Read<TimeSpan>()
            : raw == typeof(DataViewRowId) ? Read<DataViewRowId>()
            : throw SchemaChecks.WrongType(column, "group", "a text, key, number, Boolean or time");

        RowGroups Read<T>(Func<T, bool>? isMissing = null, Func<T, T>? own = null, IEqualityComparer<T>? equality = null)
            where T : notnull
        {
            var groupOf = new int[identity.RowCount];
            var groups = new Dictionary<T, int>(equality);
            using DataViewRowCursor cursor = view.GetRowCursor([column]);
            ValueGetter<T> get = cursor.GetGetter<T>(column);
            Func<int> rowOf = identity.NumberRows(cursor);
            T value = default!;
            while (cursor.MoveNext())
            {
                get(ref value);
                int row = rowOf();
                if (isMissing is not null && isMissing(value))
                    throw Missing(groupColumnName, cursor.Position);
                if (!groups.TryGetValue(value, out groupOf[row]))
                    groups.Add(own is null ? value : own(value), groupOf[row] = groups.Count);
            }
            return new RowGroups(groupColumnName, groupOf, groups.Count);
        }
    }

    private static InvalidOperationException Missing(string groupColumnName, long row) => new(
        $"Group column '{groupColumnName}' has no value in row {row} (counted from 0), so that nothing tells which rows it belongs with. "
        + "Fill in the value, or remove such rows first.");
}

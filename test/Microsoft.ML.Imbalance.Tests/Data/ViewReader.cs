using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>One row as text, with its id and batch.</summary>
internal sealed record ReadRow(DataViewRowId Id, long Batch, string Values);

/// <summary>Reads any view, by one cursor or a set of them, into rows that can be compared.</summary>
internal static class ViewReader
{
    public static ImmutableArray<ReadRow> Read(IDataView view, Random? random = null, Func<DataViewSchema.Column, bool>? columns = null)
    {
        DataViewSchema.Column[] needed = [.. view.Schema.Where(columns ?? (_ => true))];
        using DataViewRowCursor cursor = view.GetRowCursor(needed, random);
        return Read(cursor, needed);
    }

    /// <summary>The rows of a cursor set, each cursor read by a thread of its own, put together by batch.</summary>
    public static ImmutableArray<ReadRow> ReadSet(IDataView view, int cursorCount, Random? random = null)
    {
        DataViewSchema.Column[] needed = [.. view.Schema];
        DataViewRowCursor[] cursors = view.GetRowCursorSet(needed, cursorCount, random);
        var parts = new ImmutableArray<ReadRow>[cursors.Length];
        Thread[] threads = [.. cursors.Select((cursor, i) => new Thread(() => parts[i] = Read(cursor, needed)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Array.ForEach(cursors, cursor => cursor.Dispose());
        return [.. parts.SelectMany(part => part).OrderBy(row => row.Batch)];
    }

    public static ImmutableArray<ReadRow> Read(DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> columns)
    {
        Func<string>[] values = [.. columns.Select(column => TextOf(cursor, column))];
        ValueGetter<DataViewRowId> idOf = cursor.GetIdGetter();
        ImmutableArray<ReadRow>.Builder rows = ImmutableArray.CreateBuilder<ReadRow>();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            idOf(ref id);
            rows.Add(new ReadRow(id, cursor.Batch, string.Join("; ", values.Select(value => value()))));
        }
        return rows.ToImmutable();
    }

    private static Func<string> TextOf(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        VectorDataViewType => Getter<VBuffer<float>>(row, column, v => $"{v.Length}: {string.Join(" ", v.Items().Select(i => $"{i.Key}={i.Value:R}"))}"),
        TextDataViewType => Getter<ReadOnlyMemory<char>>(row, column, v => v.ToString()),
        BooleanDataViewType => Getter<bool>(row, column, v => v ? "yes" : "no"),
        _ => Getter<float>(row, column, v => v.ToString("R", CultureInfo.InvariantCulture)),
    };

    private static Func<string> Getter<T>(DataViewRow row, DataViewSchema.Column column, Func<T, string> text)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return text(value);
        };
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>One row of a resampled view of <see cref="LabeledRows"/>, every column read on the same cursor.</summary>
internal sealed record ResampledRow(string Label, float[] Features, int Id, string Name, double Ratio, string Words, DataViewRowId RowId, long Batch)
{
    public static List<ResampledRow> Read(IDataView view, Random? rand = null)
    {
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema, rand);
        return Read(cursor);
    }

    public static List<ResampledRow> Read(DataViewRowCursor cursor)
    {
        DataViewSchema schema = cursor.Schema;
        Func<string> label = LabelText(cursor, schema["Label"]);
        ValueGetter<VBuffer<float>> features = cursor.GetGetter<VBuffer<float>>(schema["Features"]);
        ValueGetter<int> id = cursor.GetGetter<int>(schema["Id"]);
        ValueGetter<ReadOnlyMemory<char>> name = cursor.GetGetter<ReadOnlyMemory<char>>(schema["Name"]);
        ValueGetter<double> ratio = cursor.GetGetter<double>(schema["Ratio"]);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> words = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(schema["Words"]);
        ValueGetter<DataViewRowId> rowId = cursor.GetIdGetter();
        VBuffer<float> f = default;
        VBuffer<ReadOnlyMemory<char>> w = default;
        var rows = new List<ResampledRow>();
        while (cursor.MoveNext())
        {
            int i = 0;
            ReadOnlyMemory<char> n = default;
            double r = 0;
            DataViewRowId key = default;
            features(ref f);
            id(ref i);
            name(ref n);
            ratio(ref r);
            words(ref w);
            rowId(ref key);
            rows.Add(new ResampledRow(label(), [.. f.DenseValues()], i, n.ToString(), r, string.Join(' ', w.DenseValues()), key, cursor.Batch));
        }
        Assert.IsFalse(cursor.MoveNext(), "a cursor at its end must stay there");
        return rows;
    }

    /// <summary>Everything but id and batch, to compare rows by.</summary>
    public string Content => $"{Label}|{string.Join(' ', Features.Select(f => BitConverter.SingleToInt32Bits(f).ToString("x")))}|{Id}|{Name}|{Ratio}|{Words}";

    private static Func<string> LabelText(DataViewRow row, DataViewSchema.Column column)
    {
        Type raw = column.Type.RawType;
        return raw == typeof(bool) ? Text<bool>(row, column)
            : raw == typeof(uint) ? Text<uint>(row, column)
            : raw == typeof(float) ? Text<float>(row, column)
            : raw == typeof(double) ? Text<double>(row, column)
            : raw == typeof(int) ? Text<int>(row, column)
            : raw == typeof(long) ? Text<long>(row, column)
            : raw == typeof(byte) ? Text<byte>(row, column)
            : Text<ReadOnlyMemory<char>>(row, column);
    }

    private static Func<string> Text<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return value!.ToString()!;
        };
    }
}

using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A row as a projection takes it.</summary>
/// <param name="Values">Its features.</param>
/// <param name="ClassIndex">Its class.</param>
/// <param name="IsSynthetic">Whether it is made.</param>
internal sealed record PlacedRow(float[] Values, int ClassIndex, bool IsSynthetic);

/// <summary>Reads rows with their features and classes.</summary>
internal static class PlacedRows
{
    /// <summary>Rows whose features are one vector of Single.</summary>
    public static IReadOnlyList<PlacedRow> Read(ResampledDataView view, string label, string features, Func<DataViewRow, DataViewSchema.Column, Func<int>> classOf)
        => Read(view, view.Schema[label], [view.Schema[features]], classOf, row =>
        {
            ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(view.Schema[features]);
            VBuffer<float> buffer = default;
            return () =>
            {
                get(ref buffer);
                return [.. buffer.DenseValues()];
            };
        });

    /// <summary>Rows whose features are columns of numbers.</summary>
    public static IReadOnlyList<PlacedRow> Read(ResampledDataView view, string label, IReadOnlyList<string> features, Func<DataViewRow, DataViewSchema.Column, Func<int>> classOf)
    {
        DataViewSchema.Column[] columns = [.. features.Select(f => view.Schema[f])];
        return Read(view, view.Schema[label], columns, classOf, row =>
        {
            Func<float>[] values = Array.ConvertAll(columns, c => c.Type.RawType == typeof(long) ? Number<long>(row, c, v => v) : Number<double>(row, c, v => (float)v));
            return () => Array.ConvertAll(values, v => v());
        });
    }

    /// <summary>Reads classes of a column of text or whole numbers by their names; -1 where there is none.</summary>
    public static Func<DataViewRow, DataViewSchema.Column, Func<int>> ClassesByName(string[] names) => (row, column) =>
    {
        if (column.Type.RawType == typeof(long))
        {
            ValueGetter<long> get = row.GetGetter<long>(column);
            long number = 0;
            return () =>
            {
                get(ref number);
                return Array.IndexOf(names, number.ToString(CultureInfo.InvariantCulture));
            };
        }
        ValueGetter<ReadOnlyMemory<char>> getText = row.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        return () =>
        {
            getText(ref text);
            return Array.IndexOf(names, text.ToString());
        };
    };

    private static List<PlacedRow> Read(
        ResampledDataView view, DataViewSchema.Column label, DataViewSchema.Column[] features, Func<DataViewRow, DataViewSchema.Column, Func<int>> classOf, Func<DataViewRow, Func<float[]>> open)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([label, .. features]);
        Func<int> readClass = classOf(cursor, label);
        Func<float[]> readValues = open(cursor);
        var rows = new List<PlacedRow>();
        foreach (RowProvenance provenance in view.Provenance)
        {
            cursor.MoveNext();
            int classIndex = readClass();
            // A row that comes again lies where it lies already.
            if (classIndex >= 0 && !provenance.IsRepeat)
                rows.Add(new PlacedRow(readValues(), classIndex, provenance.IsSynthetic));
        }
        return rows;
    }

    private static Func<float> Number<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return convert(value);
        };
    }
}

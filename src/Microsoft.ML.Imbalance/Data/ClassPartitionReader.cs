using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads a label column of any type (Boolean, key, text, Single, Double, integers) into a <see cref="ClassPartition"/>, in one pass.</summary>
internal static class ClassPartitionReader
{
    /// <param name="view">Any view; only the label column is read.</param>
    /// <param name="labelColumnName">Its label column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or its type can't be a class label.</exception>
    /// <exception cref="InvalidOperationException">The view has no rows, or no row with a label.</exception>
    public static ClassPartition Read(IDataView view, string labelColumnName) => Read(view, labelColumnName, identity: null);

    /// <summary>As above, and lets <paramref name="identity"/> see the id of every row on the same pass.</summary>
    public static ClassPartition Read(IDataView view, string labelColumnName, RowIdentityBuilder? identity)
    {
        DataViewSchema.Column column = SchemaChecks.Label(view.Schema, labelColumnName);
        ILabelReader reader = CreateReader(column);
        int capacity = (int)Math.Min(view.GetRowCount() ?? 0, Array.MaxLength);
        ClassCodes codes = Scan(view, column, reader, identity, capacity);
        if (identity is { NeedsEveryId: true })
        {
            // The view hands out its rows in an order of its own: take ids and labels together, and order the rows by id.
            identity.KeepEveryId();
            reader = CreateReader(column);
            codes = Scan(view, column, reader, identity, capacity).Reorder(identity.SortById());
        }
        if (codes.Count == 0)
            throw new InvalidOperationException("The data has no rows. At least one row of each of two classes is needed; check the file and the filters before this step.");
        (string[] names, Array labels, int[] order) = reader.Finish();
        if (names.Length == 0)
            throw new InvalidOperationException($"Label column '{labelColumnName}' is missing in all {codes.Count} rows. At least one row of each of two classes is needed.");
        CheckIsClass(labelColumnName, labels, codes.Count);
        codes.Remap(order);
        return new ClassPartition(labelColumnName, names, codes, labels);
    }

    /// <summary>A function that gives the class index of the current row of <paramref name="row"/> within <paramref name="names"/>; -1 for a missing or unknown label.</summary>
    public static Func<int> CreateLookup(DataViewRow row, DataViewSchema.Column column, IReadOnlyList<string> names)
        => CreateReader(column).CreateLookup(row, column, names);

    // Fractions in many values, or in nearly as many as there are rows: nobody labels classes so.
    private static void CheckIsClass(string labelColumnName, Array labels, int rowCount)
    {
        double[] values = labels switch
        {
            float[] singles => Array.ConvertAll(singles, v => (double)v),
            double[] doubles => doubles,
            _ => [],
        };
        int fraction = Array.FindIndex(values, v => v != Math.Floor(v));
        if (fraction >= 0 && (values.Length > 50 || (values.Length > 10 && values.Length * 2 > rowCount)))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Label column '{labelColumnName}' has {values.Length} distinct values in {rowCount} rows, fractions such as {values[fraction]} among them: a measurement, not a class. A class label is needed; choose another column, or sort the values into classes first."));
        }
    }

    private static ClassCodes Scan(IDataView view, DataViewSchema.Column column, ILabelReader reader, RowIdentityBuilder? identity, int capacity)
    {
        var codes = new ClassCodes(capacity);
        using DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor([column]);
        Func<int> next = reader.Start(cursor, column);
        ValueGetter<DataViewRowId>? idOf = identity is null ? null : cursor.GetIdGetter();
        DataViewRowId id = default;
        var work = new LongWork("labels read", view.GetRowCount() ?? 0);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            codes.Add(next());
            if (idOf is not null)
            {
                idOf(ref id);
                identity!.Add(id);
            }
        }
        return codes;
    }

    private static ILabelReader CreateReader(DataViewSchema.Column column)
    {
        DataViewType type = column.Type;
        Type raw = type.RawType;
        if (type is KeyDataViewType)
        {
            Func<ulong, string> name = KeyNames(column);
            return raw == typeof(uint) ? new LabelReader<uint>(v => v == 0, v => name(v))
                : raw == typeof(byte) ? new LabelReader<byte>(v => v == 0, v => name(v))
                : raw == typeof(ushort) ? new LabelReader<ushort>(v => v == 0, v => name(v))
                : new LabelReader<ulong>(v => v == 0, v => name(v));
        }
        if (type is BooleanDataViewType)
            return new LabelReader<bool>(_ => false, v => v ? "True" : "False");
        if (type is TextDataViewType)
            return new LabelReader<ReadOnlyMemory<char>>(v => v.IsEmpty, v => v.ToString(), TextOrder.Instance, TextOrder.Instance, v => v.ToString().AsMemory());
        return raw == typeof(float) ? new LabelReader<float>(float.IsNaN, Text)
            : raw == typeof(double) ? new LabelReader<double>(double.IsNaN, Text)
            : raw == typeof(int) ? new LabelReader<int>(_ => false, Text)
            : raw == typeof(long) ? new LabelReader<long>(_ => false, Text)
            : raw == typeof(short) ? new LabelReader<short>(_ => false, Text)
            : raw == typeof(sbyte) ? new LabelReader<sbyte>(_ => false, Text)
            : raw == typeof(uint) ? new LabelReader<uint>(_ => false, Text)
            : raw == typeof(ulong) ? new LabelReader<ulong>(_ => false, Text)
            : raw == typeof(ushort) ? new LabelReader<ushort>(_ => false, Text)
            : new LabelReader<byte>(_ => false, Text);
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The text of each key value, from the column's KeyValues annotation of text, numbers or Booleans; the index, from 1, where there is none.</summary>
    private static Func<ulong, string> KeyNames(DataViewSchema.Column column)
    {
        DataViewSchema.Column? values = column.Annotations.Schema.GetColumnOrNull("KeyValues");
        if (values?.Type is not VectorDataViewType vector)
            return key => key.ToString(CultureInfo.InvariantCulture);
        string[] names = vector.ItemType.RawType == typeof(ReadOnlyMemory<char>) ? Names<ReadOnlyMemory<char>>(v => v.ToString())
            : vector.ItemType.RawType == typeof(float) ? Names<float>(Text)
            : vector.ItemType.RawType == typeof(double) ? Names<double>(Text)
            : vector.ItemType.RawType == typeof(int) ? Names<int>(Text)
            : vector.ItemType.RawType == typeof(uint) ? Names<uint>(Text)
            : vector.ItemType.RawType == typeof(long) ? Names<long>(Text)
            : vector.ItemType.RawType == typeof(ulong) ? Names<ulong>(Text)
            : vector.ItemType.RawType == typeof(short) ? Names<short>(Text)
            : vector.ItemType.RawType == typeof(ushort) ? Names<ushort>(Text)
            : vector.ItemType.RawType == typeof(sbyte) ? Names<sbyte>(Text)
            : vector.ItemType.RawType == typeof(byte) ? Names<byte>(Text)
            : vector.ItemType.RawType == typeof(bool) ? Names<bool>(v => v ? "True" : "False")
            : [];
        return key => key <= (ulong)names.Length ? names[key - 1] : key.ToString(CultureInfo.InvariantCulture);

        string[] Names<T>(Func<T, string> text)
        {
            VBuffer<T> buffer = default;
            column.Annotations.GetValue("KeyValues", ref buffer);
            return [.. buffer.DenseValues().Select(text)];
        }
    }

    private interface ILabelReader
    {
        Func<int> Start(DataViewRow row, DataViewSchema.Column column);

        Func<int> CreateLookup(DataViewRow row, DataViewSchema.Column column, IReadOnlyList<string> names);

        (string[] Names, Array Labels, int[] Order) Finish();
    }

    private sealed class LabelReader<T>(
        Func<T, bool> isMissing, Func<T, string> nameOf, IEqualityComparer<T>? equality = null, IComparer<T>? order = null, Func<T, T>? own = null) : ILabelReader
        where T : notnull
    {
        private readonly Dictionary<T, int> _codes = new(equality);

        public Func<int> Start(DataViewRow row, DataViewSchema.Column column)
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                get(ref value);
                if (isMissing(value))
                    return ClassCodes.Unlabeled;
                if (_codes.TryGetValue(value, out int code))
                    return code;
                if (_codes.Count == ClassCodes.MaximumClassCount)
                {
                    throw new InvalidOperationException(
                        $"Label column '{column.Name}' has more than {ClassCodes.MaximumClassCount} distinct values. A class label is needed; is this a measurement?");
                }
                code = _codes.Count;
                _codes.Add(own is null ? value : own(value), code);
                return code;
            };
        }

        public Func<int> CreateLookup(DataViewRow row, DataViewSchema.Column column, IReadOnlyList<string> names)
        {
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                get(ref value);
                if (isMissing(value))
                    return ClassCodes.Unlabeled;
                if (_codes.TryGetValue(value, out int code))
                    return code;
                string name = nameOf(value);
                for (code = names.Count - 1; code >= 0 && names[code] != name; code--)
                {
                }
                if (_codes.Count < ClassCodes.MaximumClassCount)
                    _codes.Add(own is null ? value : own(value), code);
                return code;
            };
        }

        public (string[] Names, Array Labels, int[] Order) Finish()
        {
            T[] sorted = [.. _codes.Keys.Order(order)];
            var place = new int[sorted.Length];
            for (int i = 0; i < sorted.Length; i++)
                place[_codes[sorted[i]]] = i;
            return ([.. sorted.Select(nameOf)], sorted, place);
        }
    }
}

using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Numbers the distinct values of a scalar column 0, 1, 2, … as they are met. Several views can be read with the same codes: equal values have one number in all
/// of them, keys by the value they stand for.
/// </summary>
internal abstract class ValueCodes
{
    /// <summary>The code of a missing value: NaN, an empty text, or key 0.</summary>
    public const int Missing = -1;

    /// <summary>How many values have been met.</summary>
    public abstract int Count { get; }

    /// <param name="column">A column of any scalar type.</param>
    /// <param name="role">What the column is for, as an error shall call it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is no scalar.</exception>
    public static ValueCodes Create(DataViewSchema.Column column, string role)
    {
        Type raw = column.Type.RawType;
        return column.Type is KeyDataViewType ? new KeyCodes()
            : raw == typeof(ReadOnlyMemory<char>) ? new ScalarCodes<ReadOnlyMemory<char>>(text => text.IsEmpty, text => text.ToString().AsMemory(), TextOrder.Instance)
            : raw == typeof(float) ? new ScalarCodes<float>(float.IsNaN)
            : raw == typeof(double) ? new ScalarCodes<double>(double.IsNaN)
            : raw == typeof(uint) ? new ScalarCodes<uint>()
            : raw == typeof(ulong) ? new ScalarCodes<ulong>()
            : raw == typeof(ushort) ? new ScalarCodes<ushort>()
            : raw == typeof(byte) ? new ScalarCodes<byte>()
            : raw == typeof(int) ? new ScalarCodes<int>()
            : raw == typeof(long) ? new ScalarCodes<long>()
            : raw == typeof(short) ? new ScalarCodes<short>()
            : raw == typeof(sbyte) ? new ScalarCodes<sbyte>()
            : raw == typeof(bool) ? new ScalarCodes<bool>()
            : raw == typeof(DateTime) ? new ScalarCodes<DateTime>()
            : raw == typeof(DateTimeOffset) ? new ScalarCodes<DateTimeOffset>()
            : raw == typeof(TimeSpan) ? new ScalarCodes<TimeSpan>()
            : raw == typeof(DataViewRowId) ? new ScalarCodes<DataViewRowId>()
            : throw SchemaChecks.WrongType(column, role, "a text, key, number, Boolean or time");
    }

    /// <summary>A function that gives the code of the current row, to be called once a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is of another type than the one these codes were made for.</exception>
    public abstract Func<int> Start(DataViewRow row, DataViewSchema.Column column, string role);

    /// <summary>The value of a code as text.</summary>
    public abstract string TextOf(int code);

    private sealed class ScalarCodes<T>(Func<T, bool>? isMissing = null, Func<T, T>? own = null, IEqualityComparer<T>? equality = null) : ValueCodes
        where T : notnull
    {
        private readonly Dictionary<T, int> _codes = new(equality);

        public override int Count => _codes.Count;

        public override Func<int> Start(DataViewRow row, DataViewSchema.Column column, string role)
        {
            if (column.Type.RawType != typeof(T) || column.Type is KeyDataViewType)
                throw SchemaChecks.WrongType(column, role, typeof(T) == typeof(ReadOnlyMemory<char>) ? "a text" : typeof(T).Name);
            ValueGetter<T> get = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                get(ref value);
                if (isMissing is not null && isMissing(value))
                    return Missing;
                if (!_codes.TryGetValue(value, out int code))
                    _codes.Add(own is null ? value : own(value), code = _codes.Count);
                return code;
            };
        }

        public override string TextOf(int code) => Convert.ToString(_codes.Single(pair => pair.Value == code).Key, CultureInfo.InvariantCulture) ?? "";
    }

    private sealed class KeyCodes : ValueCodes
    {
        private readonly Dictionary<string, int> _codes = [];

        public override int Count => _codes.Count;

        public override Func<int> Start(DataViewRow row, DataViewSchema.Column column, string role)
        {
            if (column.Type is not KeyDataViewType)
                throw SchemaChecks.WrongType(column, role, "a key");
            Func<ulong> keyOf = KeyGetter(row, column);
            string[] names = AnnotationNames.Read(column, "KeyValues") ?? [];
            var codeOf = new Dictionary<ulong, int>();
            return () =>
            {
                ulong key = keyOf();
                if (key == 0)
                    return Missing;
                if (!codeOf.TryGetValue(key, out int code))
                    codeOf.Add(key, code = CodeOf(key <= (ulong)names.Length ? names[key - 1] : key.ToString(CultureInfo.InvariantCulture)));
                return code;
            };
        }

        public override string TextOf(int code) => _codes.Single(pair => pair.Value == code).Key;

        private int CodeOf(string name)
        {
            if (!_codes.TryGetValue(name, out int code))
                _codes.Add(name, code = _codes.Count);
            return code;
        }

        private static Func<ulong> KeyGetter(DataViewRow row, DataViewSchema.Column column)
        {
            Type raw = column.Type.RawType;
            return raw == typeof(uint) ? Get<uint>(key => key)
                : raw == typeof(byte) ? Get<byte>(key => key)
                : raw == typeof(ushort) ? Get<ushort>(key => key)
                : Get<ulong>(key => key);

            Func<ulong> Get<T>(Func<T, ulong> widen)
            {
                ValueGetter<T> get = row.GetGetter<T>(column);
                T value = default!;
                return () =>
                {
                    get(ref value);
                    return widen(value);
                };
            }
        }
    }
}

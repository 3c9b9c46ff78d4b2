using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How cells of one column come from Parquet: as text, and what they are.</summary>
internal abstract class ParquetColumn(DataField field)
{
    private static readonly Dictionary<Type, Func<DataField, ParquetColumn>> ByType = new()
    {
        [typeof(bool)] = f => new Of<bool>(f, null, v => v ? "true" : "false"),
        [typeof(sbyte)] = Integers<sbyte>,
        [typeof(byte)] = Integers<byte>,
        [typeof(short)] = Integers<short>,
        [typeof(ushort)] = Integers<ushort>,
        [typeof(int)] = Integers<int>,
        [typeof(uint)] = Integers<uint>,
        [typeof(long)] = Integers<long>,
        [typeof(ulong)] = Integers<ulong>,
        [typeof(float)] = Numbers<float>,
        [typeof(double)] = Numbers<double>,
        [typeof(decimal)] = Numbers<decimal>,
        [typeof(DateTime)] = f => new Of<DateTime>(f, null, v => v.ToString("O", CultureInfo.InvariantCulture)),
        [typeof(DateOnly)] = f => new Of<DateOnly>(f, null, v => v.ToString("O", CultureInfo.InvariantCulture)),
        [typeof(TimeSpan)] = f => new Of<TimeSpan>(f, null, v => v.ToString("c", CultureInfo.InvariantCulture)),
        [typeof(Guid)] = f => new Of<Guid>(f, null, v => v.ToString()),
        [typeof(string)] = f => new Text(f),
        [typeof(ReadOnlyMemory<char>)] = f => new Text(f),
    };

    public DataField Field { get; } = field;

    /// <summary>Numbers as the file declares them, whatever their values; null for anything else, which is text even where it looks like a number.</summary>
    public abstract ColumnKind? Kind { get; }

    /// <exception cref="ToolException">Cells of this type have no place in a table.</exception>
    public static ParquetColumn Create(string path, Field field) => field is DataField { IsArray: false } data && ByType.TryGetValue(data.ClrType, out Func<DataField, ParquetColumn>? create)
        ? create(data)
        : throw new ToolException($"'{path}': column '{field.Name}' holds {TypeOf(field)}. Numbers, texts, Booleans and times are read; write the file without the column.");

    /// <summary>The cells of a row group as text; null where they are missing.</summary>
    public abstract Task<string?[]> ReadAsync(ParquetRowGroupReader group, CancellationToken cancellation);

    private static string TypeOf(Field field) => field is DataField data ? $"{data.ClrType.Name}{(data.IsArray ? " arrays" : "")}" : $"a {field.SchemaType.ToString().ToLowerInvariant()}";

    private static ParquetColumn Integers<T>(DataField field)
        where T : struct, IFormattable => new Of<T>(field, ColumnKind.Integer, v => v.ToString(null, CultureInfo.InvariantCulture));

    // Floating-point numbers are formatted so that they come back to the bit.
    private static ParquetColumn Numbers<T>(DataField field)
        where T : struct, IFormattable => new Of<T>(field, ColumnKind.Number, v => v.ToString(null, CultureInfo.InvariantCulture));

    private sealed class Of<T>(DataField field, ColumnKind? kind, Func<T, string> format) : ParquetColumn(field)
        where T : struct
    {
        public override ColumnKind? Kind => kind;

        public override async Task<string?[]> ReadAsync(ParquetRowGroupReader group, CancellationToken cancellation)
        {
            if (Field.IsNullable)
            {
                var nullable = new T?[group.RowCount];
                await group.ReadAsync<T>(Field, nullable.AsMemory(), null, cancellation);
                return Array.ConvertAll(nullable, v => v is { } value ? format(value) : null);
            }
            var values = new T[group.RowCount];
            await group.ReadAsync<T>(Field, values.AsMemory(), null, cancellation);
            return Array.ConvertAll(values, v => (string?)format(v));
        }
    }

    private sealed class Text(DataField field) : ParquetColumn(field)
    {
        public override ColumnKind? Kind => null;

        public override async Task<string?[]> ReadAsync(ParquetRowGroupReader group, CancellationToken cancellation)
        {
            var values = new string?[group.RowCount];
            await group.ReadAsync(Field, values.AsMemory()!, null, cancellation);
            return values;
        }
    }
}

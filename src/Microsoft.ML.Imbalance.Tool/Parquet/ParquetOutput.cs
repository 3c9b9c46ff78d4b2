using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A Parquet file: whole numbers as Int64, numbers as Double, everything else as text; missing cells are null.</summary>
internal sealed class ParquetOutput : TableOutput
{
    private const int RowsInGroup = 1 << 17;

    private readonly Column[] _columns;
    private readonly ParquetWriter _writer;
    private int _next;
    private int _rowsInGroup;

    public ParquetOutput(string path, IReadOnlyList<OutputColumn> columns)
        : base(path)
    {
        _columns = [.. columns.Select(Column.Create)];
        _writer = ParquetWriter.CreateAsync(new ParquetSchema(_columns.Select(c => c.Field)), File.Stream).GetAwaiter().GetResult();
    }

    public override void Cell(TableColumn column, int row) => Value(column.IsMissing(row) ? default : column.Cells.Value(row).Span);

    public override void Value(ReadOnlySpan<char> value) => _columns[_next++].Add(value);

    public override void EndRow()
    {
        _next = 0;
        if (++_rowsInGroup == RowsInGroup)
            WriteGroup();
    }

    public override void Complete()
    {
        if (_rowsInGroup > 0)
            WriteGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Complete();
    }

    private void WriteGroup()
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        foreach (Column column in _columns)
            column.WriteAsync(group).GetAwaiter().GetResult();
        _rowsInGroup = 0;
    }

    private abstract class Column(DataField field)
    {
        public DataField Field { get; } = field;

        public static Column Create(OutputColumn column) => column.Kind switch
        {
            ColumnKind.Integer => new Numbers<long>(column.Name),
            ColumnKind.Number => new Numbers<double>(column.Name),
            _ => new Texts(column.Name),
        };

        public abstract void Add(ReadOnlySpan<char> value);

        public abstract Task WriteAsync(ParquetRowGroupWriter group);
    }

    private sealed class Numbers<T>(string name) : Column(new DataField(name, typeof(T), isNullable: true))
        where T : struct, ISpanParsable<T>
    {
        private readonly List<T?> _values = [];

        public override void Add(ReadOnlySpan<char> value) => _values.Add(value.IsEmpty ? null : T.Parse(value, CultureInfo.InvariantCulture));

        public override async Task WriteAsync(ParquetRowGroupWriter group)
        {
            await group.WriteAsync<T>(Field, _values.ToArray().AsMemory());
            _values.Clear();
        }
    }

    private sealed class Texts(string name) : Column(new DataField(name, typeof(string), isNullable: true))
    {
        private readonly List<string?> _values = [];

        public override void Add(ReadOnlySpan<char> value) => _values.Add(value.IsEmpty ? null : value.ToString());

        public override async Task WriteAsync(ParquetRowGroupWriter group)
        {
            await group.WriteAsync(Field, (IReadOnlyCollection<string>)_values);
            _values.Clear();
        }
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Columns in memory as ML.NET reads them.</summary>
internal sealed class ColumnarView : IDataView
{
    private readonly ViewColumn[] _columns;
    private readonly int _rowCount;

    public ColumnarView(int rowCount, params IEnumerable<ViewColumn> columns)
    {
        _rowCount = rowCount;
        _columns = [.. columns];
        var builder = new DataViewSchema.Builder();
        foreach (ViewColumn column in _columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly ColumnarView _view;
        private readonly bool[] _active;
        private int _row = -1;

        public Cursor(ColumnarView view, IEnumerable<DataViewSchema.Column> columnsNeeded)
        {
            _view = view;
            _active = new bool[view._columns.Length];
            foreach (DataViewSchema.Column column in columnsNeeded)
                _active[column.Index] = true;
        }

        public override DataViewSchema Schema => _view.Schema;

        public override long Position => _row;

        public override long Batch => 0;

        public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => _view._columns[column.Index].CreateGetter(() => _row) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' holds {column.Type}, not {typeof(TValue).Name}.");

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        public override bool MoveNext()
        {
            if (_row >= -1 && _row + 1 < _view._rowCount)
            {
                _row++;
                return true;
            }
            _row = EndOfRows;
            return false;
        }

        // Below -1, so that a further MoveNext stays at the end.
        private const int EndOfRows = -2;
    }
}

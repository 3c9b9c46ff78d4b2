using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows of a view that are in a set, streamed: the others are skipped, nothing is copied, and ids stay those of the source.</summary>
internal sealed class RowSubsetDataView(IDataView source, RowSet rows, RowIdentity identity) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle && identity.IsUnique;

    public long? GetRowCount() => rows.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        if (rand is not null && CanShuffle)
            return ById(source.GetRowCursor(columnsNeeded, rand));
        DataViewRowCursor cursor = source.GetRowCursor(columnsNeeded);
        return new Cursor(cursor, rows, identity, identity.IsPassOrder ? null : identity.NumberRows(cursor));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        // Where ids don't tell rows apart, only counting on a pass over all of them does.
        if (!identity.IsUnique)
            return [GetRowCursor(columnsNeeded)];
        bool shuffle = rand is not null && CanShuffle;
        DataViewRowCursor[] cursors = source.GetRowCursorSet(columnsNeeded, n, shuffle ? rand : null);
        bool isPassOrder = identity.IsPassOrder && !shuffle && cursors.Length == 1;
        return Array.ConvertAll<DataViewRowCursor, DataViewRowCursor>(cursors, cursor => isPassOrder ? new Cursor(cursor, rows, identity, rowOf: null) : ById(cursor));
    }

    private Cursor ById(DataViewRowCursor cursor) => new(cursor, rows, identity, SourceRow.ById(cursor, identity));

    /// <summary>Skips rows; values and ids come from the source cursor's own getters.</summary>
    private sealed class Cursor : DataViewRowCursor
    {
        private readonly DataViewRowCursor _input;
        private readonly RowSet _rows;
        private readonly RowIdentity _identity;
        private readonly Func<int>? _rowOf;
        private int _passed;
        private long _delivered;
        private bool _isDone;
        private bool _isDisposed;

        /// <param name="input">The source.</param>
        /// <param name="rows">The rows.</param>
        /// <param name="identity">What tells them apart.</param>
        /// <param name="rowOf">The row that the source stands on; null where counting them tells.</param>
        public Cursor(DataViewRowCursor input, RowSet rows, RowIdentity identity, Func<int>? rowOf)
        {
            _input = input;
            _rows = rows;
            _identity = identity;
            _rowOf = rowOf;
        }

        public override long Position => _isDone ? -1 : _delivered - 1;

        public override long Batch => _input.Batch;

        public override DataViewSchema Schema => _input.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _input.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        public override bool MoveNext()
        {
            if (!_isDone && (_rowOf is null ? MoveByCount() : MoveByRow(_rowOf)))
            {
                _delivered++;
                return true;
            }
            _isDone = true;
            return false;
        }

        // Most rows of the source may be skipped: a skipped one costs no more than its step.
        private bool MoveByCount()
        {
            int row = _passed;
            while (_input.MoveNext())
            {
                if (row == _rows.RowCount)
                    throw _identity.ChangedData("it now has more");
                if (_rows.Contains(row++))
                {
                    _passed = row;
                    return true;
                }
            }
            return row == _rows.RowCount ? false : throw _identity.ChangedData($"it now has {row}");
        }

        private bool MoveByRow(Func<int> rowOf)
        {
            while (_input.MoveNext())
            {
                if (_rows.Contains(rowOf()))
                    return true;
            }
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isDisposed)
                _input.Dispose();
            _isDisposed = true;
            _isDone = true;
            base.Dispose(disposing);
        }
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows that a member is trained on. It notes which columns the trainer reads, and ends every pass when training is to end.</summary>
internal sealed class WatchedDataView(IDataView source, CancellationToken cancellation) : IDataView
{
    private readonly bool[] _read = new bool[source.Schema.Count];

    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    /// <summary>Whether anyone has opened rows with this column.</summary>
    public bool HasRead(string columnName) => _read[Schema[columnName].Index];

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(source.GetRowCursor(Note(columnsNeeded), rand), cancellation);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => Array.ConvertAll<DataViewRowCursor, DataViewRowCursor>(source.GetRowCursorSet(Note(columnsNeeded), n, rand), cursor => new Cursor(cursor, cancellation));

    private DataViewSchema.Column[] Note(IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] noted = [.. columns];
        foreach (DataViewSchema.Column column in noted)
            _read[column.Index] = true;
        return noted;
    }

    private sealed class Cursor(DataViewRowCursor input, CancellationToken cancellation) : DataViewRowCursor
    {
        private bool _isDisposed;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => input.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool MoveNext()
        {
            cancellation.ThrowIfCancellationRequested();
            return input.MoveNext();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isDisposed)
                input.Dispose();
            _isDisposed = true;
            base.Dispose(disposing);
        }
    }
}

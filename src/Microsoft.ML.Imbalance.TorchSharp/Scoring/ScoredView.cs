namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>A view with a network's answers; rows, order and ids are those of the source.</summary>
/// <remarks>
/// Where it may, a cursor reads some rows ahead and scores them at once, which is several times faster. It may where rows are at rest, so that no one waits for them to come one by one, and where what else is
/// read along can be kept for a while.
/// </remarks>
internal sealed class ScoredView(ScoredColumns mapper, IDataView source) : IDataView
{
    private readonly AppendedColumnView _rowByRow = new(mapper, source);

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        return ReadsAhead(columns) ? new ReadAheadCursor(mapper, source.GetRowCursor(mapper.GetDependencies(columns), rand), columns) : _rowByRow.GetRowCursor(columns, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        return ReadsAhead(columns)
            ? Array.ConvertAll(source.GetRowCursorSet(mapper.GetDependencies(columns), n, rand), input => (DataViewRowCursor)new ReadAheadCursor(mapper, input, columns))
            : _rowByRow.GetRowCursorSet(columns, n, rand);
    }

    private bool ReadsAhead(DataViewSchema.Column[] columns)
        => (source.CanShuffle || source.GetRowCount() is not null)
            && columns.Any(mapper.IsAnswer) && columns.All(column => mapper.IsAnswer(column) || ColumnBuffer.CanHold(column.Type));
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows, changed, by a second pass over the source, so that they come all over the first: nothing is kept in memory.</summary>
internal sealed class VariedLane(VariedRows rows, DataViewRowCursor source, RowIdentity identity, int seed, bool isShuffled) : ExtraLane
{
    private readonly Func<int> _rowOf = isShuffled ? SourceRow.ById(source, identity) : identity.NumberRows(source);
    private readonly ulong _salt = SaltOf(seed, identity, PooledRepeatLane.Group);
    private int _row;
    private int _copy;
    private int _left;

    public override RowProvenance Provenance => new(identity.PositionOf(_row), isSynthetic: true, isRepeat: false, null, float.NaN);

    public override LaneState MoveTo(int index)
    {
        while (_left == 0)
        {
            if (!source.MoveNext())
                throw identity.ChangedData("it now has fewer");
            _row = _rowOf();
            _left = rows[_row];
            _copy = -1;
        }
        _left--;
        _copy++;
        return LaneState.Ready;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => rows.Vary(column, source.GetGetter<TValue>(column), () => (_row, _copy));

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> get = source.GetIdGetter();
        return (ref DataViewRowId id) =>
        {
            get(ref id);
            id = Derive(id, _copy, _salt);
        };
    }

    public override void Dispose() => source.Dispose();
}

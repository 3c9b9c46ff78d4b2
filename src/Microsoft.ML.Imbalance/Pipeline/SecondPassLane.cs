using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Repeats rows that lie together in the source by a second pass over it, so that they come all over the first. The next few of them wait in a pool and come in turn,
/// so that copies of one row do not follow each other.
/// </summary>
internal sealed class SecondPassLane(RepeatedRows rows, DataViewRowCursor source, RepeatPool pool, RowIdentity identity, int seed) : ExtraLane
{
    private readonly Func<int> _rowOf = identity.NumberRows(source);
    private readonly ulong _salt = SaltOf(seed, identity, PooledRepeatLane.Group);
    private bool _isAtEnd;

    public override RowProvenance Provenance => new(identity.PositionOf(pool.Row), isSynthetic: false, isRepeat: true, null, float.NaN);

    public override LaneState MoveTo(int index)
    {
        while (!_isAtEnd && pool.HasRoom)
        {
            _isAtEnd = !source.MoveNext();
            if (_isAtEnd)
                break;
            int row = _rowOf(), copies = rows[row];
            if (copies > 0)
                pool.Add(row, copies);
        }
        if (pool.Count == 0)
            throw identity.ChangedData("it now has fewer");
        pool.Take();
        return LaneState.Ready;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => pool.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Derive(identity.IdOf(pool.Row), pool.Copy, _salt);

    public override void Dispose() => source.Dispose();
}

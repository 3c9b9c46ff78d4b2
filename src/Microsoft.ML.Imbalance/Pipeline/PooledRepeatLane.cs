using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows on the one pass over the source, out of a <see cref="RepeatPool"/>.</summary>
/// <param name="rows">Which rows come again.</param>
/// <param name="pool">The pool, on the cursor of the pass.</param>
/// <param name="mainRow">The source row that the cursor stands on; null if it hands out all rows in their order.</param>
/// <param name="identity">The ids of the source's rows.</param>
/// <param name="seed">The seed of the resampling.</param>
internal sealed class PooledRepeatLane(RepeatedRows rows, RepeatPool pool, Func<int>? mainRow, RowIdentity identity, int seed) : ExtraLane
{
    internal const int Group = -1;
    private readonly ulong _salt = SaltOf(seed, identity, Group);
    private int _passed = -1;

    public override bool FollowsMainRows => true;

    public override RowProvenance Provenance => new(identity.PositionOf(pool.Row), isSynthetic: false, isRepeat: true, null, float.NaN);

    private LaneState State => pool.Count == 0 ? LaneState.Empty : pool.IsFull ? LaneState.Full : LaneState.Ready;

    /// <summary>The cursor of a pass that has no other lane.</summary>
    public RepeatCursor CreateCursor(ResampledDataView view, DataViewSchema.Column[] columns, DataViewRowCursor main) => new(view, columns, main, this, rows, pool, mainRow);

    public override LaneState OnMainRow()
    {
        int row = mainRow is null ? ++_passed : mainRow();
        int copies = rows[row];
        if (copies > 0)
            pool.Add(row, copies);
        return State;
    }

    public override LaneState MoveTo(int index)
    {
        pool.Take();
        return State;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => pool.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Derive(identity.IdOf(pool.Row), pool.Copy, _salt);
}

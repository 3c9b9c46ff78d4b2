using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Hands out the extra rows of one group during one pass.</summary>
internal abstract class ExtraLane : IDisposable
{
    /// <summary>Whether the lane takes its rows from the main pass, and so has none at first.</summary>
    public virtual bool FollowsMainRows => false;

    /// <summary>Called for every main row, on lanes that follow them.</summary>
    /// <returns>Whether a row can be handed out now, or must.</returns>
    public virtual LaneState OnMainRow() => LaneState.Ready;

    /// <summary>Goes to the extra with this place in the group; places come in ascending order unless the lane is random access.</summary>
    /// <returns>Whether another row can be handed out after this one, or must.</returns>
    public abstract LaneState MoveTo(int index);

    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    public abstract RowProvenance Provenance { get; }

    public virtual void Dispose()
    {
    }

    /// <summary>
    /// What ids of extras are derived with. Seed and row count are in it, so that two resamplers in a row derive different ids from one origin.
    /// </summary>
    protected static ulong SaltOf(int seed, RowIdentity identity, int group) => RandomStream.Create(seed, nameof(ExtraLane), group, identity.RowCount).NextUInt64();

    /// <summary>An id no other row has: the origin's, mixed with the number of the row among the extras of that origin or group.</summary>
    protected static DataViewRowId Derive(DataViewRowId origin, long number, ulong salt) => origin.Combine(new DataViewRowId((ulong)number + 1, salt));
}

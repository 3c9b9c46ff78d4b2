using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The label value of each class, in an array of the label column's own type.</summary>
internal readonly record struct ClassLabels(string ColumnName, Array Values);

/// <summary>Computes synthetic rows: features from their recipes, the label from their class, every other column from their origin.</summary>
internal sealed class SyntheticLane(SyntheticRows rows, OriginColumns origins, RowIdentity identity, ClassLabels labels, int seed, Func<int, int>? order) : ExtraLane
{
    private readonly float[] _features = new float[rows.Table.Layout.Dimension];
    private int _filled = -1;
    private int _index;
    private StoredPlace? _origin;

    public override RowProvenance Provenance
    {
        get
        {
            (int Neighbor, float Step)? neighbor = rows.NeighborOf(_index);
            return new RowProvenance(
                identity.PositionOf(OriginRow), isSynthetic: true, isRepeat: false,
                neighbor is null ? null : identity.PositionOf(rows.Table.SourceRowOf(neighbor.Value.Neighbor)), neighbor?.Step ?? float.NaN);
        }
    }

    private int OriginRow => rows.Table.SourceRowOf(rows.OriginOf(_index));

    public override LaneState MoveTo(int index)
    {
        _index = order is null ? index : order(index);
        if (_origin is not null)
            _origin.Index = origins.PlaceOf(OriginRow);
        return LaneState.Ready;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        // A hidden column is what a later step replaced: neither feature nor label, and maybe of another type than the column that has its name now.
        if (column.IsHidden)
            return FromOrigin<TValue>(column);
        if (Array.FindIndex(rows.Table.Layout.Columns, c => c.Name == column.Name) is var feature and >= 0)
            return (ValueGetter<TValue>)FeatureGetters.Create(column.Type, rows.Table.Layout.Columns[feature], rows.Table.Layout, Features);
        if (column.Name == labels.ColumnName)
        {
            TValue label = ((TValue[])labels.Values)[rows.ClassIndex];
            return (ref TValue value) => value = label;
        }
        return FromOrigin<TValue>(column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        Func<int, DataViewRowId> idOf = IdsOf(rows, identity, seed);
        return (ref DataViewRowId id) => id = idOf(_index);
    }

    /// <summary>The ids of synthetic rows.</summary>
    public static Func<int, DataViewRowId> IdsOf(SyntheticRows rows, RowIdentity identity, int seed)
    {
        ulong salt = SaltOf(seed, identity, rows.ClassIndex);
        return index => Derive(identity.IdOf(rows.Table.SourceRowOf(rows.OriginOf(index))), index, salt);
    }

    private ValueGetter<TValue> FromOrigin<TValue>(DataViewSchema.Column column)
    {
        _origin ??= new StoredPlace { Index = origins.PlaceOf(OriginRow) };
        return origins.GetGetter<TValue>(column, _origin);
    }

    private float[] Features()
    {
        if (_filled != _index)
        {
            rows.FillInTurn(_index, _features);
            _filled = _index;
        }
        return _features;
    }
}

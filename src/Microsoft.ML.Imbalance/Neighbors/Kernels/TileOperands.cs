namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What a tile is computed from: the rows of one leaf (queries) against those of another (references), in filter coordinates.</summary>
internal unsafe struct TileOperands
{
    public int Dimension;

    /// <summary>Query rows, row-major, times -2.</summary>
    public float* Queries;

    /// <summary>Squared norm of each query.</summary>
    public float* QueryNorms;

    /// <summary>Largest filter value at which a reference can still be a neighbor of each query, but for <see cref="Margin"/>.</summary>
    public float* QueryLimits;

    /// <summary>Reference rows, laid out as <see cref="PackedLeaves.Panel"/> says.</summary>
    public float* Panel;

    /// <summary>Squared norm of each reference; infinite for an unused column.</summary>
    public float* PanelNorms;

    /// <summary>As <see cref="QueryLimits"/> with the roles exchanged; null where the references don't look for neighbors.</summary>
    public float* PanelLimits;

    /// <summary>What rounding can add to a filter value on the reference's account; added to every query limit.</summary>
    public float Margin;

    /// <summary>What rounding can add to a filter value on the query's account; added to every panel limit.</summary>
    public float PanelMargin;
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What a tile is computed from: the rows of one leaf (queries) against those of another (references), as a <see cref="PairFilter"/> lays them out.</summary>
internal unsafe struct TileOperands
{
    /// <summary>Words of a row, each of 32 bits: values, or what the row adds and then four bytes each.</summary>
    public int WordCount;

    /// <summary>Query rows, one after the other.</summary>
    public float* Queries;

    /// <summary>What each query adds to its filter values, unless its first word says so.</summary>
    public float* QueryNorms;

    /// <summary>Largest filter value at which a reference can still be a neighbor of each query.</summary>
    public float* QueryLimits;

    /// <summary>Reference rows, laid out as <see cref="LeafPanels.PanelSize"/> says.</summary>
    public float* Panel;

    /// <summary>What each reference adds to its filter values, unless its first word says so; infinite for an unused column.</summary>
    public float* PanelNorms;

    /// <summary>As <see cref="QueryLimits"/> with the roles exchanged; minus infinity where the references don't look for neighbors.</summary>
    public float* PanelLimits;

    /// <summary><see cref="QueryLimits"/> for sums of bytes, see <see cref="KernelSet.ToShort"/>.</summary>
    public short* QueryShorts;

    /// <summary><see cref="PanelLimits"/> for sums of bytes.</summary>
    public short* PanelShorts;

    /// <summary>Whether the references look for neighbors.</summary>
    public bool IsTwoSided;
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>How rows are laid out to be compared by the tile, and what its values then say about distances.</summary>
/// <remarks>
/// A filter value v of two rows is never above (|a - b| + e_a + e_b)² in units of their frame, where |a - b| is their true distance and e the error that
/// <see cref="ToQueries"/> and <see cref="ToReferences"/> return: where it is, the pair is too far apart.
/// </remarks>
internal abstract unsafe class PairFilter(FilterSpace space)
{
    public FilterSpace Space { get; } = space;

    /// <summary>Words that a row takes; those of queries have 32 bits.</summary>
    public abstract int WordCount { get; }

    /// <summary>The bytes of a reference's word.</summary>
    public abstract int PanelWordSize { get; }

    /// <summary>A frame for rows that some others are typical of.</summary>
    public abstract Frame CreateFrame(RowSample sample);

    /// <summary>Lays out 64 rows as queries, one after the other, and returns their largest error.</summary>
    public abstract float ToQueries(Frame frame, float* rows, float* words, float* norms);

    /// <summary>Lays out 64 rows as references, one after the other, and returns their largest error.</summary>
    public abstract float ToReferences(Frame frame, float* rows, float* words, float* norms);

    /// <summary>See <see cref="KernelSet.Tile"/>.</summary>
    public abstract ulong Tile(KernelSet kernels, in TileOperands operands, int* group, float* values);
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>How rows are laid out to be compared by the tile, and what its values then say about distances.</summary>
/// <remarks>
/// A filter value v of two rows is never above (|a - b| + e_a + e_b)² in units of their frame, where |a - b| is their true distance and e the errors that
/// <see cref="ToQueries"/> and <see cref="ToReferences"/> write: where it is, the pair is too far apart.
/// </remarks>
internal abstract unsafe class PairFilter(FilterSpace space)
{
    public FilterSpace Space { get; } = space;

    /// <summary>Words of 32 bits that a row takes.</summary>
    public abstract int WordCount { get; }

    /// <summary>Whether words are bytes, whose sums are compared as 16-bit numbers.</summary>
    public abstract bool AreBytes { get; }

    /// <summary>Whether rows have errors; where not, none is written.</summary>
    public abstract bool HasErrors { get; }

    /// <summary>A frame for rows that some others are typical of.</summary>
    public abstract Frame CreateFrame(RowSample sample);

    /// <summary>Lays out 64 rows as queries, one after the other, and what stands beside the words of each: its error in steps, or if it has none what it adds to filter values.</summary>
    public abstract void ToQueries(Frame frame, float* rows, float* words, float* beside);

    /// <summary>Lays out 64 rows as references in the same way.</summary>
    public abstract void ToReferences(Frame frame, float* rows, float* words, float* beside);

    /// <summary>How much the squared distance of a row of either side, in filter coordinates, may be above the filter value; infinite where values don't tell.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="queries">What stands beside the words of 64 queries.</param>
    /// <param name="references">And of 64 references.</param>
    public virtual double ExcessOf(Frame frame, float* queries, float* references) => double.PositiveInfinity;

    /// <summary>See <see cref="KernelSet.Tile"/>.</summary>
    public abstract bool Tile(KernelSet kernels, in TileOperands operands, int* group, float* sums, ulong* near);

    /// <summary>The 64 filter values of a query, right for the references that a tile has found near it.</summary>
    /// <param name="kernels">The loops.</param>
    /// <param name="sums">What the tile has stored for the query.</param>
    /// <param name="room">Room for the values if they aren't there.</param>
    public abstract float* ValuesOf(KernelSet kernels, float* sums, float* room);
}

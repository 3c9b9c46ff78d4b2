using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The draw that SMOTE and its kin share: from a row a random part of the way to one of its neighbors. Row i is drawn from the stream's i-th branch whenever it is asked for, and takes no memory.</summary>
internal class DrawnSegments : SegmentRows
{
    private readonly RandomStream _stream;
    private readonly int[]? _origins;
    private readonly RowNumbers? _dealt;

    /// <summary>Rows between the rows of a class and their neighbors.</summary>
    /// <param name="rows">The rows of the class.</param>
    /// <param name="growth">How many.</param>
    /// <param name="stream">The stream of the class.</param>
    /// <param name="neighbors">The rows each row may be joined with, all equally likely.</param>
    /// <param name="origins">The rows to start from, all equally likely; null for all of the class.</param>
    public DrawnSegments(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[]? origins = null)
        : this(rows, growth, stream, neighbors, origins, dealt: null)
    {
    }

    private DrawnSegments(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[]? origins, RowNumbers? dealt)
        : base(rows, growth.ClassIndex, stream)
    {
        Count = growth.Count;
        _stream = stream;
        Neighbors = neighbors;
        _origins = origins;
        _dealt = dealt;
    }

    public sealed override int Count { get; }

    /// <summary>The rows each row may be joined with.</summary>
    protected NeighborTable Neighbors { get; }

    public sealed override bool AreBetweenRows => true;

    public sealed override Segment this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            RandomStream draw = _stream.Split((ulong)index);
            int origin = _dealt is not null ? _dealt[index] : _origins is null ? draw.Next(Table.RowCount) : _origins[draw.Next(_origins.Length)];
            return new Segment(origin, Neighbors[origin][draw.Next(Neighbors.NeighborCount)], Step: draw.NextSingle());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected sealed override void Draw(ReadOnlySpan<int> indices, Span<Segment> segments)
    {
        for (int i = 0; i < indices.Length; i++)
            segments[i] = this[indices[i]];
    }

    /// <summary>As many rows from each origin as are dealt to it.</summary>
    /// <param name="rows">The rows of the class.</param>
    /// <param name="growth">How many.</param>
    /// <param name="stream">The stream of the class.</param>
    /// <param name="neighbors">The rows each row may be joined with, all equally likely.</param>
    /// <param name="counts">How many rows start from each row of the class.</param>
    public static DrawnSegments Dealt(FeatureTable rows, Growth growth, RandomStream stream, NeighborTable neighbors, int[] counts)
        => new(rows, growth, stream, neighbors, origins: null, Shares.Deal(counts, stream));
}

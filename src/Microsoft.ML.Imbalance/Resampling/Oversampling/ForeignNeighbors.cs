using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>What rows have around them in the eyes of a class: how many of the nearest rows of each are of other classes, and which of those is the nearest.</summary>
internal sealed class ForeignNeighbors : INeighborSink
{
    private readonly ClassAmongAll _class;
    private readonly int[]? _nearest;

    /// <param name="classAmongAll">The class.</param>
    /// <param name="rowCount">How many rows look around.</param>
    /// <param name="neighborCount">How many of the nearest rows are looked at.</param>
    /// <param name="withNearest">Whether the nearest of other classes is asked for.</param>
    public ForeignNeighbors(ClassAmongAll classAmongAll, int rowCount, int neighborCount, bool withNearest)
    {
        _class = classAmongAll;
        NeighborCount = neighborCount;
        Counts = new int[rowCount];
        _nearest = withNearest ? new int[rowCount] : null;
    }

    public int NeighborCount { get; }

    /// <summary>For each row, how many of its neighbors are of other classes.</summary>
    public int[] Counts { get; }

    /// <summary>The place in the table of all rows of the nearest neighbor of another class; of rows that have one.</summary>
    public int NearestTo(int row) => _nearest![row];

    public void Set(int row, ReadOnlySpan<Candidate> neighbors)
    {
        foreach (ref readonly Candidate neighbor in neighbors)
            Take(row, neighbor.Row);
    }

    /// <summary>The same of places in the table of all rows.</summary>
    public void Set(int row, ReadOnlySpan<int> neighbors)
    {
        foreach (int neighbor in neighbors)
            Take(row, neighbor);
    }

    private void Take(int row, int neighbor)
    {
        if (!_class.IsForeign(neighbor))
            return;
        if (Counts[row]++ == 0 && _nearest is not null)
            _nearest[row] = neighbor;
    }
}

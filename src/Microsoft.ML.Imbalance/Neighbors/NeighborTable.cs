using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The nearest rows of each query, nearest first, equally near ones by row index: 4 bytes a neighbor, 12 with distances.</summary>
internal sealed class NeighborTable : INeighborSink
{
    private readonly int[] _rows;
    private readonly double[]? _distances;

    // Of each row so many stand in the table, of which the first are handed out.
    private readonly int _stride;

    public NeighborTable(int rowCount, int neighborCount, bool withDistances)
    {
        RowCount = rowCount;
        NeighborCount = _stride = neighborCount;
        _rows = new int[checked(rowCount * neighborCount)];
        _distances = withDistances ? new double[_rows.Length] : null;
    }

    private NeighborTable(NeighborTable table, int neighborCount)
    {
        RowCount = table.RowCount;
        NeighborCount = neighborCount;
        _stride = table._stride;
        _rows = table._rows;
    }

    /// <summary>Number of queries.</summary>
    public int RowCount { get; }

    /// <summary>Neighbors of each query.</summary>
    public int NeighborCount { get; }

    /// <summary>Indexes, in the indexed matrix, of the neighbors of one query.</summary>
    public ReadOnlySpan<int> this[int row] => _rows.AsSpan(row * _stride, NeighborCount);

    /// <summary>Distances of the neighbors of one query, in the order of the indexes.</summary>
    /// <exception cref="InvalidOperationException">The query was made without distances.</exception>
    public ReadOnlySpan<double> Distances(int row) => _distances is { } distances
        ? distances.AsSpan(row * _stride, NeighborCount)
        : throw new InvalidOperationException("This table holds no distances. Pass withDistances: true to the query.");

    /// <summary>The same table with fewer neighbors of each query, without distances.</summary>
    public NeighborTable Nearest(int count) => count == NeighborCount ? this : new NeighborTable(this, count);

    /// <summary>Takes over one query's neighbors, nearest first, without distances.</summary>
    public void Set(int row, ReadOnlySpan<int> neighbors) => neighbors.CopyTo(_rows.AsSpan(row * _stride, NeighborCount));

    /// <summary>Takes over one query's neighbors, nearest first.</summary>
    public void Set(int row, ReadOnlySpan<Candidate> neighbors) => Set(row, neighbors, Math.Sqrt);

    /// <summary>Takes over one query's neighbors, nearest first; <paramref name="toDistance"/> makes distances of what they rank by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(int row, ReadOnlySpan<Candidate> neighbors, Func<double, double> toDistance)
    {
        int at = row * _stride;
        foreach (Candidate neighbor in neighbors)
        {
            _rows[at] = neighbor.Row;
            if (_distances is not null)
                _distances[at] = toDistance(neighbor.SquaredDistance);
            at++;
        }
    }

    /// <summary>The table of a larger matrix, in which the rows here come several times: row i there is row <paramref name="rowOf"/>[i] here,
    /// and row j here is row <paramref name="placeOf"/>[j] there. Distances are not taken over.</summary>
    public NeighborTable Spread(ReadOnlySpan<int> rowOf, ReadOnlySpan<int> placeOf)
    {
        var result = new NeighborTable(rowOf.Length, NeighborCount, withDistances: false);
        for (int i = 0; i < rowOf.Length; i++)
        {
            for (int rank = 0; rank < NeighborCount; rank++)
                result._rows[i * NeighborCount + rank] = placeOf[this[rowOf[i]][rank]];
        }
        return result;
    }
}

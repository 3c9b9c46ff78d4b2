namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The nearest rows of each query, nearest first, equally near ones by row index: 4 bytes a neighbor, 12 with distances.</summary>
internal sealed class NeighborTable
{
    private readonly int[] _rows;
    private readonly double[]? _distances;

    public NeighborTable(int rowCount, int neighborCount, bool withDistances)
    {
        RowCount = rowCount;
        NeighborCount = neighborCount;
        _rows = new int[checked(rowCount * neighborCount)];
        _distances = withDistances ? new double[_rows.Length] : null;
    }

    /// <summary>Number of queries.</summary>
    public int RowCount { get; }

    /// <summary>Neighbors of each query.</summary>
    public int NeighborCount { get; }

    /// <summary>Indexes, in the indexed matrix, of the neighbors of one query.</summary>
    public ReadOnlySpan<int> this[int row] => _rows.AsSpan(row * NeighborCount, NeighborCount);

    /// <summary>Distances of the neighbors of one query, in the order of the indexes.</summary>
    /// <exception cref="InvalidOperationException">The query was made without distances.</exception>
    public ReadOnlySpan<double> Distances(int row) => _distances is { } distances
        ? distances.AsSpan(row * NeighborCount, NeighborCount)
        : throw new InvalidOperationException("This table holds no distances. Pass withDistances: true to the query.");

    /// <summary>Takes over one query's list of squared Euclidean distances.</summary>
    public void Set(int row, NeighborLists lists, int query) => Set(row, lists, query, Math.Sqrt);

    /// <summary>Takes over one query's list; <paramref name="toDistance"/> makes distances of what it ranks by.</summary>
    public void Set(int row, NeighborLists lists, int query, Func<double, double> toDistance)
    {
        lists.Rows(query).CopyTo(_rows.AsSpan(row * NeighborCount));
        if (_distances is null)
            return;
        ReadOnlySpan<double> ranked = lists.Distances(query);
        for (int i = 0; i < ranked.Length; i++)
            _distances[row * NeighborCount + i] = toDistance(ranked[i]);
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Finds exact nearest neighbors among the rows it was built of: nearest first, equally near ones by row index.</summary>
internal interface INeighborIndex : IDisposable
{
    /// <summary>The neighbors of every row among the others: the row itself is excluded by index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    NeighborTable QuerySelf(int neighborCount, bool withDistances = false);

    /// <summary>The neighbors of some rows among all others; row i of the result belongs to <c>rows[i]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    NeighborTable QuerySelf(int neighborCount, ReadOnlySpan<int> rows, bool withDistances = false);

    /// <summary>The neighbors of some rows among all others, handed out under the rows' own numbers. Beside what is made of them they take no memory that grows with the rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    void QuerySelf(INeighborSink sink, RowSet rows);

    /// <summary>The neighbors of other rows among the indexed ones, by slot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances = false);

    /// <summary>The same, handed out row by row, from any thread; distances are as <see cref="MetricSpace.Between"/> has them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    void Query(RowSelection queries, INeighborSink sink);
}

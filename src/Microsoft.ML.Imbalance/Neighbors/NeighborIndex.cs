namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Exact nearest neighbors in Euclidean distance among the rows of a matrix. Immutable once built; any number of threads may query it.</summary>
/// <remarks>
/// <para>
/// Neighbors rank by squared distance, computed in double precision from the rows as given, then by row index. So the answer is one set of
/// bits, whatever the number of threads or the width of the vector registers. Rows equal to a query are neighbors like any other; only
/// the query itself, known by its index, is not.
/// </para>
/// <list type="bullet">
/// <item>Rows are ordered by a k-d tree and packed in leaves of 64.</item>
/// <item>Leaves are compared as matrices: inner products in single precision, and a bound of their rounding error, tell which pairs can matter.</item>
/// <item>Only those are computed exactly; boxes around the leaves spare most comparisons where the data has structure.</item>
/// </list>
/// <para>
/// Values must be finite: callers reject NaN and infinities, which they can name by column. Memory: the rows once more, an eighth of that for boxes,
/// and the result.
/// </para>
/// </remarks>
internal sealed class NeighborIndex
{
    // Below this many multiplications starting threads costs more than it gains.
    private const double SingleThreadWork = 1 << 22;

    // A symmetric search computes half of all tiles, and each takes a little longer.
    private const double SymmetricShare = 0.55;
    private const int MinimumSymmetricLeaves = 8;
    private const int LeavesPerTrial = 64;

    private readonly RowMatrix _rows;
    private readonly KernelSet _kernels;
    private readonly PackedLeaves _leaves;
    private readonly int _threads;

    private NeighborIndex(RowMatrix rows, int threads, SimdWidth width)
    {
        _rows = rows;
        _threads = threads > 0 ? threads : Environment.ProcessorCount;
        _kernels = KernelSet.For(width);
        _leaves = new PackedLeaves(new RowSelection(rows), FilterSpace.Of(rows), _kernels, ThreadsFor(rows.RowCount));
    }

    /// <param name="rows">Finite values, not to be changed while the index is used.</param>
    /// <param name="threads">Threads to build and query with; 0 for one per processor.</param>
    /// <param name="width">Register width; for tests.</param>
    /// <exception cref="ArgumentException">The rows have no columns.</exception>
    public static NeighborIndex Build(RowMatrix rows, int threads = 0, SimdWidth width = SimdWidth.Auto) => rows.Dimension > 0
        ? new(rows, threads, width)
        : throw new ArgumentException($"The {rows.RowCount} rows have no columns. Distances need at least one.", nameof(rows));

    /// <summary>The neighbors of every row among the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public NeighborTable QuerySelf(int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, _rows.RowCount - 1, "other rows");
        var table = new NeighborTable(_rows.RowCount, neighborCount, withDistances);
        if (PruningIsPoor(table))
            SymmetricSearch.Run(_leaves, _kernels, table, ThreadsFor(_rows.RowCount));
        else
            Search(_leaves, table, isSelfJoin: true);
        GC.KeepAlive(_leaves);
        return table;
    }

    /// <summary>The neighbors of some rows among all others; row i of the result belongs to <c>rows[i]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public NeighborTable QuerySelf(int neighborCount, ReadOnlySpan<int> rows, bool withDistances = false)
    {
        CheckCount(neighborCount, _rows.RowCount - 1, "other rows");
        return Query(new RowSelection(_rows, rows.ToArray()), neighborCount, withDistances, isSelfJoin: true);
    }

    /// <summary>The neighbors of other rows among the indexed ones.</summary>
    /// <exception cref="ArgumentException">The queries have another number of columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public NeighborTable Query(RowMatrix queries, int neighborCount, bool withDistances = false)
    {
        if (queries.Dimension != _rows.Dimension)
            throw new ArgumentException($"The queries have {queries.Dimension} columns, the indexed rows {_rows.Dimension}. Query with rows of the same columns.", nameof(queries));
        CheckCount(neighborCount, _rows.RowCount, "rows");
        return Query(new RowSelection(queries), neighborCount, withDistances, isSelfJoin: false);
    }

    private NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances, bool isSelfJoin)
    {
        var table = new NeighborTable(queries.Count, neighborCount, withDistances);
        Search(new PackedLeaves(queries, _leaves.Space, _kernels, ThreadsFor(queries.Count)), table, isSelfJoin);
        return table;
    }

    private void Search(PackedLeaves queries, NeighborTable table, bool isSelfJoin)
    {
        LeafLoop.Run(
            queries.LeafCount,
            ThreadsFor(table.RowCount),
            () => new PrunedSearch(queries, _leaves, _kernels, table, isSelfJoin),
            static (search, leaf) => search.Search(leaf));
        // The searches work with pointers into memory that these own.
        GC.KeepAlive(queries);
        GC.KeepAlive(_leaves);
    }

    // Tried on a few leaves: nothing but the search itself tells what its boxes spare.
    private bool PruningIsPoor(NeighborTable table)
    {
        if (_leaves.LeafCount < MinimumSymmetricLeaves)
            return false;
        int trials = Math.Max(1, _leaves.LeafCount / LeavesPerTrial);
        var search = new PrunedSearch(_leaves, _leaves, _kernels, table, isSelfJoin: true);
        for (int trial = 0; trial < trials; trial++)
            search.Search((int)((trial + 0.5) * _leaves.LeafCount / trials));
        return search.ComparedRows > SymmetricShare * trials * KernelSet.LeafSize * _leaves.LeafCount;
    }

    private int ThreadsFor(int queryCount) => (double)queryCount * _rows.RowCount * _rows.Dimension < SingleThreadWork ? 1 : _threads;

    private static void CheckCount(int neighborCount, int available, string what)
    {
        if (neighborCount < 1 || neighborCount > available)
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighborCount),
                neighborCount,
                $"{neighborCount} neighbors are asked for among {available} {what}. Ask for at least 1 and at most as many as there are.");
        }
    }
}

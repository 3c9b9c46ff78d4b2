using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Exact nearest neighbors in any distance: every pair of rows is compared, in blocks that stay in the processor's cache and on all processors.</summary>
/// <remarks>Memory is the result's, n k; time is n². Euclidean neighbors are found much faster by <see cref="NeighborIndex"/>.</remarks>
internal static class NeighborSearch
{
    private const int QueriesPerBlock = 16;

    // Below this many pairs starting threads costs more than it gains.
    private const long SingleThreadPairs = 1 << 16;

    /// <summary>The neighbors of every row among the others: nearest first, equally near ones by row index, the row itself excluded by index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public static NeighborTable QuerySelf(RowMatrix rows, RowDistance distance, int neighborCount, bool withDistances = false, int threads = 0)
    {
        if (neighborCount < 1 || neighborCount > rows.RowCount - 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighborCount), neighborCount, Invariant($"{neighborCount} neighbors are asked for among {rows.RowCount - 1} other rows. Ask for at least 1 and at most as many as there are."));
        }
        var table = new NeighborTable(rows.RowCount, neighborCount, withDistances);
        int workers = (long)rows.RowCount * rows.RowCount < SingleThreadPairs ? 1 : threads > 0 ? threads : Environment.ProcessorCount;
        // Blocks write to places of their own, so which worker takes which changes nothing.
        LeafLoop.Run(
            (rows.RowCount + QueriesPerBlock - 1) / QueriesPerBlock,
            workers,
            () => new NeighborLists(QueriesPerBlock, neighborCount),
            (lists, block) => Search(rows, distance, lists, block * QueriesPerBlock, table));
        return table;
    }

    private static void Search(RowMatrix rows, RowDistance distance, NeighborLists lists, int first, NeighborTable table)
    {
        int count = Math.Min(QueriesPerBlock, rows.RowCount - first);
        lists.Clear();
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> candidate = rows[row];
            for (int query = 0; query < count; query++)
            {
                if (first + query == row)
                    continue;
                double worst = lists.Worst(query).SquaredDistance;
                lists.Offer(query, new Candidate(distance.Between(rows[first + query], candidate, worst), row));
            }
        }
        for (int query = 0; query < count; query++)
            table.Set(first + query, lists.Finish(query), distance.ToDistance);
    }
}

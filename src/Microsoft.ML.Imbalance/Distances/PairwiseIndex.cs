using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Exact nearest neighbors in any distance: every pair of rows is compared, in blocks that stay in the processor's cache and on all processors.</summary>
/// <param name="rows">The rows, not to be changed while the index is used.</param>
/// <param name="distance">The distance.</param>
/// <param name="threads">Threads to query with; 0 for one per processor.</param>
/// <remarks>Memory is the result's, n k; time is n². Euclidean neighbors are found much faster by <see cref="NeighborIndex"/>.</remarks>
internal sealed class PairwiseIndex(RowMatrix rows, RowDistance distance, int threads = 0) : INeighborIndex
{
    private delegate void Take(int query, ReadOnlySpan<Candidate> found);

    private const int QueriesPerBlock = 16;

    // Below this many pairs starting threads costs more than it gains.
    private const long SingleThreadPairs = 1 << 16;

    /// <inheritdoc/>
    public NeighborTable QuerySelf(int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.RowCount - 1, "other rows");
        return Query(new RowSelection(rows), neighborCount, withDistances, static query => query);
    }

    /// <inheritdoc/>
    public NeighborTable QuerySelf(int neighborCount, ReadOnlySpan<int> rowsAsked, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.RowCount - 1, "other rows");
        int[] asked = rowsAsked.ToArray();
        return Query(new RowSelection(rows, asked), neighborCount, withDistances, query => asked[query]);
    }

    /// <inheritdoc/>
    public void QuerySelf(INeighborSink sink, RowSet rowsAsked)
    {
        CheckCount(sink.NeighborCount, rows.RowCount - 1, "other rows");
        int[] asked = [.. rowsAsked];
        Query(new RowSelection(rows, asked), sink.NeighborCount, query => asked[query], (query, found) => sink.Set(asked[query], found));
    }

    /// <inheritdoc/>
    public NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.RowCount, "rows");
        return Query(queries, neighborCount, withDistances, static _ => -1);
    }

    /// <inheritdoc/>
    public void Query(RowSelection queries, INeighborSink sink)
    {
        CheckCount(sink.NeighborCount, rows.RowCount, "rows");
        Query(queries, sink.NeighborCount, static _ => -1, sink.Set);
    }

    /// <summary>It holds nothing but the rows.</summary>
    public void Dispose()
    {
    }

    private NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances, Func<int, int> ownRowOf)
    {
        var table = new NeighborTable(queries.Count, neighborCount, withDistances);
        Query(queries, neighborCount, ownRowOf, (query, found) => table.Set(query, found, distance.ToDistance));
        return table;
    }

    private void Query(RowSelection queries, int neighborCount, Func<int, int> ownRowOf, Take take)
    {
        int workers = (long)queries.Count * rows.RowCount < SingleThreadPairs ? 1 : threads > 0 ? threads : Environment.ProcessorCount;
        // Blocks write to places of their own, so which worker takes which changes nothing.
        LeafLoop.Run(
            (queries.Count + QueriesPerBlock - 1) / QueriesPerBlock,
            workers,
            () => new NeighborLists(QueriesPerBlock, neighborCount),
            (lists, block) => Search(queries, lists, block * QueriesPerBlock, ownRowOf, take));
    }

    private void Search(RowSelection queries, NeighborLists lists, int first, Func<int, int> ownRowOf, Take take)
    {
        int count = Math.Min(QueriesPerBlock, queries.Count - first);
        Span<int> own = stackalloc int[QueriesPerBlock];
        for (int query = 0; query < count; query++)
            own[query] = ownRowOf(first + query);
        lists.Clear();
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> candidate = rows[row];
            for (int query = 0; query < count; query++)
            {
                if (own[query] == row)
                    continue;
                double worst = lists.Worst(query).SquaredDistance;
                lists.Offer(query, new Candidate(distance.Between(queries[first + query], candidate, worst), row));
            }
        }
        for (int query = 0; query < count; query++)
            take(first + query, lists.Finish(query));
    }

    private static void CheckCount(int neighborCount, int available, string what)
    {
        if (neighborCount < 1 || neighborCount > available)
        {
            throw new ArgumentOutOfRangeException(
                nameof(neighborCount), neighborCount, Invariant($"{neighborCount} neighbors are asked for among {available} {what}. Ask for at least 1 and at most as many as there are."));
        }
    }
}

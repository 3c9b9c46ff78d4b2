using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Exact nearest neighbors in any distance: every pair of rows is compared, in blocks that stay in the processor's cache and on all processors.</summary>
/// <param name="rows">The rows, not to be changed while the index is used.</param>
/// <param name="distance">The distance.</param>
/// <param name="threads">Threads to query with; 0 for one per processor.</param>
/// <remarks>Memory is the result's, n k; time is n². Euclidean neighbors are found much faster by <see cref="NeighborIndex"/>.</remarks>
internal sealed class PairwiseIndex(RowSelection rows, RowDistance distance, int threads = 0) : INeighborIndex
{
    private delegate void Take(int query, ReadOnlySpan<Candidate> found);

    private const int QueriesPerBlock = 16;

    // Below this many pairs starting threads costs more than it gains.
    private const long SingleThreadPairs = 1 << 16;

    /// <inheritdoc cref="PairwiseIndex(RowSelection, RowDistance, int)"/>
    public PairwiseIndex(RowMatrix rows, RowDistance distance, int threads = 0)
        : this(new RowSelection(rows), distance, threads)
    {
    }

    /// <inheritdoc/>
    public NeighborTable QuerySelf(int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.Count - 1, "other rows");
        return Query(rows, neighborCount, withDistances, static query => query);
    }

    /// <inheritdoc/>
    public NeighborTable QuerySelf(int neighborCount, ReadOnlySpan<int> rowsAsked, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.Count - 1, "other rows");
        int[] asked = rowsAsked.ToArray();
        return Query(rows.Select(asked), neighborCount, withDistances, query => asked[query]);
    }

    /// <inheritdoc/>
    public void QuerySelf(INeighborSink sink, RowSet rowsAsked)
    {
        CheckCount(sink.NeighborCount, rows.Count - 1, "other rows");
        int[] asked = [.. rowsAsked];
        Query(rows.Select(asked), sink.NeighborCount, query => asked[query], (query, found) => sink.Set(asked[query], found));
    }

    /// <inheritdoc/>
    public NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, rows.Count, "rows");
        return Query(queries, neighborCount, withDistances, static _ => -1);
    }

    /// <inheritdoc/>
    public void Query(RowSelection queries, INeighborSink sink)
    {
        CheckCount(sink.NeighborCount, rows.Count, "rows");
        Query(queries, sink.NeighborCount, static _ => -1, sink.Set);
    }

    /// <summary>It holds nothing but the rows.</summary>
    public void Dispose()
    {
    }

    private NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances, Func<int, int> ownRowOf)
    {
        var table = new NeighborTable(queries.Bound, neighborCount, withDistances);
        Query(queries, neighborCount, ownRowOf, (query, found) => table.Set(query, found, distance.ToDistance));
        return table;
    }

    private void Query(RowSelection queries, int neighborCount, Func<int, int> ownRowOf, Take take)
    {
        int workers = (long)queries.Count * rows.Count < SingleThreadPairs ? 1 : threads > 0 ? threads : Environment.ProcessorCount;
        // Blocks write to places of their own, so which worker takes which changes nothing.
        LeafLoop.Run(
            (queries.Count + QueriesPerBlock - 1) / QueriesPerBlock,
            workers,
            () => (Lists: new NeighborLists(QueriesPerBlock, neighborCount), Room: new float[QueriesPerBlock * rows.Matrix.Dimension]),
            (worker, block) => Search(queries, worker.Lists, worker.Room, block * QueriesPerBlock, ownRowOf, take));
    }

    private void Search(RowSelection queries, NeighborLists lists, float[] room, int first, Func<int, int> ownRowOf, Take take)
    {
        int count = Math.Min(QueriesPerBlock, queries.Count - first);
        Span<int> slots = stackalloc int[QueriesPerBlock], own = stackalloc int[QueriesPerBlock];
        for (int query = 0; query < count; query++)
        {
            slots[query] = queries.SlotAt(first + query);
            own[query] = ownRowOf(slots[query]);
            Span<float> target = room.AsSpan(query * rows.Matrix.Dimension, rows.Matrix.Dimension);
            queries.Read(slots[query], target).CopyTo(target);
        }
        lists.Clear();
        foreach (int row in rows.Slots)
        {
            ReadOnlySpan<float> candidate = rows[row];
            for (int query = 0; query < count; query++)
            {
                if (own[query] == row)
                    continue;
                double worst = lists.Worst(query).SquaredDistance;
                lists.Offer(query, new Candidate(distance.Between(room.AsSpan(query * rows.Matrix.Dimension, rows.Matrix.Dimension), candidate, worst), row));
            }
        }
        for (int query = 0; query < count; query++)
            take(slots[query], lists.Finish(query));
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

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>
/// Where rows are that are computed from few others: each is near one of them, its anchor. Anchors in the order of a k-d tree bring the rows about in such an order, without a look at one of their values.
/// </summary>
internal sealed unsafe class Anchors
{
    // Some rows may be no computed ones: they go where the tree of the anchors has a place for them.
    private const double LeastComputed = 0.9;
    private const int Sample = 64;

    // Fewer, and the order of the anchors would take as long as it saves.
    private const int LeastRowsPerAnchor = 8;

    // Finer than leaves: many rows are of one anchor.
    private const int LeafSize = 4;

    private readonly RowMatrix _matrix;
    private readonly int[] _ranks;
    private readonly KdSplits _splits;

    private Anchors(RowMatrix matrix, RowMatrix anchors, int threads)
    {
        _matrix = matrix;
        _ranks = new int[anchors.RowCount];
        _splits = new KdSplits(KdOrder.LeafCount(anchors.RowCount, LeafSize));
        using var order = AlignedBuffer.Of<int>(anchors.RowCount);
        KdOrder.Arrange(new RowSelection(anchors), threads, order.As<int>(), _splits, LeafSize);
        for (int rank = 0; rank < _ranks.Length; rank++)
            _ranks[order.As<int>()[rank]] = rank;
    }

    /// <summary>Every rank is below this.</summary>
    public int Bound => _ranks.Length;

    /// <summary>The anchors of some rows; null where too few have one.</summary>
    public static Anchors? Of(RowSelection rows, int threads)
    {
        if (rows.Matrix.Anchors is not { } anchors || (long)anchors.RowCount * LeastRowsPerAnchor > rows.Count || anchors.RowCount == 0)
            return null;
        int computed = 0;
        for (int i = 0; i < Sample; i++)
            computed += rows.RowOf(rows.SlotAt((int)((i + 0.5) * rows.Count / Sample))) >= rows.Matrix.StoredCount ? 1 : 0;
        return computed >= LeastComputed * Sample ? new Anchors(rows.Matrix, anchors, threads) : null;
    }

    /// <summary>Writes, for some rows of the matrix, the rank of each among the anchors.</summary>
    public void CopyRanks(ReadOnlySpan<int> rows, Span<int> ranks)
    {
        _matrix.CopyAnchors(rows, ranks);
        for (int i = 0; i < rows.Length; i++)
            ranks[i] = ranks[i] >= 0 ? _ranks[ranks[i]] : _splits.LeavesNear(_matrix[rows[i]]).Own * LeafSize;
    }
}

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
/// Values must be finite: callers reject NaN and infinities, which they can name by column. Memory: as many bits a row as its number has, and four bytes while it is built; three bytes for each column of a leaf (columns in sixteens),
/// half a byte where boxes spare nothing; eight bytes for each split; what workers have at hand, and the result; where boxes spare little, beside a table of neighbors lists of 12 bytes for each of them. There is no second copy of the rows, but of leaves that take a megabyte at most in all, and of few rows that ask about many others.
/// </para>
/// </remarks>
internal sealed partial class NeighborIndex : INeighborIndex
{
    private delegate void BlockSearch<TSearch>(ReadOnlySpan<TSearch> searches, int firstLeaf);

    // Below this many multiplications starting threads costs more than it gains.
    private const double SingleThreadWork = 1 << 22;

    // A symmetric search computes half of all tiles, and each takes a little longer.
    private const double SymmetricShare = 0.55;
    private const int MinimumSymmetricLeaves = 8;

    // Who has no use for lists of all rows had better do without, unless the search would take a third longer.
    private const double ListedShare = 0.75;
    private const int ReachTrials = 32;

    // To lay each leaf out once makes up for visits that nearest leaves first would spare.
    private const double CrossShare = 0.5;

    // Of so few others leaves are laid out once: an eighth of the rows more at most.
    private const int FewRowsShare = 8;
    private const int LeavesPerTrial = 64;

    // Lists of all rows make a search faster by a half at most: not for more than an eighth of what the rows take.
    private const int ListsShare = 8;

    // Of wide rows fewer leaves go together: what the queries are laid out in takes more, and a leaf takes longer to compare than to lay out.
    private const int FloatsTogether = 1 << 17;

    private readonly RowSelection _rows;
    private readonly KernelSet _kernels;
    private readonly LeafPanels _panels;
    private readonly int _threads;
    private readonly WorkerRooms _rooms;
    private readonly bool _areRoomsOwn;

    private NeighborIndex(RowSelection rows, RowSample sample, FilterSpace space, KernelSet kernels, int threads, RowDistance? distance = null, RowMatrix? measured = null, bool arePanelsKept = false, WorkerRooms? rooms = null)
    {
        _areRoomsOwn = rooms is null;
        _rooms = rooms ?? new WorkerRooms();
        _rows = rows;
        _threads = threads;
        _kernels = kernels;
        var leaves = new Leaves(rows, space, kernels, ThreadsFor(rows.Count), BoxDetail.WhatTheySpare, areOrdered: false, distance, measured);
        try
        {
            PairFilter filter = leaves.Trials.ChooseFilter(sample);
            _panels = new LeafPanels(leaves, filter, sample, kernels, ThreadsFor(rows.Count), arePanelsKept || LeafPanels.AreFew(leaves, filter));
        }
        catch
        {
            leaves.Dispose();
            throw;
        }
    }

    /// <param name="rows">Finite values, not to be changed while the index is used.</param>
    /// <param name="threads">Threads to build and query with; 0 for one per processor.</param>
    /// <param name="width">Register width; for tests.</param>
    /// <exception cref="ArgumentException">The rows have no columns.</exception>
    public static NeighborIndex Build(RowMatrix rows, int threads = 0, SimdWidth width = SimdWidth.Auto) => Build(new RowSelection(rows), threads, width);

    /// <summary>An index of some rows of a matrix, whose slots are its numbers for them.</summary>
    /// <exception cref="ArgumentException">The rows have no columns.</exception>
    public static NeighborIndex Build(RowSelection rows, int threads = 0, SimdWidth width = SimdWidth.Auto) => Build(rows, arePanelsKept: false, threads, width);

    /// <summary>An index of rows that will ask about others, see <see cref="QueryWith"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="otherCount">How many others there are.</param>
    public static NeighborIndex BuildFew(RowSelection rows, int otherCount) => Build(rows, AreFew(rows.Count, otherCount), threads: 0, SimdWidth.Auto);

    /// <summary>The neighbors of every row among the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public NeighborTable QuerySelf(int neighborCount, bool withDistances = false)
    {
        CheckCount(neighborCount, _rows.Count - 1, "other rows");
        var table = new NeighborTable(_rows.Bound, neighborCount, withDistances);
        QuerySelf(table, LooksAtMoreThan(SymmetricShare, neighborCount));
        return table;
    }

    /// <summary>The same, handed out row by row. Lists of all rows are kept meanwhile only where they take little beside the rows, and save much time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public void QuerySelf(INeighborSink sink)
    {
        CheckCount(sink.NeighborCount, _rows.Count - 1, "other rows");
        QuerySelf(sink, KeepsListsFor(sink.NeighborCount));
    }

    private void QuerySelf(INeighborSink sink, bool keepsLists)
    {
        if (keepsLists)
            SymmetricSearch.Run(_panels, _kernels, sink, ThreadsFor(_rows.Count), _rooms);
        else
            Search(_panels.Leaves, sink, isSelfJoin: true);
        GC.KeepAlive(_panels);
    }

    /// <inheritdoc/>
    public void QuerySelf(INeighborSink sink, RowSet rows)
    {
        CheckCount(sink.NeighborCount, _rows.Count - 1, "other rows");
        // In the order of the tree, so that those of a part are near each other.
        int[] slots = new int[Math.Min(KernelSet.LeafSize * LeavesAtOnce * ThreadsFor(rows.Count), rows.Count + KernelSet.LeafSize)];
        var work = new LongWork("neighbors", KdOrder.LeafCount(rows.Count));
        for (int first = 0, end; first < _panels.Leaves.Count; first = end)
        {
            int count = AskedFrom(first, rows, slots, out end);
            if (count == 0)
                continue;
            using Leaves part = LeavesOf(slots, count, areOrdered: true);
            // What marks the rows asked for takes memory, too: of wide rows fewer leaves go together.
            Search(part, new RenumberedSink(sink, slots), isSelfJoin: true, known: null, work, TogetherWith(FloatsTogether / 2));
        }
    }

    /// <summary>The neighbors of some rows among all others; row i of the result belongs to <c>rows[i]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public NeighborTable QuerySelf(int neighborCount, ReadOnlySpan<int> rows, bool withDistances = false)
    {
        CheckCount(neighborCount, _rows.Count - 1, "other rows");
        return Query(_rows.Select(rows.ToArray()), neighborCount, withDistances, isSelfJoin: true);
    }

    /// <summary>Finds the neighbors of the rows of another index, among themselves and the rows of this one, as rows of this one's matrix.</summary>
    /// <param name="sink">Takes them, by slot of the other index.</param>
    /// <param name="other">An index of the rows, see <see cref="BuildOther"/>.</param>
    /// <param name="numbers">The row of this one's matrix that each of them is.</param>
    /// <param name="known">Their neighbors among themselves, as many as there are up to those wanted.</param>
    /// <param name="areIndexed">Whether this index holds them too.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many other rows.</exception>
    public void QueryWith(INeighborSink sink, NeighborIndex other, int[] numbers, NeighborTable known, bool areIndexed)
    {
        CheckCount(sink.NeighborCount, _rows.Count + (areIndexed ? 0 : other._rows.Count) - 1, "other rows");
        var given = new KnownNeighbors(numbers, known, areIndexed ? _rows.Matrix.RowCount : null);
        if (other._panels.AreKept && Trials.VisitedShareFrom(other.Trials) > CrossShare)
            CrossSearch.Run(_panels.Leaves, other._panels, given, _kernels, sink, ThreadsFor(other._rows.Count), _rooms);
        else
            Search(other._panels.Leaves, sink, isSelfJoin: false, given);
        GC.KeepAlive(_panels);
        GC.KeepAlive(other);
    }

    /// <summary>The neighbors of other rows among the indexed ones.</summary>
    /// <exception cref="ArgumentException">The queries have another number of columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public NeighborTable Query(RowMatrix queries, int neighborCount, bool withDistances = false) => Query(new RowSelection(queries), neighborCount, withDistances);

    /// <summary>The neighbors of other rows among the indexed ones.</summary>
    /// <exception cref="ArgumentException">The queries have another number of columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows.</exception>
    public NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances = false)
    {
        CheckColumns(queries, nameof(queries));
        CheckCount(neighborCount, _rows.Count, "rows");
        return Query(queries, neighborCount, withDistances, isSelfJoin: false);
    }

    /// <inheritdoc/>
    public void Query(RowSelection queries, INeighborSink sink)
    {
        CheckColumns(queries, nameof(queries));
        CheckCount(sink.NeighborCount, _rows.Count, "rows");
        using var leaves = new Leaves(queries, _panels.Leaves.Space, _kernels, ThreadsFor(queries.Count));
        Search(leaves, sink, isSelfJoin: false);
    }

    /// <summary>An index in another distance, whose square is at least the squared Euclidean distance of stand-ins: those sort out pairs, the distance decides.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="distance">Its results are squares.</param>
    /// <param name="standIns">One for each row.</param>
    /// <param name="threads">Threads to build and query with; 0 for one per processor.</param>
    public static NeighborIndex Build(RowMatrix rows, RowDistance distance, RowMatrix standIns, int threads = 0)
    {
        var selection = new RowSelection(standIns);
        var sample = RowSample.Of(selection);
        return new NeighborIndex(selection, sample, FilterSpace.Of(selection, sample), KernelSet.For(SimdWidth.Auto), threads > 0 ? threads : Environment.ProcessorCount, distance, rows);
    }

    /// <summary>An index of other rows that the two can be asked about together, see <see cref="QueryWith"/> and <see cref="FindWitnesses"/>.</summary>
    /// <exception cref="ArgumentException">The rows have another number of columns.</exception>
    public NeighborIndex BuildOther(RowSelection rows)
    {
        CheckColumns(rows, nameof(rows));
        return new NeighborIndex(rows, RowSample.Of(rows), _panels.Leaves.Space, _kernels, _threads, arePanelsKept: AreFew(rows.Count, _rows.Count), rooms: _rooms);
    }

    /// <summary>The share of leaves that boxes leave to be looked at, for a typical row; about.</summary>
    public double VisitedShare => Trials.VisitedShare;

    /// <summary>Whether boxes spare so little that none is kept of a leaf.</summary>
    internal bool AreBoxesCoarse => _panels.Leaves.Boxes.AreCoarse;

    /// <summary>Gives the memory back; an index that was built from this one has to be disposed of, too.</summary>
    public void Dispose()
    {
        _panels.Dispose();
        _panels.Leaves.Dispose();
        if (_areRoomsOwn)
            _rooms.Dispose();
    }

    private static NeighborIndex Build(RowSelection rows, bool arePanelsKept, int threads, SimdWidth width)
    {
        if (rows.Matrix.Dimension == 0)
            throw new ArgumentException($"The {rows.Count} rows have no columns. Distances need at least one.", nameof(rows));
        var sample = RowSample.Of(rows);
        return new NeighborIndex(rows, sample, FilterSpace.Of(rows, sample), KernelSet.For(width), threads > 0 ? threads : Environment.ProcessorCount, arePanelsKept: arePanelsKept);
    }

    /// <summary>Whether lists of all rows are kept for who has no use for them: where they take little beside the rows, and save much time.</summary>
    internal bool KeepsListsFor(int neighborCount) => MayKeepLists(neighborCount, _rows.Matrix.Dimension) && LooksAtMoreThan(ListedShare, neighborCount);

    /// <summary>Whether lists of all rows take little beside the rows.</summary>
    internal static bool MayKeepLists(int neighborCount, int dimension) => (long)SharedLists.BytesOf(neighborCount) * ListsShare <= (long)dimension * sizeof(float);

    private static bool AreFew(int rowCount, int otherCount) => (long)FewRowsShare * rowCount <= otherCount;

    private int Together => TogetherWith(FloatsTogether);

    private int TogetherWith(int floats) => Math.Clamp(floats / (KernelSet.LeafSize * _rows.Matrix.Dimension), 1, LeafBlocks.MostTogether);

    private NeighborTable Query(RowSelection queries, int neighborCount, bool withDistances, bool isSelfJoin)
    {
        var table = new NeighborTable(queries.Bound, neighborCount, withDistances);
        using var leaves = new Leaves(queries, _panels.Leaves.Space, _kernels, ThreadsFor(queries.Count));
        Search(leaves, table, isSelfJoin);
        return table;
    }

    private void Search(Leaves queries, INeighborSink sink, bool isSelfJoin, KnownNeighbors? known = null)
        => Search(queries, sink, isSelfJoin, known, new LongWork("neighbors", queries.Count), Together);

    private void Search(Leaves queries, INeighborSink sink, bool isSelfJoin, KnownNeighbors? known, LongWork work, int together)
    {
        Run<PrunedSearch>(queries, 0, queries.Count, Trials.IsVisitedOften ? together : 1, PrunedSearch.Search, count => work.Step(count), room =>
        {
            var reader = new PanelReader(_panels, room);
            return () => new PrunedSearch(queries, reader, _kernels, sink, isSelfJoin, known);
        });
    }

    // Where boxes spare nothing, those of the queries may be of eights, too: each row looks around, or all look everywhere.
    private Leaves LeavesOf(int[] slots, int count, bool areOrdered)
        => new(_rows.Select(slots, count), _panels.Leaves.Space, _kernels, ThreadsFor(count), AreBoxesCoarse ? BoxDetail.Eights : BoxDetail.Leaves, areOrdered);

    // A search for each leaf of a block, which share what the worker reads with.
    private void Run<TSearch>(Leaves queries, int firstLeaf, int leafCount, int together, BlockSearch<TSearch> search, Action<int> done, Func<WorkerRoom, Func<TSearch>> createWorker)
    {
        var blocks = new LeafBlocks(leafCount, ThreadsFor(queries.Rows.Count), together);
        _rooms.Lend(rent => LeafLoop.Run(
            blocks.Count,
            ThreadsFor(queries.Rows.Count),
            () =>
            {
                Func<TSearch> create = createWorker(rent());
                return Enumerable.Range(0, blocks.Size).Select(_ => create()).ToArray();
            },
            (searches, block) => search(searches.AsSpan(0, blocks[block].Count), firstLeaf + blocks[block].First),
            block => done(blocks[block].Count)));
        // The searches work with pointers into memory that these own.
        GC.KeepAlive(queries);
        GC.KeepAlive(_panels);
    }

    private LeafTrials Trials => _panels.Leaves.Trials;

    // Whether a search without lists of all rows would compare more than that share of all pairs. It is tried on a few leaves: nothing but the search itself tells how much.
    private bool LooksAtMoreThan(double share, int neighborCount)
    {
        if (_panels.Leaves.Count < MinimumSymmetricLeaves)
            return false;
        return Trials.BoxesSpareNothing ? ReachesMoreThan(share, neighborCount) : ComparesMoreThan(share, neighborCount);
    }

    // Where boxes spare nothing, the beginning of a search tells enough.
    private bool ReachesMoreThan(double share, int neighborCount)
    {
        if (!PrunedSearch.CanTellRows(_panels.Leaves.Boxes, neighborCount))
            return true;
        int trials = Math.Min(ReachTrials, _panels.Leaves.Count);
        using var reader = new PanelReader(_panels);
        var search = new PrunedSearch(_panels.Leaves, reader, _kernels, new NoSink(neighborCount), isSelfJoin: true);
        return Enumerable.Range(0, trials).Average(trial => search.ShareInReach(LeafOf(trial, trials))) > share;
    }

    private bool ComparesMoreThan(double share, int neighborCount)
    {
        int count = _panels.Leaves.Count, trials = Math.Max(1, count / LeavesPerTrial);
        using var reader = new PanelReader(_panels);
        PrunedSearch[] searches = [.. Enumerable.Range(0, Math.Min(trials, Together)).Select(_ => new PrunedSearch(_panels.Leaves, reader, _kernels, new NoSink(neighborCount), isSelfJoin: true))];
        for (int first = 0; first < trials; first += searches.Length)
            PrunedSearch.Search(searches.AsSpan(0, Math.Min(searches.Length, trials - first)), i => LeafOf(first + i, trials));
        return searches.Sum(search => search.ComparedRows) > share * trials * KernelSet.LeafSize * count;
    }

    private int LeafOf(int trial, int trials) => (int)((trial + 0.5) * _panels.Leaves.Count / trials);

    private int ThreadsFor(int queryCount) => (double)queryCount * _rows.Count * _rows.Matrix.Dimension < SingleThreadWork ? 1 : _threads;

    private void CheckColumns(RowSelection rows, string name)
    {
        int columns = rows.Matrix.Dimension;
        if (columns != _rows.Matrix.Dimension)
            throw new ArgumentException($"The {name} have {columns} columns, the indexed rows {_rows.Matrix.Dimension}. Rows of the same columns are needed.", name);
    }

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

    // Hands neighbors on under other numbers of the rows.
    private sealed class RenumberedSink(INeighborSink sink, int[] numbers) : INeighborSink
    {
        public int NeighborCount => sink.NeighborCount;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors) => sink.Set(numbers[row], neighbors);
    }

    // For searches of which only the work counts.
    private sealed class NoSink(int neighborCount) : INeighborSink
    {
        public int NeighborCount => neighborCount;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
        }
    }
}

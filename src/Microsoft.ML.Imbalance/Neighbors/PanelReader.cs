namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker's way to the leaves of an index: panels that are kept, or some that it lays out itself and has at hand for the next rows, which are near.</summary>
internal sealed unsafe class PanelReader : IDisposable
{
    // As many as stay close to the processor.
    private const int FloatsAtHand = 1 << 13;
    private const int FewestAtHand = 4;

    /// <summary>The most pairs that a scan may hold.</summary>
    public const int MostHits = TileScan.EnoughHits + KernelSet.GroupSize * KernelSet.LeafSize;

    // Between visits reaches are only brought up to date this often.
    private const int VisitsPerRefresh = 8;

    private readonly bool _isRoomOwn;
    private readonly AlignedBuffer? _buffer;
    private readonly AlignedBuffer? _scratch;
    private readonly AlignedBuffer _hits;
    private readonly AlignedBuffer _distances;
    private readonly AlignedBuffer _sums;
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer _visits;
    private readonly AlignedBuffer _box;
    private readonly AlignedBuffer _bounds;
    private readonly AlignedBuffer _pairs;
    private readonly AlignedBuffer _slots;
    private readonly int[] _leaves = [];
    private readonly AlignedBuffer _rows;
    private AlignedBuffer? _computedQueries;
    private AlignedBuffer? _steps;

    // Of which leaves, and which of them, the rows are, and those as they are.
    private (Leaves? Of, int Leaf) _gathered;
    private (Leaves? Of, int Leaf) _computed;
    private int _slotsOf = -1;

    /// <param name="panels">The leaves.</param>
    /// <param name="room">What the worker computes in; null for some of its own, which goes when the reader is disposed.</param>
    public PanelReader(LeafPanels panels, WorkerRoom? room = null)
    {
        Panels = panels;
        _isRoomOwn = room is null;
        Room = room ?? new WorkerRoom();
        _visits = Room.Take(panels.Leaves.Count * sizeof(LeafVisit) / sizeof(float));
        _box = Room.Take(panels.Leaves.Boxes.BoxSize);
        _bounds = Room.Take(3L * panels.Leaves.Space.Stride);
        _rows = Room.Take(panels.Leaves.RoomForRows);
        _pairs = Room.Take(Leaves.RoomForPairs(panels.Leaves.Space));
        _hits = Room.Take(MostHits);
        _distances = Room.Take(2 * MostHits);
        _sums = Room.Take(KernelSet.GroupSize * KernelSet.LeafSize);
        _values = Room.Take(KernelSet.LeafSize);
        _slots = Room.Take<int>(KernelSet.LeafSize);
        if (panels.AreKept)
            return;
        int count = Math.Min(Math.Max(FewestAtHand, FloatsAtHand / panels.Size), panels.Leaves.Count);
        _leaves = new int[count];
        Array.Fill(_leaves, -1);
        _buffer = Room.Take((long)count * panels.Size);
        _scratch = Room.Take(panels.ScratchSize);
    }

    public LeafPanels Panels { get; }

    public WorkerRoom Room { get; }

    /// <summary>Room for pairs while a leaf is compared with another; each scan has it for itself.</summary>
    public PairHit* Hits => (PairHit*)_hits.Pointer;

    /// <summary>As much again, for those that are left.</summary>
    public PairHit* Chosen => (PairHit*)_hits.Pointer + MostHits;

    /// <summary>Room for as many distances.</summary>
    public double* Distances => (double*)_distances.Pointer;

    /// <summary>Room for a visit to each leaf.</summary>
    public Span<LeafVisit> Visits => new(_visits.Pointer, Panels.Leaves.Count);

    /// <summary>Room for what a tile computes.</summary>
    public float* Sums => _sums.Pointer;

    /// <summary>Room to compute rows in, see <see cref="Leaves.RoomForPairs"/>.</summary>
    public float* Pairs => _pairs.Pointer;

    /// <summary>Whether rows look around, see <see cref="PrunedSearch"/>.</summary>
    public Attempts Outlooks { get; } = new();

    /// <summary>Whether it is asked which eights of leaves a row reaches.</summary>
    public Attempts Narrowings { get; } = new();

    /// <summary>Room for the steps of a leaf's rows, see <see cref="KernelSet.ToSteps"/>.</summary>
    public byte* Steps => (_steps ??= Room.Take<byte>((long)KernelSet.LeafSize * Panels.Leaves.Space.Dimension)).As<byte>();

    /// <summary>Room for bounds of rows, see <see cref="KernelSet.RowsNear"/>.</summary>
    public float* Bounds => _bounds.Pointer;

    /// <summary>Room for the filter values of one query.</summary>
    public float* Values => _values.Pointer;

    /// <summary>The rows of a leaf of queries in filter coordinates; right until another leaf is gathered or read.</summary>
    public float* Gather(Leaves queries, int leaf)
    {
        if (queries.RoomForComputed > 0)
            _computedQueries ??= Room.Take(queries.RoomForComputed);
        queries.Gather(leaf, _rows.Pointer, _computedQueries is null ? null : _computedQueries.Pointer);
        _gathered = _computed = (queries, leaf);
        return _rows.Pointer;
    }

    /// <summary>The rows of a leaf of queries as they are, one after the other; null if another was gathered last, or they are stored.</summary>
    public float* AtHand(Leaves queries, int leaf)
        => _computed == (queries, leaf) && queries.RoomForComputed > 0 ? _computedQueries!.Pointer : null;

    /// <summary>The box around a leaf; right until another is asked for.</summary>
    public float* BoxOf(int leaf)
    {
        Panels.Leaves.Boxes.CopyLeaf(leaf, _box.Pointer);
        return _box.Pointer;
    }

    /// <summary>The box around an eight of leaves; right until another is asked for.</summary>
    public float* BoxOfEight(int eight)
    {
        Panels.Leaves.Boxes.CopyEight(eight, _box.Pointer);
        return _box.Pointer;
    }

    /// <summary>The slots of a leaf's rows; right until another is asked for.</summary>
    public int* SlotsOf(int leaf)
    {
        if (_slotsOf != leaf)
        {
            Panels.Leaves.CopySlots(leaf, _slots.As<int>());
            _slotsOf = leaf;
        }
        return _slots.As<int>();
    }

    /// <summary>A leaf's panel, with what stands behind it; right until another is read.</summary>
    public float* Read(int leaf)
    {
        if (_buffer is null)
            return Panels.Kept(leaf);
        int place = leaf % _leaves.Length;
        float* panel = _buffer.Pointer + (nint)place * Panels.Size;
        if (_leaves[place] != leaf)
        {
            Panels.Pack(leaf, RowsOf(leaf), _scratch!.Pointer, panel);
            _leaves[place] = leaf;
        }
        return panel;
    }

    // Those of a leaf of queries may be at hand.
    private float* RowsOf(int leaf)
    {
        if (_gathered != (Panels.Leaves, leaf))
        {
            Panels.Leaves.GatherBySome(leaf, _rows.Pointer, Pairs);
            _gathered = (Panels.Leaves, leaf);
        }
        return _rows.Pointer;
    }

    /// <summary>Leads visitors to the leaves within their reach, nearest first. Several go together, so that a leaf is laid out once for all of them.</summary>
    public void Walk<TVisitor>(ReadOnlySpan<TVisitor> visitors)
        where TVisitor : class, ILeafVisitor
    {
        Span<float> reaches = stackalloc float[visitors.Length];
        float largest = Refresh(visitors, reaches);
        Span<nint> boxes = stackalloc nint[visitors.Length];
        for (int v = 0; v < boxes.Length; v++)
            boxes[v] = (nint)visitors[v].Box;
        Span<LeafVisit> visits = Visits[..Panels.Leaves.Boxes.Collect(boxes, reaches, Visits)];
        LeafVisit.Sort(visits);
        for (int i = 0; i < visits.Length; i++)
        {
            if (i % VisitsPerRefresh == 0)
                largest = Refresh(visitors, reaches);
            if (visits[i].Bound > largest)
                return;
            if (i + 1 < visits.Length)
                Prefetch(visits[i + 1].Leaf);
            for (int v = 0; v < visitors.Length; v++)
            {
                if (visitors.Length == 1 || Panels.Leaves.Boxes.LowerBound(visitors[v].Box, visits[i].Leaf) <= reaches[v])
                    visitors[v].Visit(visits[i].Leaf);
            }
        }
    }

    /// <summary>Has a leaf fetched that will be read next.</summary>
    public void Prefetch(int leaf)
    {
        if (_buffer is null || _leaves[leaf % _leaves.Length] != leaf)
            Panels.Prefetch(leaf);
    }

    /// <summary>Gives back what it computed in, if nobody lent it.</summary>
    public void Dispose()
    {
        if (_isRoomOwn)
            Room.Dispose();
    }

    private static float Refresh<TVisitor>(ReadOnlySpan<TVisitor> visitors, Span<float> reaches)
        where TVisitor : class, ILeafVisitor
    {
        float largest = -1;
        for (int v = 0; v < visitors.Length; v++)
        {
            reaches[v] = visitors[v].LargestReach();
            largest = Math.Max(largest, reaches[v]);
        }
        return largest;
    }
}

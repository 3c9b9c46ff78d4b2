using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Compares rows of a query leaf with a reference leaf and reports the pairs that the filter lets through, several at a time.</summary>
internal abstract unsafe class TileScan
{
    // Pairs are reported when so many wait: exact distances, one after the other with no decision between them, overlap in the processor.
    public const int EnoughHits = 32;

    // So many more hits of a query than it looks for are looked at in any order.
    private const int FewMore = 4;

    private readonly AlignedBuffer _box;
    private readonly AlignedBuffer _words;
    private readonly AlignedBuffer _beside;
    private readonly AlignedBuffer _limits;
    private readonly AlignedBuffer _panelLimits;
    private readonly AlignedBuffer _shorts;
    private readonly AlignedBuffer _noErrors;
    private readonly AlignedBuffer _slots;

    // In steps.
    private readonly float* _errors;

    private TileOperands _operands;
    private float* _panelErrors;

    // The largest of either side.
    private float _error;
    private float _panelError;
    private ulong _columns;
    private bool _isByQueries;
    private int _hitCount;

    protected TileScan(Leaves queries, PanelReader references, KernelSet kernels)
    {
        Queries = queries;
        Kernels = kernels;
        Reader = references;
        _box = Reader.Room.Take(queries.Boxes.BoxSize);
        _words = Reader.Room.Take((long)KernelSet.LeafSize * References.Filter.WordCount);
        _beside = Reader.Room.Take(KernelSet.LeafSize);
        _limits = Reader.Room.Take(KernelSet.LeafSize);
        _panelLimits = Reader.Room.Take(KernelSet.LeafSize);
        _shorts = Reader.Room.Take(KernelSet.LeafSize);
        _noErrors = Reader.Room.Take(KernelSet.LeafSize);
        _slots = Reader.Room.Take<int>(KernelSet.LeafSize);
        _errors = References.Filter.HasErrors ? _beside.Pointer : _noErrors.Pointer;
        _panelErrors = _noErrors.Pointer;
        _operands = new TileOperands
        {
            WordCount = References.Filter.WordCount,
            Queries = _words.Pointer,
            QueryNorms = _beside.Pointer,
            QueryLimits = _limits.Pointer,
            PanelLimits = _panelLimits.Pointer,
            QueryShorts = (short*)_shorts.Pointer,
            PanelShorts = (short*)_shorts.Pointer + KernelSet.LeafSize,
        };
        ForgetQueries();
        new Span<float>(_panelLimits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
    }

    protected Leaves Queries { get; }

    protected LeafPanels References => Reader.Panels;

    /// <summary>The box around the query leaf.</summary>
    public float* Box => _box.Pointer;

    /// <summary>What the worker reads with.</summary>
    protected PanelReader Reader { get; }

    protected KernelSet Kernels { get; }

    protected int QueryLeaf
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            Queries.Boxes.CopyLeaf(value, Box);
            Queries.CopySlots(value, Slots);
        }
    } = -1;

    /// <summary>The slots of the rows of the query leaf.</summary>
    protected int* Slots => _slots.As<int>();

    protected int ReferenceLeaf { get; private set; }

    /// <summary>The rows of the query leaf in filter coordinates, until the same worker loads or reads another leaf.</summary>
    protected float* Rows { get; private set; }

    /// <summary>Each of the pairs may matter to one of its rows; limits may have become less since it came through.</summary>
    protected abstract void OnHits(ReadOnlySpan<PairHit> hits);

    /// <summary>Takes the rows of a leaf as queries.</summary>
    protected void Load(int queryLeaf)
    {
        QueryLeaf = queryLeaf;
        Rows = Reader.Gather(Queries, queryLeaf);
        References.Filter.ToQueries(References.Frame, Rows, _words.Pointer, _beside.Pointer);
        _error = References.Filter.HasErrors ? KernelSet.Largest(_errors) : 0;
    }

    /// <summary>Turns to a reference leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="reach">Squared distances in filter coordinates within which the queries look for neighbors; null where they don't look for any.</param>
    /// <param name="panelReach">Those of the references; null where they don't look for any.</param>
    protected void Aim(int leaf, float* reach, float* panelReach = null)
    {
        ReferenceLeaf = leaf;
        Frame frame = References.Frame;
        _operands.Panel = Reader.Read(leaf);
        _operands.PanelNorms = _operands.Panel + References.PanelSize;
        if (References.Filter.HasErrors)
        {
            _panelErrors = _operands.PanelNorms;
            _panelError = KernelSet.Largest(_panelErrors);
        }
        _columns = ulong.MaxValue >> KernelSet.LeafSize - References.Leaves.CountIn(leaf);
        if (reach != null)
            Kernels.ToLimits(reach, _errors, _panelError, frame, _limits.Pointer);
        else if (_isByQueries)
            ForgetQueries();
        _isByQueries = reach != null;
        if (panelReach != null)
            Kernels.ToLimits(panelReach, _panelErrors, _error, frame, _panelLimits.Pointer);
        else if (_operands.IsTwoSided)
            new Span<float>(_panelLimits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
        _operands.IsTwoSided = panelReach != null;
        if (!References.Filter.AreBytes)
            return;
        if (reach != null)
            Kernels.ToShorts(_limits.Pointer, _operands.QueryShorts);
        if (panelReach != null)
            Kernels.ToShorts(_panelLimits.Pointer, _operands.PanelShorts);
    }

    /// <summary>Brings a query's limit up to date after its reach has become less.</summary>
    protected void Tighten(int query, float reach) => SetLimit(query, LimitOf(reach, _errors[query] + _panelError));

    /// <summary>Brings a reference's limit up to date after its reach has become less.</summary>
    protected void TightenPanel(int column, float reach)
    {
        float limit = LimitOf(reach, _panelErrors[column] + _error);
        _panelLimits.Pointer[column] = limit;
        _operands.PanelShorts[column] = KernelSet.ToShort(limit);
    }

    /// <summary>Compares the listed queries with the reference leaf.</summary>
    /// <param name="queries">The queries.</param>
    /// <param name="first">
    /// Where only they look for neighbors, how many: of many hits about so many of the nearest come first, by filter values, and the others once these have set a limit. 0 where the order doesn't matter.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Scan(ReadOnlySpan<int> queries, int first = 0)
    {
        int* group = stackalloc int[KernelSet.GroupSize];
        ulong* near = stackalloc ulong[KernelSet.GroupSize];
        for (int start = 0; start < queries.Length; start += KernelSet.GroupSize)
        {
            int count = Gather(queries[start..], group);
            if (!References.Filter.Tile(Kernels, _operands, group, Reader.Sums, near))
                continue;
            for (int i = 0; i < count; i++)
            {
                ulong columns = near[i] & _columns;
                if (first > 0 && BitOperations.PopCount(columns) > first + FewMore)
                    ReportNearestFirst(group[i], Reader.Sums + i * KernelSet.LeafSize, columns, first);
                else
                    Collect(group[i], columns);
            }
            if (_hitCount >= EnoughHits)
                Report();
        }
        Report();
    }

    /// <summary>How much squared distances of queries and references, in filter coordinates, may be above their filter values; infinite where these don't tell.</summary>
    protected double Excess => References.Leaves.AreEuclidean ? References.Filter.ExcessOf(References.Frame, _beside.Pointer, _operands.PanelNorms) : double.PositiveInfinity;

    /// <summary>Finds, for the first queries, some references that are about the nearest by filter values.</summary>
    /// <param name="queryCount">How many queries.</param>
    /// <param name="count">How many references for each, at most <see cref="KernelSet.Minima"/>.</param>
    /// <param name="columns">For each query, a bit for each reference that counts; afterwards for each of the nearest, which are as many or more, unless there are fewer.</param>
    /// <param name="values">Takes for each query what the filter values of the nearest are at most; infinite where there are fewer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void FindNearest(int queryCount, int count, ulong* columns, float* values)
    {
        int* queries = stackalloc int[KernelSet.LeafSize];
        int* group = stackalloc int[KernelSet.GroupSize];
        ulong* near = stackalloc ulong[KernelSet.GroupSize];
        for (int query = 0; query < queryCount; query++)
            queries[query] = query;
        for (int start = 0; start < queryCount; start += KernelSet.GroupSize)
        {
            int together = Gather(new ReadOnlySpan<int>(queries + start, queryCount - start), group);
            bool isAny = References.Filter.Tile(Kernels, _operands, group, Reader.Sums, near);
            for (int i = 0; i < together; i++)
            {
                ulong counted = isAny ? columns[start + i] & near[i] & _columns : 0;
                float* sums = References.Filter.ValuesOf(Kernels, Reader.Sums + i * KernelSet.LeafSize, Reader.Values);
                DropOut(sums, ~counted);
                float bound = Kernels.BoundOfLeast(sums, count);
                if (float.IsInfinity(bound) && BitOperations.PopCount(counted) >= count)
                    bound = LargestOf(sums, counted);
                values[start + i] = bound;
                columns[start + i] = counted & Kernels.AtMost(sums, bound);
            }
        }
    }

    /// <summary>Has a query hit nothing more in this leaf.</summary>
    protected void Stop(int query) => SetLimit(query, float.NegativeInfinity);

    // The first queries; a short group repeats its first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Gather(ReadOnlySpan<int> queries, int* group)
    {
        int count = Math.Min(KernelSet.GroupSize, queries.Length);
        for (int i = 0; i < KernelSet.GroupSize; i++)
            group[i] = queries[i < count ? i : 0];
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Collect(int query, ulong columns)
    {
        for (; columns != 0; columns &= columns - 1)
            Reader.Hits[_hitCount++] = new PairHit(query, BitOperations.TrailingZeroCount(columns));
    }

    private void Report()
    {
        if (_hitCount == 0)
            return;
        OnHits(new ReadOnlySpan<PairHit>(Reader.Hits, _hitCount));
        _hitCount = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportNearestFirst(int query, float* sums, ulong columns, int first)
    {
        float* values = References.Filter.ValuesOf(Kernels, sums, Reader.Values);
        DropOut(values, ~columns);
        while ((columns &= Kernels.AtMost(values, _limits.Pointer[query])) != 0)
        {
            ulong nearest = BitOperations.PopCount(columns) <= first + FewMore ? columns : columns & Kernels.Least(values, first);
            Collect(query, nearest);
            Report();
            columns &= ~nearest;
            DropOut(values, nearest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void DropOut(float* values, ulong columns)
    {
        for (; columns != 0; columns &= columns - 1)
            values[BitOperations.TrailingZeroCount(columns)] = float.PositiveInfinity;
    }

    private static float LargestOf(float* values, ulong columns)
    {
        float largest = float.NegativeInfinity;
        for (; columns != 0; columns &= columns - 1)
            largest = Math.Max(largest, values[BitOperations.TrailingZeroCount(columns)]);
        return largest;
    }

    private void ForgetQueries()
    {
        new Span<float>(_limits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
        new Span<short>(_operands.QueryShorts, KernelSet.LeafSize).Fill(KernelSet.ToShort(float.NegativeInfinity));
    }

    private void SetLimit(int query, float limit)
    {
        _limits.Pointer[query] = limit;
        _operands.QueryShorts[query] = KernelSet.ToShort(limit);
    }

    private float LimitOf(float reach, float errors)
    {
        float distance = MathF.Sqrt(reach) + errors * References.Frame.Step;
        return Math.Min(distance * distance * References.Frame.Unit, FilterSpace.Unlimited);
    }
}

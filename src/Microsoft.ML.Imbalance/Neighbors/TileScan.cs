using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Compares rows of a query leaf with a reference leaf and reports the pairs that the filter lets through.</summary>
internal abstract unsafe class TileScan
{
    private const ulong LowestBitOfEachByte = 0x0101010101010101;

    private readonly AlignedBuffer _words;
    private readonly AlignedBuffer _norms = new(KernelSet.LeafSize);
    private readonly AlignedBuffer _limits = new(KernelSet.LeafSize);
    private readonly AlignedBuffer _panelLimits = new(KernelSet.LeafSize);
    private readonly AlignedBuffer _shorts = new(KernelSet.LeafSize);
    private readonly bool _areBytes;
    private readonly AlignedBuffer _values = new(KernelSet.GroupSize * KernelSet.LeafSize);

    private TileOperands _operands;
    private float _error;
    private float _slack;

    protected TileScan(Leaves queries, PanelReader references, KernelSet kernels)
    {
        Queries = queries;
        Kernels = kernels;
        Reader = references;
        _words = new AlignedBuffer((long)KernelSet.LeafSize * References.Filter.WordCount);
        _operands = new TileOperands
        {
            WordCount = References.Filter.WordCount,
            Queries = _words.Pointer,
            QueryNorms = _norms.Pointer,
            QueryLimits = _limits.Pointer,
            PanelLimits = _panelLimits.Pointer,
            QueryShorts = (short*)_shorts.Pointer,
            PanelShorts = (short*)_shorts.Pointer + KernelSet.LeafSize,
        };
        _areBytes = References.Filter.PanelWordSize == sizeof(short);
        new Span<float>(_limits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
        new Span<float>(_panelLimits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
        new Span<short>(_operands.QueryShorts, 2 * KernelSet.LeafSize).Fill(KernelSet.ToShort(float.NegativeInfinity));
    }

    protected Leaves Queries { get; }

    protected LeafPanels References => Reader.Panels;

    /// <summary>What the worker reads with.</summary>
    protected PanelReader Reader { get; }

    protected KernelSet Kernels { get; }

    protected int QueryLeaf { get; set; }

    protected int ReferenceLeaf { get; private set; }

    /// <summary>The rows of the query leaf in filter coordinates, until another leaf is loaded by the same worker.</summary>
    protected float* Rows => Reader.QueryRows.Pointer;

    /// <summary>The pair may be among the query's neighbors.</summary>
    protected abstract void OnQueryHit(int query, int column);

    /// <summary>The pair may be among the reference's neighbors; reported where the panel side looks for neighbors too.</summary>
    protected virtual void OnPanelHit(int query, int column)
    {
    }

    /// <summary>Takes the rows of a leaf as queries.</summary>
    protected void Load(int queryLeaf)
    {
        QueryLeaf = queryLeaf;
        Queries.Gather(queryLeaf, Rows);
        _error = References.Filter.ToQueries(References.Frame, Rows, _words.Pointer, _norms.Pointer);
    }

    /// <summary>Turns to a reference leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="reach">Squared distances in filter coordinates within which the queries look for neighbors; null where they don't look for any.</param>
    /// <param name="panelReach">Those of the references; null where they don't look for any.</param>
    protected void Aim(int leaf, float* reach, float* panelReach = null)
    {
        ReferenceLeaf = leaf;
        Frame frame = References.Frame;
        _operands.Panel = Reader.Read(leaf, out float error);
        _operands.PanelNorms = _operands.Panel + References.PanelSize;
        _slack = (_error + error) * frame.Step;
        if (reach != null)
            Kernels.ToLimits(reach, _slack, frame.Unit, _limits.Pointer);
        if (panelReach != null)
            Kernels.ToLimits(panelReach, _slack, frame.Unit, _panelLimits.Pointer);
        else if (_operands.IsTwoSided)
            new Span<float>(_panelLimits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);
        _operands.IsTwoSided = panelReach != null;
        if (!_areBytes)
            return;
        if (reach != null)
            Kernels.ToShorts(_limits.Pointer, _operands.QueryShorts);
        if (panelReach != null)
            Kernels.ToShorts(_panelLimits.Pointer, _operands.PanelShorts);
    }

    /// <summary>Brings a query's limit up to date after its reach has become less.</summary>
    protected void Tighten(int query, float reach) => SetLimit(query, LimitOf(reach));

    /// <summary>Brings a reference's limit up to date after its reach has become less.</summary>
    protected void TightenPanel(int column, float reach)
    {
        float limit = LimitOf(reach);
        _panelLimits.Pointer[column] = limit;
        _operands.PanelShorts[column] = KernelSet.ToShort(limit);
    }

    /// <summary>Compares the listed queries with the reference leaf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Scan(ReadOnlySpan<int> queries)
    {
        int* group = stackalloc int[KernelSet.GroupSize];
        for (int start = 0; start < queries.Length; start += KernelSet.GroupSize)
        {
            (int count, ulong hits) = Compare(queries[start..], group);
            if (hits != 0)
                Report(group, count, hits & (LowestBitOfEachByte * ((1UL << count) - 1 | 1UL << KernelSet.PanelBit)));
        }
    }

    /// <summary>
    /// The same for queries that know few neighbors or none: each meets the references in the order of filter values, so that the first hits are about the nearest and few more come through.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void ScanNearestFirst(ReadOnlySpan<int> queries)
    {
        int* group = stackalloc int[KernelSet.GroupSize];
        for (int start = 0; start < queries.Length; start += KernelSet.GroupSize)
        {
            (int count, ulong hits) = Compare(queries[start..], group);
            for (int i = 0; i < count; i++)
                ReportNearestFirst(group[i], _values.Pointer + i * KernelSet.LeafSize, hits >> i);
        }
    }

    // The first group of queries, how many there are of it, and what passes where.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Count, ulong Hits) Compare(ReadOnlySpan<int> queries, int* group)
    {
        int count = Math.Min(KernelSet.GroupSize, queries.Length);
        // A short group repeats its first query; the bits of the repetitions are dropped.
        for (int i = 0; i < KernelSet.GroupSize; i++)
            group[i] = queries[i < count ? i : 0];
        return (count, References.Filter.Tile(Kernels, _operands, group, _values.Pointer));
    }

    /// <summary>Has a query hit nothing more in this leaf.</summary>
    protected void Stop(int query) => SetLimit(query, float.NegativeInfinity);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportNearestFirst(int query, float* values, ulong passes)
    {
        // Passes without a hit were not stored.
        for (int column = 0; column < KernelSet.LeafSize; column += Kernels.PassWidth, passes >>= 8)
        {
            if ((passes & 1) == 0)
                new Span<float>(values + column, Kernels.PassWidth).Fill(float.PositiveInfinity);
        }
        while (_limits.Pointer[query] > float.NegativeInfinity)
        {
            int column = Kernels.IndexOfLeast(values);
            if (values[column] > _limits.Pointer[query])
                return;
            values[column] = float.PositiveInfinity;
            OnQueryHit(query, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Report(int* group, int count, ulong hits)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            int bit = BitOperations.TrailingZeroCount(hits);
            int firstColumn = bit / 8 * Kernels.PassWidth;
            int member = bit % 8;
            if (member < KernelSet.PanelBit)
            {
                ReportQuery(group[member], _values.Pointer + member * KernelSet.LeafSize, firstColumn);
                continue;
            }
            for (int i = 0; i < count; i++)
                ReportPanel(group[i], _values.Pointer + i * KernelSet.LeafSize, firstColumn);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportQuery(int query, float* values, int firstColumn)
    {
        uint columns = Kernels.AtMost(values + firstColumn, _limits.Pointer[query]);
        for (; columns != 0; columns &= columns - 1)
        {
            int column = firstColumn + BitOperations.TrailingZeroCount(columns);
            // Each pair taken in may lower the limit.
            if (values[column] <= _limits.Pointer[query])
                OnQueryHit(query, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportPanel(int query, float* values, int firstColumn)
    {
        uint columns = Kernels.AtMost(values + firstColumn, _panelLimits.Pointer + firstColumn);
        for (; columns != 0; columns &= columns - 1)
            OnPanelHit(query, firstColumn + BitOperations.TrailingZeroCount(columns));
    }

    private void SetLimit(int query, float limit)
    {
        _limits.Pointer[query] = limit;
        _operands.QueryShorts[query] = KernelSet.ToShort(limit);
    }

    private float LimitOf(float reach)
    {
        float distance = MathF.Sqrt(reach) + _slack;
        return Math.Min(distance * distance * References.Frame.Unit, FilterSpace.Unlimited);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Compares rows of a query leaf with a reference leaf and reports the pairs that the filter lets through.</summary>
internal abstract unsafe class TileScan
{
    private const ulong LowestBitOfEachByte = 0x0101010101010101;

    private readonly AlignedBuffer _queries;
    private readonly AlignedBuffer _values = new(KernelSet.GroupSize * KernelSet.LeafSize);

    protected TileScan(PackedLeaves queries, PackedLeaves references, KernelSet kernels)
    {
        Queries = queries;
        References = references;
        Kernels = kernels;
        _queries = new AlignedBuffer((long)KernelSet.LeafSize * queries.Space.Dimension);
    }

    protected PackedLeaves Queries { get; }

    protected PackedLeaves References { get; }

    protected KernelSet Kernels { get; }

    /// <summary>The pair may be among the query's neighbors.</summary>
    protected abstract void OnQueryHit(int query, int column);

    /// <summary>The pair may be among the reference's neighbors; reported where <see cref="TileOperands.PanelLimits"/> are set.</summary>
    protected virtual void OnPanelHit(int query, int column)
    {
    }

    /// <summary>Lays out a leaf's queries as rows, for all its tiles.</summary>
    protected TileOperands Load(int queryLeaf, float* limits)
    {
        Queries.Unpack(queryLeaf, _queries.Pointer);
        return new TileOperands
        {
            Dimension = Queries.Space.Dimension,
            Queries = _queries.Pointer,
            QueryNorms = Queries.Norms(queryLeaf),
            QueryLimits = limits,
        };
    }

    /// <summary>Compares the listed queries with the leaf in <paramref name="operands"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected void Scan(in TileOperands operands, ReadOnlySpan<int> queries)
    {
        int* group = stackalloc int[KernelSet.GroupSize];
        for (int start = 0; start < queries.Length; start += KernelSet.GroupSize)
        {
            int count = Math.Min(KernelSet.GroupSize, queries.Length - start);
            // A short group repeats its first query; the bits of the repetitions are dropped.
            for (int i = 0; i < KernelSet.GroupSize; i++)
                group[i] = queries[start + (i < count ? i : 0)];
            ulong hits = Kernels.Tile(operands, group, _values.Pointer);
            if (hits != 0)
                Report(operands, group, count, hits & (LowestBitOfEachByte * ((1UL << count) - 1 | 1UL << KernelSet.PanelBit)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Report(in TileOperands operands, int* group, int count, ulong hits)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            int bit = BitOperations.TrailingZeroCount(hits);
            int firstColumn = bit / 8 * Kernels.PassWidth;
            int member = bit % 8;
            if (member < KernelSet.PanelBit)
            {
                ReportQuery(operands, group[member], _values.Pointer + member * KernelSet.LeafSize, firstColumn);
                continue;
            }
            for (int i = 0; i < count; i++)
                ReportPanel(operands, group[i], _values.Pointer + i * KernelSet.LeafSize, firstColumn);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportQuery(in TileOperands operands, int query, float* values, int firstColumn)
    {
        uint columns = Kernels.AtMost(values + firstColumn, operands.QueryLimits[query] + operands.Margin);
        for (; columns != 0; columns &= columns - 1)
        {
            int column = firstColumn + BitOperations.TrailingZeroCount(columns);
            // Each pair taken in may lower the limit.
            if (values[column] <= operands.QueryLimits[query] + operands.Margin)
                OnQueryHit(query, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReportPanel(in TileOperands operands, int query, float* values, int firstColumn)
    {
        uint columns = Kernels.AtMost(values + firstColumn, operands.PanelLimits + firstColumn, operands.PanelMargin);
        for (; columns != 0; columns &= columns - 1)
            OnPanelHit(query, firstColumn + BitOperations.TrailingZeroCount(columns));
    }
}

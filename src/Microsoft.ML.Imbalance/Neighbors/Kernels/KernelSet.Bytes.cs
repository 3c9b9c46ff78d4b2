using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed unsafe partial class KernelSet<TSimd, TVector>
{
    public override bool TileOfBytes(in TileOperands operands, int* group, float* sums, ulong* near)
    {
        short* limits = stackalloc short[GroupSize];
        for (int i = 0; i < GroupSize; i++)
            limits[i] = operands.QueryShorts[group[i]];
        bool isAny = false;
        for (int column = 0; column < LeafSize; column += 2 * PassWidth)
        {
            // Two sums a float.
            float* target = sums + column / 2;
            MultiplyBytes(operands, group, column, target);
            if (!IsAnyWithin(operands, limits, column, target))
                continue;
            if (!isAny)
                new Span<ulong>(near, GroupSize).Clear();
            isAny = true;
            FindNear(operands, limits, column, target, near);
        }
        return isAny;
    }

    // Sums of 16 bits, one for each pair of rows: two passes, each of which has two sums a pair until it ends. In a method of its own, so that nothing else claims a register.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyBytes(in TileOperands operands, int* group, int column, float* sums)
    {
        nint words = operands.WordCount;
        float* query0 = operands.Queries + group[0] * words;
        float* query1 = operands.Queries + group[1] * words;
        float* query2 = operands.Queries + group[2] * words;
        float* query3 = operands.Queries + group[3] * words;
        float* query4 = operands.Queries + group[4] * words;
        float* query5 = operands.Queries + group[5] * words;
        float* panel = operands.Panel + column * words;
        for (float* end = sums + 2 * TSimd.Lanes; sums < end; sums += TSimd.Lanes)
        {
            TVector left = TSimd.Load(panel), right = TSimd.Load(panel + TSimd.Lanes);
            panel += 2 * TSimd.Lanes;
            TVector query = TSimd.Broadcast(query0[0]);
            TVector left0 = TSimd.AddShorts(query, left), right0 = TSimd.AddShorts(query, right);
            query = TSimd.Broadcast(query1[0]);
            TVector left1 = TSimd.AddShorts(query, left), right1 = TSimd.AddShorts(query, right);
            query = TSimd.Broadcast(query2[0]);
            TVector left2 = TSimd.AddShorts(query, left), right2 = TSimd.AddShorts(query, right);
            query = TSimd.Broadcast(query3[0]);
            TVector left3 = TSimd.AddShorts(query, left), right3 = TSimd.AddShorts(query, right);
            query = TSimd.Broadcast(query4[0]);
            TVector left4 = TSimd.AddShorts(query, left), right4 = TSimd.AddShorts(query, right);
            query = TSimd.Broadcast(query5[0]);
            TVector left5 = TSimd.AddShorts(query, left), right5 = TSimd.AddShorts(query, right);
            for (nint k = 1; k < words; k++)
            {
                left = TSimd.Load(panel);
                right = TSimd.Load(panel + TSimd.Lanes);
                panel += 2 * TSimd.Lanes;
                query = TSimd.Broadcast(query0[k]);
                left0 = TSimd.MultiplyAddBytes(left, query, left0);
                right0 = TSimd.MultiplyAddBytes(right, query, right0);
                query = TSimd.Broadcast(query1[k]);
                left1 = TSimd.MultiplyAddBytes(left, query, left1);
                right1 = TSimd.MultiplyAddBytes(right, query, right1);
                query = TSimd.Broadcast(query2[k]);
                left2 = TSimd.MultiplyAddBytes(left, query, left2);
                right2 = TSimd.MultiplyAddBytes(right, query, right2);
                query = TSimd.Broadcast(query3[k]);
                left3 = TSimd.MultiplyAddBytes(left, query, left3);
                right3 = TSimd.MultiplyAddBytes(right, query, right3);
                query = TSimd.Broadcast(query4[k]);
                left4 = TSimd.MultiplyAddBytes(left, query, left4);
                right4 = TSimd.MultiplyAddBytes(right, query, right4);
                query = TSimd.Broadcast(query5[k]);
                left5 = TSimd.MultiplyAddBytes(left, query, left5);
                right5 = TSimd.MultiplyAddBytes(right, query, right5);
            }
            TSimd.Store(TSimd.AddPairs(left0, right0), sums);
            TSimd.Store(TSimd.AddPairs(left1, right1), sums + LeafSize);
            TSimd.Store(TSimd.AddPairs(left2, right2), sums + 2 * LeafSize);
            TSimd.Store(TSimd.AddPairs(left3, right3), sums + 3 * LeafSize);
            TSimd.Store(TSimd.AddPairs(left4, right4), sums + 4 * LeafSize);
            TSimd.Store(TSimd.AddPairs(left5, right5), sums + 5 * LeafSize);
        }
    }

    // Whether any pair is within the larger of the query's limit and the reference's. No branch and no store: most passes end here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool IsAnyWithin(in TileOperands operands, short* limits, int column, float* sums)
    {
        TVector leftLimits = PanelLimits(operands, column), rightLimits = PanelLimits(operands, column + 2 * TSimd.Lanes);
        TVector most = TSimd.BroadcastShort(short.MinValue);
        for (int i = 0; i < GroupSize; i++, sums += LeafSize)
        {
            TVector limit = TSimd.BroadcastShort(limits[i]);
            TVector left = TSimd.CompareShorts(TSimd.Load(sums), TSimd.MinimumOfShorts(limit, leftLimits));
            TVector right = TSimd.CompareShorts(TSimd.Load(sums + TSimd.Lanes), TSimd.MinimumOfShorts(limit, rightLimits));
            most = TSimd.MaximumOfShorts(most, TSimd.MaximumOfShorts(left, right));
        }
        return !TSimd.AreShortsNegative(most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FindNear(in TileOperands operands, short* limits, int column, float* sums, ulong* near)
    {
        TVector leftLimits = PanelLimits(operands, column), rightLimits = PanelLimits(operands, column + 2 * TSimd.Lanes);
        for (int i = 0; i < GroupSize; i++, sums += LeafSize)
        {
            TVector limit = TSimd.BroadcastShort(limits[i]);
            ulong left = TSimd.NegativeShorts(TSimd.CompareShorts(TSimd.Load(sums), TSimd.MinimumOfShorts(limit, leftLimits)));
            ulong right = TSimd.NegativeShorts(TSimd.CompareShorts(TSimd.Load(sums + TSimd.Lanes), TSimd.MinimumOfShorts(limit, rightLimits)));
            ulong columns = ulong.MaxValue >> LeafSize - 4 * TSimd.Lanes;
            near[i] |= (~(left | right << 2 * TSimd.Lanes) & columns) << column;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ToValues(short* sums, float* values)
    {
        TVector minusTwo = TSimd.Broadcast(-2f);
        for (int column = 0; column < LeafSize; column += 2 * TSimd.Lanes)
        {
            (TVector low, TVector high) = TSimd.WidenShorts(TSimd.Load((float*)(sums + column)));
            TSimd.Store(TSimd.Multiply(low, minusTwo), values + column);
            TSimd.Store(TSimd.Multiply(high, minusTwo), values + column + TSimd.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ToShorts(float* limits, short* shorts)
    {
        for (int column = 0; column < LeafSize; column += 2 * TSimd.Lanes)
            TSimd.Store(TSimd.NarrowToShorts(Halved(limits + column), Halved(limits + column + TSimd.Lanes)), (float*)(shorts + column));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Halved(float* limits)
        => TSimd.MultiplyAdd(TSimd.Minimum(TSimd.Load(limits), TSimd.Broadcast(MostOfShorts)), TSimd.Broadcast(-0.5f), TSimd.Broadcast(-1f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PanelLimits(in TileOperands operands, int column)
        => operands.IsTwoSided ? TSimd.Load((float*)(operands.PanelShorts + column)) : TSimd.BroadcastShort(short.MaxValue);
}

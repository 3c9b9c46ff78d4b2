using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The kernels written once for all widths; the generic arguments make the compiler emit each with its own registers.</summary>
internal sealed unsafe partial class KernelSet<TSimd, TVector> : KernelSet
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public override int PassWidth => 2 * TSimd.Lanes;

    // Twelve sums stay in registers over the whole loop: the loop is bound by arithmetic, not by loads. Optimized at once, since code waiting
    // for its second tier would take longer than most searches.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Tile(in TileOperands operands, int* group, float* values)
    {
        nint words = operands.WordCount;
        float* query0 = operands.Queries + group[0] * words;
        float* query1 = operands.Queries + group[1] * words;
        float* query2 = operands.Queries + group[2] * words;
        float* query3 = operands.Queries + group[3] * words;
        float* query4 = operands.Queries + group[4] * words;
        float* query5 = operands.Queries + group[5] * words;
        float* norms = operands.QueryNorms;

        ulong hits = 0;
        for (int column = 0; column < LeafSize; column += 2 * TSimd.Lanes)
        {
            // value = |q|² + |r|² - 2 q·r
            TVector left = TSimd.Load(operands.PanelNorms + column);
            TVector right = TSimd.Load(operands.PanelNorms + column + TSimd.Lanes);
            TVector query = TSimd.Broadcast(norms[group[0]]);
            TVector left0 = TSimd.Add(query, left), right0 = TSimd.Add(query, right);
            query = TSimd.Broadcast(norms[group[1]]);
            TVector left1 = TSimd.Add(query, left), right1 = TSimd.Add(query, right);
            query = TSimd.Broadcast(norms[group[2]]);
            TVector left2 = TSimd.Add(query, left), right2 = TSimd.Add(query, right);
            query = TSimd.Broadcast(norms[group[3]]);
            TVector left3 = TSimd.Add(query, left), right3 = TSimd.Add(query, right);
            query = TSimd.Broadcast(norms[group[4]]);
            TVector left4 = TSimd.Add(query, left), right4 = TSimd.Add(query, right);
            query = TSimd.Broadcast(norms[group[5]]);
            TVector left5 = TSimd.Add(query, left), right5 = TSimd.Add(query, right);

            float* panel = operands.Panel + column * words;
            for (nint k = 0; k < words; k++, panel += 2 * TSimd.Lanes)
            {
                left = TSimd.Load(panel);
                right = TSimd.Load(panel + TSimd.Lanes);
                query = TSimd.Broadcast(query0[k]);
                left0 = TSimd.MultiplyAdd(query, left, left0);
                right0 = TSimd.MultiplyAdd(query, right, right0);
                query = TSimd.Broadcast(query1[k]);
                left1 = TSimd.MultiplyAdd(query, left, left1);
                right1 = TSimd.MultiplyAdd(query, right, right1);
                query = TSimd.Broadcast(query2[k]);
                left2 = TSimd.MultiplyAdd(query, left, left2);
                right2 = TSimd.MultiplyAdd(query, right, right2);
                query = TSimd.Broadcast(query3[k]);
                left3 = TSimd.MultiplyAdd(query, left, left3);
                right3 = TSimd.MultiplyAdd(query, right, right3);
                query = TSimd.Broadcast(query4[k]);
                left4 = TSimd.MultiplyAdd(query, left, left4);
                right4 = TSimd.MultiplyAdd(query, right, right4);
                query = TSimd.Broadcast(query5[k]);
                left5 = TSimd.MultiplyAdd(query, left, left5);
                right5 = TSimd.MultiplyAdd(query, right, right5);
            }
            hits |= Finish(operands, group, column, values, left0, right0, left1, right1, left2, right2, left3, right3, left4, right4, left5, right5);
        }
        return hits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override uint AtMost(float* values, float limit)
    {
        TVector limits = TSimd.Broadcast(limit);
        return TSimd.LessOrEqual(TSimd.Load(values), limits)
            | TSimd.LessOrEqual(TSimd.Load(values + TSimd.Lanes), limits) << TSimd.Lanes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override uint AtMost(float* values, float* limits)
        => TSimd.LessOrEqual(TSimd.Load(values), TSimd.Load(limits))
            | TSimd.LessOrEqual(TSimd.Load(values + TSimd.Lanes), TSimd.Load(limits + TSimd.Lanes)) << TSimd.Lanes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int IndexOfLeast(float* values)
    {
        TVector minima = TSimd.Load(values);
        for (int i = TSimd.Lanes; i < LeafSize; i += TSimd.Lanes)
            minima = TSimd.Minimum(minima, TSimd.Load(values + i));
        float* lanes = stackalloc float[TSimd.Lanes];
        TSimd.Store(minima, lanes);
        float least = lanes[0];
        for (int i = 1; i < TSimd.Lanes; i++)
            least = lanes[i] < least ? lanes[i] : least;
        minima = TSimd.Broadcast(least);
        int first = 0;
        uint found;
        while ((found = TSimd.LessOrEqual(TSimd.Load(values + first), minima)) == 0)
            first += TSimd.Lanes;
        return first + BitOperations.TrailingZeroCount(found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ToLimits(float* squaredDistances, float slack, float unit, float* limits)
    {
        TVector most = TSimd.Broadcast(FilterSpace.Unlimited);
        for (int i = 0; i < LeafSize; i += TSimd.Lanes)
        {
            TVector reach = TSimd.Add(TSimd.SquareRoot(TSimd.Load(squaredDistances + i)), TSimd.Broadcast(slack));
            TSimd.Store(TSimd.Minimum(TSimd.Multiply(TSimd.Multiply(reach, reach), TSimd.Broadcast(unit)), most), limits + i);
        }
    }

    // The end of a pass: which of the sums are within limits. Those of passes with any are stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(
        in TileOperands operands, int* group, int column, float* values,
        TVector left0, TVector right0, TVector left1, TVector right1, TVector left2, TVector right2,
        TVector left3, TVector right3, TVector left4, TVector right4, TVector left5, TVector right5)
    {
        uint pass = 0;
        float* limits = operands.QueryLimits;
        if (TSimd.LessOrEqual(TSimd.Minimum(left0, right0), TSimd.Broadcast(limits[group[0]])) != 0)
            pass |= 1;
        if (TSimd.LessOrEqual(TSimd.Minimum(left1, right1), TSimd.Broadcast(limits[group[1]])) != 0)
            pass |= 2;
        if (TSimd.LessOrEqual(TSimd.Minimum(left2, right2), TSimd.Broadcast(limits[group[2]])) != 0)
            pass |= 4;
        if (TSimd.LessOrEqual(TSimd.Minimum(left3, right3), TSimd.Broadcast(limits[group[3]])) != 0)
            pass |= 8;
        if (TSimd.LessOrEqual(TSimd.Minimum(left4, right4), TSimd.Broadcast(limits[group[4]])) != 0)
            pass |= 16;
        if (TSimd.LessOrEqual(TSimd.Minimum(left5, right5), TSimd.Broadcast(limits[group[5]])) != 0)
            pass |= 32;

        if (operands.IsTwoSided)
        {
            TVector left = TSimd.Minimum(TSimd.Minimum(TSimd.Minimum(left0, left1), TSimd.Minimum(left2, left3)), TSimd.Minimum(left4, left5));
            TVector right = TSimd.Minimum(TSimd.Minimum(TSimd.Minimum(right0, right1), TSimd.Minimum(right2, right3)), TSimd.Minimum(right4, right5));
            uint any = TSimd.LessOrEqual(left, TSimd.Load(operands.PanelLimits + column))
                | TSimd.LessOrEqual(right, TSimd.Load(operands.PanelLimits + column + TSimd.Lanes));
            if (any != 0)
                pass |= 1u << PanelBit;
        }
        if (pass == 0)
            return 0;

        float* target = values + column;
        Store(left0, right0, target);
        Store(left1, right1, target + LeafSize);
        Store(left2, right2, target + 2 * LeafSize);
        Store(left3, right3, target + 3 * LeafSize);
        Store(left4, right4, target + 4 * LeafSize);
        Store(left5, right5, target + 5 * LeafSize);
        return (ulong)pass << (column / (2 * TSimd.Lanes) * 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, float* target)
    {
        TSimd.Store(left, target);
        TSimd.Store(right, target + TSimd.Lanes);
    }
}

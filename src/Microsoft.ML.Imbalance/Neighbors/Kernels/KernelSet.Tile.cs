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
    public override bool Tile(in TileOperands operands, int* group, float* sums, ulong* near)
    {
        nint words = operands.WordCount;
        float* query0 = operands.Queries + group[0] * words;
        float* query1 = operands.Queries + group[1] * words;
        float* query2 = operands.Queries + group[2] * words;
        float* query3 = operands.Queries + group[3] * words;
        float* query4 = operands.Queries + group[4] * words;
        float* query5 = operands.Queries + group[5] * words;
        float* norms = operands.QueryNorms;

        bool isAny = false;
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
            if (!IsAnyWithin(operands, group, column, left0, right0, left1, right1, left2, right2, left3, right3, left4, right4, left5, right5))
                continue;
            float* target = sums + column;
            Store(left0, right0, target);
            Store(left1, right1, target + LeafSize);
            Store(left2, right2, target + 2 * LeafSize);
            Store(left3, right3, target + 3 * LeafSize);
            Store(left4, right4, target + 4 * LeafSize);
            Store(left5, right5, target + 5 * LeafSize);
            if (!isAny)
                new Span<ulong>(near, GroupSize).Clear();
            isAny = true;
            FindNear(operands, group, column, target, near);
        }
        return isAny;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong AtMost(float* values, float limit)
    {
        TVector limits = TSimd.Broadcast(limit);
        ulong bits = 0;
        for (int column = 0; column < LeafSize; column += TSimd.Lanes)
            bits |= (ulong)TSimd.LessOrEqual(TSimd.Load(values + column), limits) << column;
        return bits;
    }

    // Of each eight columns in turn the least: the nth of these is no less than the nth of all.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float BoundOfLeast(float* values, int count)
    {
        float* minima = stackalloc float[Math.Max(Minima, TSimd.Lanes)];
        for (int first = 0; first < Minima; first += TSimd.Lanes)
        {
            TVector least = TSimd.Load(values + first);
            for (int i = first + Math.Max(Minima, TSimd.Lanes); i < LeafSize; i += Math.Max(Minima, TSimd.Lanes))
                least = TSimd.Minimum(least, TSimd.Load(values + i));
            TSimd.Store(least, minima + first);
        }
        for (int i = Minima; i < TSimd.Lanes; i++)
            minima[i % Minima] = Math.Min(minima[i % Minima], minima[i]);
        return NthOfEight(minima, count - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ToLimits(float* squaredDistances, float* own, float other, Frame frame, float* limits)
    {
        TVector most = TSimd.Broadcast(FilterSpace.Unlimited), unit = TSimd.Broadcast(frame.Unit), step = TSimd.Broadcast(frame.Step), others = TSimd.Broadcast(other);
        for (int i = 0; i < LeafSize; i += TSimd.Lanes)
        {
            TVector slack = TSimd.Multiply(TSimd.Add(TSimd.Load(own + i), others), step);
            TVector reach = TSimd.Add(TSimd.SquareRoot(TSimd.Load(squaredDistances + i)), slack);
            TSimd.Store(TSimd.Minimum(TSimd.Multiply(TSimd.Multiply(reach, reach), unit), most), limits + i);
        }
    }

    // Whether any of a pass's sums is within the larger of the query's limit and the reference's. One branch: most passes end here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAnyWithin(
        in TileOperands operands, int* group, int column,
        TVector left0, TVector right0, TVector left1, TVector right1, TVector left2, TVector right2,
        TVector left3, TVector right3, TVector left4, TVector right4, TVector left5, TVector right5)
    {
        float* limits = operands.QueryLimits;
        TVector none = TSimd.Broadcast(0f);
        if (!operands.IsTwoSided)
        {
            TVector least = TSimd.Subtract(TSimd.Minimum(left0, right0), TSimd.Broadcast(limits[group[0]]));
            least = TSimd.Minimum(least, TSimd.Subtract(TSimd.Minimum(left1, right1), TSimd.Broadcast(limits[group[1]])));
            least = TSimd.Minimum(least, TSimd.Subtract(TSimd.Minimum(left2, right2), TSimd.Broadcast(limits[group[2]])));
            least = TSimd.Minimum(least, TSimd.Subtract(TSimd.Minimum(left3, right3), TSimd.Broadcast(limits[group[3]])));
            least = TSimd.Minimum(least, TSimd.Subtract(TSimd.Minimum(left4, right4), TSimd.Broadcast(limits[group[4]])));
            least = TSimd.Minimum(least, TSimd.Subtract(TSimd.Minimum(left5, right5), TSimd.Broadcast(limits[group[5]])));
            return TSimd.LessOrEqual(least, none) != 0;
        }
        TVector leftLimits = TSimd.Load(operands.PanelLimits + column), rightLimits = TSimd.Load(operands.PanelLimits + column + TSimd.Lanes);
        TVector beyond = Beyond(left0, right0, limits[group[0]], leftLimits, rightLimits);
        beyond = TSimd.Minimum(beyond, Beyond(left1, right1, limits[group[1]], leftLimits, rightLimits));
        beyond = TSimd.Minimum(beyond, Beyond(left2, right2, limits[group[2]], leftLimits, rightLimits));
        beyond = TSimd.Minimum(beyond, Beyond(left3, right3, limits[group[3]], leftLimits, rightLimits));
        beyond = TSimd.Minimum(beyond, Beyond(left4, right4, limits[group[4]], leftLimits, rightLimits));
        beyond = TSimd.Minimum(beyond, Beyond(left5, right5, limits[group[5]], leftLimits, rightLimits));
        return TSimd.LessOrEqual(beyond, none) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Beyond(TVector left, TVector right, float limit, TVector leftLimits, TVector rightLimits)
    {
        TVector limits = TSimd.Broadcast(limit);
        return TSimd.Minimum(TSimd.Subtract(left, TSimd.Maximum(limits, leftLimits)), TSimd.Subtract(right, TSimd.Maximum(limits, rightLimits)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FindNear(in TileOperands operands, int* group, int column, float* sums, ulong* near)
    {
        TVector leftLimits = TSimd.Load(operands.PanelLimits + column), rightLimits = TSimd.Load(operands.PanelLimits + column + TSimd.Lanes);
        for (int i = 0; i < GroupSize; i++, sums += LeafSize)
        {
            TVector limit = TSimd.Broadcast(operands.QueryLimits[group[i]]);
            ulong bits = TSimd.LessOrEqual(TSimd.Load(sums), TSimd.Maximum(limit, leftLimits))
                | (ulong)TSimd.LessOrEqual(TSimd.Load(sums + TSimd.Lanes), TSimd.Maximum(limit, rightLimits)) << TSimd.Lanes;
            near[i] |= bits << column;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, float* target)
    {
        TSimd.Store(left, target);
        TSimd.Store(right, target + TSimd.Lanes);
    }
}

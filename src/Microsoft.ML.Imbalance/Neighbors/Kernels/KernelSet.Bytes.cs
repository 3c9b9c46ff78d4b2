using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed unsafe partial class KernelSet<TSimd, TVector>
{
    public override ulong TileOfBytes(in TileOperands operands, int chunk, int* group, float* values)
    {
        int words = operands.WordCount;
        bool isChunked = chunk < words;
        ulong hits = 0;
        for (int column = 0, shift = 0; column < LeafSize; column += 2 * TSimd.Lanes, shift += 8)
        {
            MultiplyBytes(operands, group, column, 0, Math.Min(chunk, words), values + column);
            if (isChunked)
                AddChunks(operands, chunk, group, column, values + column);
            if (IsAnyWithin(operands, group, column, values + column, isChunked))
                hits |= (ulong)FinishBytes(operands, group, column, values + column, isChunked) << shift;
        }
        return hits;
    }

    // Sums of 16 bits, two for each pair of rows, stored where the values will be. In a method of its own, so that nothing else claims a register.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyBytes(in TileOperands operands, int* group, int column, nint start, nint end, float* sums)
    {
        nint words = operands.WordCount;
        float* query0 = operands.Queries + group[0] * words;
        float* query1 = operands.Queries + group[1] * words;
        float* query2 = operands.Queries + group[2] * words;
        float* query3 = operands.Queries + group[3] * words;
        float* query4 = operands.Queries + group[4] * words;
        float* query5 = operands.Queries + group[5] * words;
        float* panel = operands.Panel + column * words + start * 2 * TSimd.Lanes;

        TVector zero = TSimd.Broadcast(0f);
        TVector left0 = zero, right0 = zero, left1 = zero, right1 = zero, left2 = zero, right2 = zero;
        TVector left3 = zero, right3 = zero, left4 = zero, right4 = zero, left5 = zero, right5 = zero;
        for (nint k = start; k < end; k++, panel += 2 * TSimd.Lanes)
        {
            TVector left = TSimd.Load(panel), right = TSimd.Load(panel + TSimd.Lanes);
            TVector query = TSimd.Broadcast(query0[k]);
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
        Store(left0, right0, sums);
        Store(left1, right1, sums + LeafSize);
        Store(left2, right2, sums + 2 * LeafSize);
        Store(left3, right3, sums + 3 * LeafSize);
        Store(left4, right4, sums + 4 * LeafSize);
        Store(left5, right5, sums + 5 * LeafSize);
    }

    // Where 16 bits don't hold the sums of all words: the chunks one by one, and 32 bits for all.
    private static void AddChunks(in TileOperands operands, int chunk, int* group, int column, float* sums)
    {
        float* wide = stackalloc float[GroupSize * LeafSize];
        for (int end = chunk; ;)
        {
            for (int i = 0; i < GroupSize * LeafSize; i += LeafSize)
            {
                TVector left = TSimd.SumPairs(TSimd.Load(sums + i)), right = TSimd.SumPairs(TSimd.Load(sums + i + TSimd.Lanes));
                if (end > chunk)
                {
                    left = TSimd.AddIntegers(left, TSimd.Load(wide + i));
                    right = TSimd.AddIntegers(right, TSimd.Load(wide + i + TSimd.Lanes));
                }
                Store(left, right, (end < operands.WordCount ? wide : sums) + i);
            }
            if (end == operands.WordCount)
                return;
            MultiplyBytes(operands, group, column, end, Math.Min(end + chunk, operands.WordCount), sums);
            end = Math.Min(end + chunk, operands.WordCount);
        }
    }

    // Whether any value is within the larger of the query's limit and the reference's. No branch and no store: most passes end here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool IsAnyWithin(in TileOperands operands, int* group, int column, float* sums, bool isWide)
    {
        TVector leftNorms = TSimd.Load(operands.PanelNorms + column), rightNorms = TSimd.Load(operands.PanelNorms + column + TSimd.Lanes);
        TVector leftLimits = TSimd.Load(operands.PanelLimits + column), rightLimits = TSimd.Load(operands.PanelLimits + column + TSimd.Lanes);
        TVector most = TSimd.Broadcast(float.NegativeInfinity);
        float* norms = operands.QueryNorms, limits = operands.QueryLimits;
        for (int i = 0; i < GroupSize; i++, sums += LeafSize)
        {
            TVector limit = TSimd.Broadcast(limits[group[i]]);
            ToValues(sums, isWide, norms[group[i]], leftNorms, rightNorms, out TVector left, out TVector right);
            most = TSimd.Maximum(most, TSimd.Maximum(TSimd.Subtract(TSimd.Maximum(limit, leftLimits), left), TSimd.Subtract(TSimd.Maximum(limit, rightLimits), right)));
        }
        return TSimd.LessOrEqual(TSimd.Broadcast(0f), most) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint FinishBytes(in TileOperands operands, int* group, int column, float* sums, bool isWide)
    {
        TVector leftNorms = TSimd.Load(operands.PanelNorms + column), rightNorms = TSimd.Load(operands.PanelNorms + column + TSimd.Lanes);
        TVector leftLeast = TSimd.Broadcast(float.PositiveInfinity), rightLeast = leftLeast;
        uint pass = 0;
        for (int i = 0; i < GroupSize; i++)
        {
            ToValues(sums + i * LeafSize, isWide, operands.QueryNorms[group[i]], leftNorms, rightNorms, out TVector left, out TVector right);
            if (TSimd.LessOrEqual(TSimd.Minimum(left, right), TSimd.Broadcast(operands.QueryLimits[group[i]])) != 0)
                pass |= 1u << i;
            leftLeast = TSimd.Minimum(left, leftLeast);
            rightLeast = TSimd.Minimum(right, rightLeast);
        }
        if (operands.IsTwoSided
            && (TSimd.LessOrEqual(leftLeast, TSimd.Load(operands.PanelLimits + column)) | TSimd.LessOrEqual(rightLeast, TSimd.Load(operands.PanelLimits + column + TSimd.Lanes))) != 0)
        {
            pass |= 1u << PanelBit;
        }
        for (int i = 0; i < GroupSize && pass != 0; i++)
        {
            ToValues(sums + i * LeafSize, isWide, operands.QueryNorms[group[i]], leftNorms, rightNorms, out TVector left, out TVector right);
            Store(left, right, sums + i * LeafSize);
        }
        return pass;
    }

    // |q|² + |r|² - 2 q·r, exact: whole numbers below 2^24.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToValues(float* sums, bool isWide, float norm, TVector leftNorms, TVector rightNorms, out TVector left, out TVector right)
    {
        TVector query = TSimd.Broadcast(norm), minusTwo = TSimd.Broadcast(-2f);
        left = TSimd.Load(sums);
        right = TSimd.Load(sums + TSimd.Lanes);
        if (!isWide)
        {
            left = TSimd.SumPairs(left);
            right = TSimd.SumPairs(right);
        }
        left = TSimd.MultiplyAdd(TSimd.ToSingle(left), minusTwo, TSimd.Add(query, leftNorms));
        right = TSimd.MultiplyAdd(TSimd.ToSingle(right), minusTwo, TSimd.Add(query, rightNorms));
    }
}

using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed unsafe partial class KernelSet<TSimd, TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong RowsNear(float* box, float* panel, int dimension, float* limits, float shrink)
    {
        int padded = (dimension + BoxPadding - 1) / BoxPadding * BoxPadding;
        TVector zero = TSimd.Broadcast(0f);
        ulong near = 0;
        for (int column = 0; column < LeafSize; column += 2 * TSimd.Lanes)
        {
            // |x - box|² = Σ max(lower - x, x - upper, 0)²
            TVector left = zero, right = zero;
            float* rows = panel + column * dimension;
            for (nint k = 0; k < dimension; k++, rows += 2 * TSimd.Lanes)
            {
                TVector lower = TSimd.Broadcast(box[k]), upper = TSimd.Broadcast(box[padded + k]);
                TVector leftGap = Gap(TSimd.Load(rows), lower, upper, zero), rightGap = Gap(TSimd.Load(rows + TSimd.Lanes), lower, upper, zero);
                left = TSimd.MultiplyAdd(leftGap, leftGap, left);
                right = TSimd.MultiplyAdd(rightGap, rightGap, right);
            }
            ulong bits = WithinLimit(left, limits + column, shrink)
                | (ulong)WithinLimit(right, limits + column + TSimd.Lanes, shrink) << TSimd.Lanes;
            near |= bits << column;
        }
        return near;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float BoxDistance(float* box, float* other, int paddedDimension)
    {
        TVector zero = TSimd.Broadcast(0f), sum = zero;
        for (nint k = 0; k < paddedDimension; k += TSimd.Lanes)
        {
            TVector above = TSimd.Subtract(TSimd.Load(other + k), TSimd.Load(box + paddedDimension + k));
            TVector below = TSimd.Subtract(TSimd.Load(box + k), TSimd.Load(other + paddedDimension + k));
            TVector gap = TSimd.Maximum(TSimd.Maximum(above, below), zero);
            sum = TSimd.MultiplyAdd(gap, gap, sum);
        }
        return TSimd.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float BoxDistance(float* box, float* outer, byte* inner, int paddedDimension)
    {
        TVector zero = TSimd.Broadcast(0f), sum = zero, perStep = TSimd.Broadcast(PerStep);
        for (nint k = 0; k < paddedDimension; k += TSimd.Lanes)
        {
            TVector begin = TSimd.Load(outer + k), end = TSimd.Load(outer + paddedDimension + k), step = TSimd.Multiply(TSimd.Subtract(end, begin), perStep);
            TVector lower = TSimd.Multiply(step, TSimd.LoadBytes(inner + k)), upper = TSimd.Multiply(step, TSimd.LoadBytes(inner + paddedDimension + k));
            TVector above = TSimd.Subtract(TSimd.Subtract(TSimd.Load(box + k), begin), upper);
            TVector below = TSimd.Subtract(lower, TSimd.Subtract(TSimd.Load(box + paddedDimension + k), begin));
            TVector gap = TSimd.Maximum(TSimd.Maximum(above, below), zero);
            sum = TSimd.MultiplyAdd(gap, gap, sum);
        }
        return TSimd.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gap(TVector values, TVector lower, TVector upper, TVector zero)
        => TSimd.Maximum(TSimd.Maximum(TSimd.Subtract(lower, values), TSimd.Subtract(values, upper)), zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint WithinLimit(TVector distances, float* limits, float shrink)
        => TSimd.LessOrEqual(TSimd.Multiply(distances, TSimd.Broadcast(shrink)), TSimd.Load(limits));
}

using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed unsafe partial class KernelSet<TSimd, TVector>
{
    protected override int RowStrip => 4 * TSimd.Lanes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong RowsNear(float* box, float* own, byte* rows, FilterSpace space, float* limits, float* room)
    {
        // In steps from the own box's begin a row is somewhere from x to x + 1: |row - box|² >= Σ (step max(lower - (x + 1), x - upper, 0))²
        float* steps = room, lowers = room + space.Stride, uppers = room + 2 * space.Stride;
        TVector perStep = TSimd.Broadcast(PerStep), before = TSimd.Broadcast(1 + StepMargin), behind = TSimd.Broadcast(StepMargin);
        for (nint k = 0; k < space.Stride; k += TSimd.Lanes)
        {
            TVector begin = TSimd.Load(own + k), step = TSimd.Multiply(TSimd.Subtract(TSimd.Load(own + space.Stride + k), begin), perStep);
            TSimd.Store(step, steps + k);
            TSimd.Store(TSimd.Subtract(TSimd.Subtract(TSimd.Load(box + k), begin), TSimd.Multiply(step, before)), lowers + k);
            TSimd.Store(TSimd.MultiplyAdd(step, behind, TSimd.Subtract(TSimd.Load(box + space.Stride + k), begin)), uppers + k);
        }
        TVector zero = TSimd.Broadcast(0f);
        nint dimension = space.Dimension;
        ulong near = 0;
        for (int row = 0; row < LeafSize; row += 4 * TSimd.Lanes)
        {
            TVector a = zero, b = zero, c = zero, d = zero;
            for (nint k = 0; k < dimension; k++, rows += 4 * TSimd.Lanes)
            {
                TVector step = TSimd.Broadcast(steps[k]), lower = TSimd.Broadcast(lowers[k]), upper = TSimd.Broadcast(uppers[k]);
                a = AddGap(rows, step, lower, upper, zero, a);
                b = AddGap(rows + TSimd.Lanes, step, lower, upper, zero, b);
                c = AddGap(rows + 2 * TSimd.Lanes, step, lower, upper, zero, c);
                d = AddGap(rows + 3 * TSimd.Lanes, step, lower, upper, zero, d);
            }
            near |= WithinLimit(a, limits + row, space.Shrink) << row;
            near |= WithinLimit(b, limits + row + TSimd.Lanes, space.Shrink) << (row + TSimd.Lanes);
            near |= WithinLimit(c, limits + row + 2 * TSimd.Lanes, space.Shrink) << (row + 2 * TSimd.Lanes);
            near |= WithinLimit(d, limits + row + 3 * TSimd.Lanes, space.Shrink) << (row + 3 * TSimd.Lanes);
        }
        return near;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ToBox(float* outer, byte* inner, int paddedDimension, float* box)
    {
        TVector perStep = TSimd.Broadcast(PerStep), zero = TSimd.Broadcast(0f), roundoffs = TSimd.Broadcast((float)(4 * FilterSpace.UnitRoundoff));
        for (nint k = 0; k < paddedDimension; k += TSimd.Lanes)
        {
            TVector begin = TSimd.Load(outer + k), end = TSimd.Load(outer + paddedDimension + k), step = TSimd.Multiply(TSimd.Subtract(end, begin), perStep);
            // Begin, steps and their sum are rounded.
            TVector slip = TSimd.Multiply(roundoffs, TSimd.Add(Absolute(begin, zero), Absolute(end, zero)));
            TSimd.Store(TSimd.Subtract(TSimd.MultiplyAdd(step, TSimd.LoadBytes(inner + k), begin), slip), box + k);
            TSimd.Store(TSimd.Add(TSimd.MultiplyAdd(step, TSimd.LoadBytes(inner + paddedDimension + k), begin), slip), box + paddedDimension + k);
        }
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
    private static TVector AddGap(byte* rows, TVector step, TVector lower, TVector upper, TVector zero, TVector sum)
    {
        TVector values = TSimd.Multiply(step, TSimd.LoadBytes(rows));
        TVector gap = TSimd.Maximum(TSimd.Maximum(TSimd.Subtract(lower, values), TSimd.Subtract(values, upper)), zero);
        return TSimd.MultiplyAdd(gap, gap, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Absolute(TVector value, TVector zero) => TSimd.Maximum(value, TSimd.Subtract(zero, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WithinLimit(TVector distances, float* limits, float shrink)
        => TSimd.LessOrEqual(TSimd.Multiply(distances, TSimd.Broadcast(shrink)), TSimd.Load(limits));
}

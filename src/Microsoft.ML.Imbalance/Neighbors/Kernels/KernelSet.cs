using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The inner loops of the search, for one register width.</summary>
/// <remarks>They compute in single precision, or with bytes, and only sort out pairs that can't matter; no result depends on how they round.</remarks>
internal abstract unsafe class KernelSet
{
    /// <summary>Rows of a leaf: a multiple of every pass width, and the bits of one <see cref="ulong"/>.</summary>
    public const int LeafSize = 64;

    /// <summary>Queries of one tile: 6 rows × 2 registers of sums, 2 of references and 1 of a query fill the 16 registers of AVX2.</summary>
    public const int GroupSize = 6;

    /// <summary>Box coordinates are padded with zeros to a multiple of this, so that no loop over them has a remainder.</summary>
    public const int BoxPadding = 16;

    // A little more than a 255th, so that 255 of them are no less than all, however they are rounded.
    protected const float PerStep = 1f / 254.5f;

    /// <summary>How far off a number of steps may be, for rounding.</summary>
    public const float StepMargin = 0.01f;

    // The reciprocal of what is less may be infinite.
    private const float LeastStep = 1e-38f;

    /// <summary>Least values of parts, among which the least of all are looked for.</summary>
    public const int Minima = 8;

    /// <summary>The largest squared distance that a sum of bytes can hold.</summary>
    public const float MostOfShorts = 1 << 16;

    /// <summary>Columns of a tile computed at a time, and laid out together in a panel.</summary>
    public abstract int PassWidth { get; }

    public static KernelSet For(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => new KernelSet<Simd512, Vector512<float>>(),
        SimdWidth.Vector256 => new KernelSet<Simd256, Vector256<float>>(),
        SimdWidth.Vector128 => new KernelSet<Simd128, Vector128<float>>(),
        _ => For(Widest),
    };

    /// <summary>
    /// Filter values of six queries against all references: the norms of both, plus the inner product of the words as floats (queries hold -2 times theirs).
    /// Bit c of number i in <paramref name="near"/> says whether the value of query i and reference c is within the limit of either; true if any is. Those values are in
    /// <paramref name="sums"/>, 64 a query; others may not be.
    /// </summary>
    public abstract bool Tile(in TileOperands operands, int* group, float* sums, ulong* near);

    /// <summary>
    /// The same for bytes. The first word of a row is what it adds, then come four bytes a word: the sums of products of the references' unsigned bytes and the queries' signed ones are
    /// -|q - r|² / 2, rounded up, in 16 bits, and so they are left. Where a square is above 2^16 the sum has lost its highest bits: the pair may come through, and matters only where limits are as large.
    /// </summary>
    public abstract bool TileOfBytes(in TileOperands operands, int* group, float* sums, ulong* near);

    /// <summary>Bit c says whether value c of 64 is at most <paramref name="limit"/>.</summary>
    public abstract ulong AtMost(float* values, float limit);

    /// <summary>A bound that so many of 64 values are within, up to <see cref="Minima"/>, and few more; infinite if they stand in fewer eighths of the columns than that.</summary>
    public abstract float BoundOfLeast(float* values, int count);

    /// <summary>A bit for each of a few of the least of 64 values: about as many as asked for, and no value that is left out is less than one of them.</summary>
    public ulong Least(float* values, int count) => AtMost(values, BoundOfLeast(values, Math.Min(count, Minima)));

    /// <summary>The largest of 64 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Largest(float* values)
    {
        var largest = Vector256.Load(values);
        for (int i = Vector256<float>.Count; i < LeafSize; i += Vector256<float>.Count)
            largest = Vector256.Max(largest, Vector256.Load(values + i));
        Vector128<float> four = Vector128.Max(largest.GetLower(), largest.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }

    /// <summary>Turns 64 squared distances into limits of filter values: (√x + (own + other) step)² unit, at most <see cref="FilterSpace.Unlimited"/>.</summary>
    /// <param name="squaredDistances">The distances x.</param>
    /// <param name="own">The error of each row, in steps.</param>
    /// <param name="other">The largest error of the rows that they are compared with, in steps.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="limits">The limits.</param>
    public abstract void ToLimits(float* squaredDistances, float* own, float other, Frame frame, float* limits);

    /// <summary>64 sums of bytes, each -|q - r|² / 2, as filter values.</summary>
    public abstract void ToValues(short* sums, float* values);

    /// <summary>64 limits of filter values as limits of sums of bytes, see <see cref="ToShort"/>; none is negative.</summary>
    public abstract void ToShorts(float* limits, short* shorts);

    /// <summary>What a sum of bytes is at least where the filter value is within a limit. Sums are rounded up, so limits are rounded down; none is beyond the limit of a row that looks for nothing.</summary>
    public static short ToShort(float limit) => limit < 0 ? short.MaxValue : (short)Math.Max((int)(Math.Min(limit, MostOfShorts) * -0.5f - 1), short.MinValue);

    /// <summary>Rows whose steps stand together, column after column.</summary>
    protected abstract int RowStrip { get; }

    /// <summary>The rows of a leaf as <see cref="RowsNear"/> asks for them: how many whole steps each value is from where the leaf's box begins, see <see cref="StepOf"/>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="own">The box around them.</param>
    /// <param name="space">The coordinates of both.</param>
    /// <param name="steps">A byte for each value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ToSteps(float* rows, float* own, FilterSpace space, byte* steps)
    {
        int stride = space.Stride, strip = RowStrip;
        for (float* end = rows + LeafSize * stride; rows < end; rows += strip * stride)
        {
            for (int k = 0; k < space.Dimension; k++)
            {
                float begin = own[k], step = StepOf(begin, own[stride + k]), perValue = step > LeastStep ? 1 / step : 0;
                for (int i = 0; i < strip; i++)
                    *steps++ = (byte)((rows[i * stride + k] - begin) * perValue);
            }
        }
    }

    /// <summary>Bit c says whether row c of a leaf may lie within its limit of a box.</summary>
    /// <remarks>
    /// No bound is too large. A row's number of steps is off by 255 · 3u of one, with u = 2⁻²⁴; the difference D of where the boxes begin, the steps and the last subtraction by 3u |D| + 257u steps. Up
    /// to some 50,000 steps that is less than <see cref="StepMargin"/>; farther out a gap is off by less than 4u of itself, which <see cref="FilterSpace.Shrink"/> takes away. Where a column is
    /// narrower than 255 of <see cref="LeastStep"/>, all its rows have 0 steps, and may be off by as much: what <see cref="FilterSpace.Square"/> adds to limits is more than that squared.
    /// </remarks>
    /// <param name="box">The box.</param>
    /// <param name="own">The box around the leaf.</param>
    /// <param name="rows">See <see cref="ToSteps"/>.</param>
    /// <param name="space">The coordinates of the boxes.</param>
    /// <param name="limits">Squared distances.</param>
    /// <param name="room">Three times the floats of a row.</param>
    public abstract ulong RowsNear(float* box, float* own, byte* rows, FilterSpace space, float* limits, float* room);

    /// <summary>Writes a box that begins and ends so many steps from where another does, or one a little larger.</summary>
    public abstract void ToBox(float* outer, byte* inner, int paddedDimension, float* box);

    /// <summary>Squared distance of two boxes, up to rounding.</summary>
    public abstract float BoxDistance(float* box, float* other, int paddedDimension);

    /// <summary>The same for a box that begins and ends so many steps from where another does, see <see cref="StepOf"/>: two bytes a column, first those of the lower corner.</summary>
    public abstract float BoxDistance(float* box, float* outer, byte* inner, int paddedDimension);

    /// <summary>About the 255th part of a box's width.</summary>
    public static float StepOf(float lower, float upper) => (upper - lower) * PerStep;

    /// <summary>The nth least of eight numbers, from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected static float NthOfEight(float* values, int n)
    {
        (float a, float b, float c, float d) = (values[0], values[1], values[2], values[3]);
        (float e, float f, float g, float h) = (values[4], values[5], values[6], values[7]);
        // A sorting network: nothing is decided, so that nothing is guessed wrong.
        (a, c) = Sorted(a, c);
        (b, d) = Sorted(b, d);
        (e, g) = Sorted(e, g);
        (f, h) = Sorted(f, h);
        (a, e) = Sorted(a, e);
        (b, f) = Sorted(b, f);
        (c, g) = Sorted(c, g);
        (d, h) = Sorted(d, h);
        (a, b) = Sorted(a, b);
        (c, d) = Sorted(c, d);
        (e, f) = Sorted(e, f);
        (g, h) = Sorted(g, h);
        (c, e) = Sorted(c, e);
        (d, f) = Sorted(d, f);
        (b, e) = Sorted(b, e);
        (d, g) = Sorted(d, g);
        (b, c) = Sorted(b, c);
        (d, e) = Sorted(d, e);
        (f, g) = Sorted(f, g);
        (values[0], values[1], values[2], values[3]) = (a, b, c, d);
        (values[4], values[5], values[6], values[7]) = (e, f, g, h);
        return values[n];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (float Less, float More) Sorted(float a, float b)
    {
        if (!Sse.IsSupported)
            return a < b ? (a, b) : (b, a);
        Vector128<float> one = Vector128.CreateScalarUnsafe(a), other = Vector128.CreateScalarUnsafe(b);
        return (Sse.MinScalar(one, other).ToScalar(), Sse.MaxScalar(one, other).ToScalar());
    }

    internal static SimdWidth Widest => Vector512.IsHardwareAccelerated ? SimdWidth.Vector512
        : Vector256.IsHardwareAccelerated ? SimdWidth.Vector256
        : SimdWidth.Vector128;
}

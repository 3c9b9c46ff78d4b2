using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The squared distance that decides: double precision, with one order of summation on every machine.</summary>
/// <remarks>
/// Column k adds to running sum k mod 8; the eight are added as ((0+4) + (2+6)) + ((1+5) + (3+7)). Products and sums are rounded separately: a fused
/// multiply-add is not to be had everywhere.
/// </remarks>
internal static unsafe class ExactDistance
{
    private const int Sums = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        fixed (float* a = left, b = right[..left.Length])
            return Squared(a, b, left.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Squared(float* left, float* right, int length)
    {
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        int k = 0;
        for (; k <= length - Sums; k += Sums)
            Add(Vector256.Load(left + k), Vector256.Load(right + k), ref low, ref high);
        // What is missing in the last eight adds nothing.
        if (k < length)
            Add(Few(left + k, length - k), Few(right + k, length - k), ref low, ref high);
        Vector256<double> four = low + high;
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<float> a, Vector256<float> b, ref Vector256<double> low, ref Vector256<double> high)
    {
        (Vector256<double> aLow, Vector256<double> aHigh) = Vector256.Widen(a);
        (Vector256<double> bLow, Vector256<double> bHigh) = Vector256.Widen(b);
        Vector256<double> lowGap = aLow - bLow, highGap = aHigh - bHigh;
        low += lowGap * lowGap;
        high += highGap * highGap;
    }

    // So many values, and zeros.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Few(float* values, int count)
    {
        if (Avx.IsSupported)
            return Avx.MaskLoad(values, Vector256.GreaterThan(Vector256.Create(count), Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7)).AsSingle());
        Vector256<float> few = Vector256<float>.Zero;
        for (int k = 0; k < count; k++)
            few = few.WithElement(k, values[k]);
        return few;
    }
}

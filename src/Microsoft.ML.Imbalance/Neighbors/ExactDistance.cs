using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The squared distance that decides: double precision, with one order of summation on every machine.</summary>
/// <remarks>
/// Column k adds to running sum k mod 8; the eight are added as ((0+4) + (2+6)) + ((1+5) + (3+7)), and the columns after the last full eight one by
/// one. Products and sums are rounded separately: a fused multiply-add is not to be had everywhere.
/// </remarks>
internal static class ExactDistance
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        int k = 0;
        double sum = 0;
        if (left.Length >= 8)
        {
            Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
            for (; k <= left.Length - 8; k += 8)
            {
                (Vector256<double> aLow, Vector256<double> aHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref a, (nuint)k));
                (Vector256<double> bLow, Vector256<double> bHigh) = Vector256.Widen(Vector256.LoadUnsafe(ref b, (nuint)k));
                Vector256<double> lowGap = aLow - bLow, highGap = aHigh - bHigh;
                low += lowGap * lowGap;
                high += highGap * highGap;
            }
            Vector256<double> four = low + high;
            Vector128<double> two = four.GetLower() + four.GetUpper();
            sum = two.ToScalar() + two.GetElement(1);
        }
        for (; k < left.Length; k++)
        {
            double gap = (double)Unsafe.Add(ref a, k) - Unsafe.Add(ref b, k);
            sum += gap * gap;
        }
        return sum;
    }
}

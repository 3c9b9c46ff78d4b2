using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>exp(x) of four numbers that are 0 or less, within 10⁻¹⁰ of the value: more than single precision holds, and the same bits on every machine.</summary>
/// <remarks>x = k ln 2 + r with k whole and |r| ≤ ln 2 / 2, so that exp(x) = 2ᵏ exp(r), and Taylor's terms up to r⁹ / 9! leave out less than 10⁻¹¹. Products and sums are rounded separately.</remarks>
internal static class NegativeExponential
{
    // Below this the result is less than any float.
    private const double Least = -200;
    private const double Log2E = 1.4426950408889634;

    // ln 2, cut off so that its product with a small whole number is exact, and the rest.
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;

    // Added to a number it leaves the nearest whole one in the lowest bits; with the bias of an exponent.
    private const double Magic = 6755399441055744.0;
    private const int Bias = 1023, ExponentShift = 52;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x)
    {
        x = Vector256.Max(x, Vector256.Create(Least));
        Vector256<double> shifted = x * Log2E + Vector256.Create(Magic);
        Vector256<double> k = shifted - Vector256.Create(Magic);
        Vector256<double> r = x - k * Ln2High - k * Ln2Low;
        Vector256<double> sum = Vector256.Create(1.0 / 362880);
        sum = sum * r + Vector256.Create(1.0 / 40320);
        sum = sum * r + Vector256.Create(1.0 / 5040);
        sum = sum * r + Vector256.Create(1.0 / 720);
        sum = sum * r + Vector256.Create(1.0 / 120);
        sum = sum * r + Vector256.Create(1.0 / 24);
        sum = sum * r + Vector256.Create(1.0 / 6);
        sum = sum * r + Vector256.Create(0.5);
        sum = sum * r + Vector256<double>.One;
        sum = sum * r + Vector256<double>.One;
        // 2ᵏ: k, which the lowest bits hold, as an exponent. Higher bits are shifted out.
        Vector256<double> power = Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create((long)Bias), ExponentShift).AsDouble();
        return sum * power;
    }
}

using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <content>What is computed slot by slot.</content>
internal sealed unsafe partial class RowKernels<TSimd, TVector>
{
    // Added and taken off again, it leaves the nearest whole number.
    private const float Rounding = 12582912; // 1.5 · 2^23

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Affine(float* scale, float* shift, float* input, float* output, int width, bool rectifies, int rows)
    {
        for (int slot = 0; slot < width; slot++, input += BlockRows, output += BlockRows)
        {
            TVector factor = TSimd.Broadcast(scale[slot]);
            TVector addend = TSimd.Broadcast(shift == null ? 0 : shift[slot]);
            for (int row = 0; row < rows; row += TSimd.Lanes)
            {
                TVector value = TSimd.MultiplyAdd(factor, TSimd.Load(input + row), addend);
                TSimd.Store(rectifies ? Rectify(value) : value, output + row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(float* addend, float* sum, int width, int rows)
    {
        for (int slot = 0; slot < width; slot++, addend += BlockRows, sum += BlockRows)
        {
            for (int row = 0; row < rows; row += TSimd.Lanes)
                TSimd.Store(TSimd.Add(TSimd.Load(addend + row), TSimd.Load(sum + row)), sum + row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Waves(float* frequencies, float* input, float* cosines, float* sines, int frequencyCount, int rows)
    {
        TVector rounding = TSimd.Broadcast(Rounding), half = TSimd.Broadcast(0.5f), minusHalf = TSimd.Broadcast(-0.5f);
        TVector one = TSimd.Broadcast(1), minusTwo = TSimd.Broadcast(-2), pi = TSimd.Broadcast(MathF.PI);
        for (int f = 0; f < frequencyCount; f++, cosines += BlockRows, sines += BlockRows)
        {
            TVector frequency = TSimd.Broadcast(frequencies[f]);
            for (int row = 0; row < rows; row += TSimd.Lanes)
            {
                TVector turns = TSimd.Multiply(frequency, TSimd.Load(input + row));
                TVector whole = TSimd.Subtract(TSimd.Add(turns, rounding), rounding);
                TVector rest = TSimd.Maximum(minusHalf, TSimd.Minimum(half, TSimd.Subtract(turns, whole)));
                // Half the angle, within a quarter of a turn, where Taylor's polynomials are exact in single precision: sin 2a = 2 sin a cos a, cos 2a = 1 - 2 sin² a.
                TVector angle = TSimd.Multiply(pi, rest), square = TSimd.Multiply(angle, angle);
                TVector sine = TSimd.Multiply(angle, Polynomial(square, -2.5052108e-8f, 2.7557319e-6f, -1.984127e-4f, 8.3333333e-3f, -0.16666667f, 1));
                TVector cosine = TSimd.MultiplyAdd(
                    square, Polynomial(square, 2.0876757e-9f, -2.7557319e-7f, 2.4801587e-5f, -1.3888889e-3f, 4.1666667e-2f, -0.5f), one);
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Multiply(minusTwo, sine), sine, one), cosines + row);
                TSimd.Store(TSimd.Multiply(TSimd.Add(sine, sine), cosine), sines + row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial(TVector x, float a5, float a4, float a3, float a2, float a1, float a0)
    {
        TVector sum = TSimd.MultiplyAdd(TSimd.Broadcast(a5), x, TSimd.Broadcast(a4));
        sum = TSimd.MultiplyAdd(sum, x, TSimd.Broadcast(a3));
        sum = TSimd.MultiplyAdd(sum, x, TSimd.Broadcast(a2));
        sum = TSimd.MultiplyAdd(sum, x, TSimd.Broadcast(a1));
        return TSimd.MultiplyAdd(sum, x, TSimd.Broadcast(a0));
    }
}

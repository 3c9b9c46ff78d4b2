using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>8 floats: AVX2.</summary>
internal readonly unsafe struct Simd256 : ISimd<Vector256<float>>
{
    public static int Lanes => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadBytes(byte* source) => Avx2.IsSupported
        ? Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(source))
        : Vector256.Create(Simd128.LoadBytes(source), Simd128.LoadBytes(source + Simd128.Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend)
        => Fma.IsSupported ? Fma.MultiplyAdd(left, right, addend) : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Minimum(Vector256<float> left, Vector256<float> right)
        => Avx.IsSupported ? Avx.Min(left, right) : Vector256.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Maximum(Vector256<float> left, Vector256<float> right)
        => Avx.IsSupported ? Avx.Max(left, right) : Vector256.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LessOrEqual(Vector256<float> left, Vector256<float> right)
        => Vector256.LessThanOrEqual(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> value) => Vector256.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SquareRoot(Vector256<float> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAddBytes(Vector256<float> unsignedBytes, Vector256<float> signedBytes, Vector256<float> sums)
        => Avx2.IsSupported
            ? Avx2.Add(sums.AsInt16(), Avx2.MultiplyAddAdjacent(unsignedBytes.AsByte(), signedBytes.AsSByte())).AsSingle()
            : Vector256.Create(
                Simd128.MultiplyAddBytes(unsignedBytes.GetLower(), signedBytes.GetLower(), sums.GetLower()),
                Simd128.MultiplyAddBytes(unsignedBytes.GetUpper(), signedBytes.GetUpper(), sums.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> BroadcastShort(short value) => Vector256.Create(value).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddShorts(Vector256<float> left, Vector256<float> right) => (left.AsInt16() + right.AsInt16()).AsSingle();

    // The instruction adds within either half.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddPairs(Vector256<float> low, Vector256<float> high) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx2.HorizontalAdd(low.AsInt16(), high.AsInt16()).AsUInt64(), 0b11_01_10_00).AsSingle()
        : Vector256.Create(Simd128.AddPairs(low.GetLower(), low.GetUpper()), Simd128.AddPairs(high.GetLower(), high.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MinimumOfShorts(Vector256<float> left, Vector256<float> right)
        => Vector256.Min(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MaximumOfShorts(Vector256<float> left, Vector256<float> right)
        => Vector256.Max(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CompareShorts(Vector256<float> left, Vector256<float> right) => Avx2.IsSupported
        ? Avx2.SubtractSaturate(left.AsInt16(), right.AsInt16()).AsSingle()
        : Vector256.LessThan(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreShortsNegative(Vector256<float> shorts) => Vector256.LessThanAll(shorts.AsInt16(), Vector256<short>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Low, Vector256<float> High) WidenShorts(Vector256<float> shorts)
        => (Vector256.ConvertToSingle(Vector256.WidenLower(shorts.AsInt16())), Vector256.ConvertToSingle(Vector256.WidenUpper(shorts.AsInt16())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NegativeShorts(Vector256<float> shorts) => shorts.AsInt16().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NarrowToShorts(Vector256<float> low, Vector256<float> high)
    {
        Vector256<int> least = Vector256.Create((int)short.MinValue);
        return Vector256.Narrow(Vector256.Max(Vector256.ConvertToInt32(low), least), Vector256.Max(Vector256.ConvertToInt32(high), least)).AsSingle();
    }
}

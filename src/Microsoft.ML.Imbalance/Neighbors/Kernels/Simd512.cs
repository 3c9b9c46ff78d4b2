using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>16 floats: AVX-512.</summary>
internal readonly unsafe struct Simd512 : ISimd<Vector512<float>>
{
    public static int Lanes => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend)
        => Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(left, right, addend) : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Minimum(Vector512<float> left, Vector512<float> right)
        => Avx512F.IsSupported ? Avx512F.Min(left, right) : Vector512.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Maximum(Vector512<float> left, Vector512<float> right)
        => Avx512F.IsSupported ? Avx512F.Max(left, right) : Vector512.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LessOrEqual(Vector512<float> left, Vector512<float> right)
        => (uint)Vector512.LessThanOrEqual(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> value) => Vector512.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SquareRoot(Vector512<float> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAddBytes(Vector512<float> unsignedBytes, Vector512<float> signedBytes, Vector512<float> sums)
        => Avx512BW.IsSupported
            ? Avx512BW.Add(sums.AsInt16(), Avx512BW.MultiplyAddAdjacent(unsignedBytes.AsByte(), signedBytes.AsSByte())).AsSingle()
            : Vector512.Create(
                Simd256.MultiplyAddBytes(unsignedBytes.GetLower(), signedBytes.GetLower(), sums.GetLower()),
                Simd256.MultiplyAddBytes(unsignedBytes.GetUpper(), signedBytes.GetUpper(), sums.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SumPairs(Vector512<float> shorts)
        => Avx512BW.IsSupported
            ? Avx512BW.MultiplyAddAdjacent(shorts.AsInt16(), Vector512<short>.One).AsSingle()
            : Vector512.Create(Simd256.SumPairs(shorts.GetLower()), Simd256.SumPairs(shorts.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddIntegers(Vector512<float> left, Vector512<float> right) => (left.AsInt32() + right.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToSingle(Vector512<float> integers) => Vector512.ConvertToSingle(integers.AsInt32());
}

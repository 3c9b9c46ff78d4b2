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
    public static Vector512<float> LoadBytes(byte* source) => Avx512F.IsSupported
        ? Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load(source)))
        : Vector512.Create(Simd256.LoadBytes(source), Simd256.LoadBytes(source + Simd256.Lanes));

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
    public static Vector512<float> BroadcastShort(short value) => Vector512.Create(value).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddShorts(Vector512<float> left, Vector512<float> right) => (left.AsInt16() + right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddPairs(Vector512<float> low, Vector512<float> high)
    {
        Vector512<int> first = low.AsInt32(), second = high.AsInt32();
        return Vector512.Narrow(first + (first >>> 16), second + (second >>> 16)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MinimumOfShorts(Vector512<float> left, Vector512<float> right)
        => Vector512.Min(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MaximumOfShorts(Vector512<float> left, Vector512<float> right)
        => Vector512.Max(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CompareShorts(Vector512<float> left, Vector512<float> right) => Avx512BW.IsSupported
        ? Avx512BW.SubtractSaturate(left.AsInt16(), right.AsInt16()).AsSingle()
        : Vector512.LessThan(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreShortsNegative(Vector512<float> shorts) => Vector512.LessThanAll(shorts.AsInt16(), Vector512<short>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Low, Vector512<float> High) WidenShorts(Vector512<float> shorts)
        => (Vector512.ConvertToSingle(Vector512.WidenLower(shorts.AsInt16())), Vector512.ConvertToSingle(Vector512.WidenUpper(shorts.AsInt16())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NegativeShorts(Vector512<float> shorts) => shorts.AsInt16().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NarrowToShorts(Vector512<float> low, Vector512<float> high)
    {
        Vector512<int> least = Vector512.Create((int)short.MinValue);
        return Vector512.Narrow(Vector512.Max(Vector512.ConvertToInt32(low), least), Vector512.Max(Vector512.ConvertToInt32(high), least)).AsSingle();
    }
}

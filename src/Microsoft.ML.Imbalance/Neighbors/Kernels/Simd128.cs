using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>4 floats: Arm, x64 without AVX2, and in software whatever has no vectors at all.</summary>
internal readonly unsafe struct Simd128 : ISimd<Vector128<float>>
{
    public static int Lanes => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadBytes(byte* source) => Sse41.IsSupported
        ? Vector128.ConvertToSingle(Sse41.ConvertToVector128Int32(source))
        : Vector128.Create((float)source[0], source[1], source[2], source[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend)
        => AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(addend, left, right)
            : Fma.IsSupported ? Fma.MultiplyAdd(left, right, addend)
            : left * right + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Minimum(Vector128<float> left, Vector128<float> right)
        => Sse.IsSupported ? Sse.Min(left, right) : Vector128.Min(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Maximum(Vector128<float> left, Vector128<float> right)
        => Sse.IsSupported ? Sse.Max(left, right) : Vector128.Max(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint LessOrEqual(Vector128<float> left, Vector128<float> right)
        => Vector128.LessThanOrEqual(left, right).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value) => Vector128.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SquareRoot(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAddBytes(Vector128<float> unsignedBytes, Vector128<float> signedBytes, Vector128<float> sums)
        => Ssse3.IsSupported
            ? Sse2.Add(sums.AsInt16(), Ssse3.MultiplyAddAdjacent(unsignedBytes.AsByte(), signedBytes.AsSByte())).AsSingle()
            : MultiplyAddBytesSoftly(unsignedBytes, signedBytes, sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> BroadcastShort(short value) => Vector128.Create(value).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddShorts(Vector128<float> left, Vector128<float> right) => (left.AsInt16() + right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddPairs(Vector128<float> low, Vector128<float> high)
        => Ssse3.IsSupported ? Ssse3.HorizontalAdd(low.AsInt16(), high.AsInt16()).AsSingle() : AddPairsSoftly(low, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MinimumOfShorts(Vector128<float> left, Vector128<float> right)
        => Vector128.Min(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MaximumOfShorts(Vector128<float> left, Vector128<float> right)
        => Vector128.Max(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> CompareShorts(Vector128<float> left, Vector128<float> right)
        => Sse2.IsSupported ? Sse2.SubtractSaturate(left.AsInt16(), right.AsInt16()).AsSingle()
            : AdvSimd.IsSupported ? AdvSimd.SubtractSaturate(left.AsInt16(), right.AsInt16()).AsSingle()
            : Vector128.LessThan(left.AsInt16(), right.AsInt16()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreShortsNegative(Vector128<float> shorts) => Vector128.LessThanAll(shorts.AsInt16(), Vector128<short>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<float> Low, Vector128<float> High) WidenShorts(Vector128<float> shorts)
        => (Vector128.ConvertToSingle(Vector128.WidenLower(shorts.AsInt16())), Vector128.ConvertToSingle(Vector128.WidenUpper(shorts.AsInt16())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NegativeShorts(Vector128<float> shorts) => shorts.AsInt16().ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NarrowToShorts(Vector128<float> low, Vector128<float> high)
    {
        Vector128<int> least = Vector128.Create((int)short.MinValue);
        return Vector128.Narrow(Vector128.Max(Vector128.ConvertToInt32(low), least), Vector128.Max(Vector128.ConvertToInt32(high), least)).AsSingle();
    }

    // As 16-bit numbers side by side: the even bytes and the odd ones of each are multiplied by themselves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> MultiplyAddBytesSoftly(Vector128<float> unsignedBytes, Vector128<float> signedBytes, Vector128<float> sums)
    {
        Vector128<short> first = unsignedBytes.AsInt16(), second = signedBytes.AsInt16();
        Vector128<short> even = (first & Vector128.Create((short)0xFF)) * (second << 8 >> 8);
        Vector128<short> odd = (first >>> 8) * (second >> 8);
        return (sums.AsInt16() + even + odd).AsSingle();
    }

    // Internal for tests: not reached where there is an instruction for it.
    internal static Vector128<float> AddPairsSoftly(Vector128<float> low, Vector128<float> high)
    {
        Vector128<int> first = low.AsInt32(), second = high.AsInt32();
        return Vector128.Narrow(first + (first >>> 16), second + (second >>> 16)).AsSingle();
    }
}

using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>A random stream derived by counter from (seed, method, class, row): no state is shared, so no schedule of threads can change a draw.</summary>
/// <remarks>
/// The key is a hash of the four coordinates; draw i is a bijective mix of key + i · φ, the construction of SplitMix64
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </remarks>
internal struct RandomStream
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15UL;
    private ulong _state;

    private RandomStream(ulong state) => _state = state;

    /// <summary>The stream of one row of one class in one method. <paramref name="classKey"/> is <see cref="ClassPartition.StreamKey"/>, never a label value.</summary>
    public static RandomStream Create(int seed, string method, int classKey = 0, long row = 0)
        => new RandomStream(Mix((uint)seed + 0x632BE59BD9B4E019UL)).Split(HashOf(method)).Split((uint)classKey).Split((ulong)row);

    /// <summary>A stream of its own for each <paramref name="index"/>; this stream is left where it is.</summary>
    public readonly RandomStream Split(ulong index) => new(Mix(_state + Mix(index * GoldenGamma + 0xD1B54A32D192ED03UL)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64() => Mix(_state += GoldenGamma);

    /// <summary>Uniform on 0 … <paramref name="exclusiveMaximum"/> - 1, without bias (Lemire, "Fast random integer generation in an interval", 2019).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int exclusiveMaximum)
    {
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
                product = (NextUInt64() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>Uniform on 0 … <paramref name="exclusiveMaximum"/> - 1 for counts beyond 32 bits.</summary>
    public long NextInt64(long exclusiveMaximum)
    {
        ulong range = (ulong)exclusiveMaximum;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0UL - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }
        return (long)high;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>What <see cref="NextDouble"/> gives at the draw of this number, from 0, without moving the stream there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double DoubleAt(int draw) => (Mix(_state + (ulong)(draw + 1L) * GoldenGamma) >> 11) * (1.0 / (1L << 53));

    /// <summary>Standard normal (Box and Muller, 1958); the second value of each pair is not kept, so that a draw depends on nothing but its counter.</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble()));
        return radius * Math.Cos(2.0 * Math.PI * NextDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static ulong HashOf(string text)
    {
        ulong hash = 0xCBF29CE484222325UL;
        foreach (char c in text)
            hash = (hash ^ c) * 0x100000001B3UL;
        return hash;
    }
}

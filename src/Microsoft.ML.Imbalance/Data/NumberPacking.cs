using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Numbers below a bound in words, one after the other, each in as many bits as the largest needs.</summary>
/// <remarks>64 numbers begin and end with a word.</remarks>
internal readonly struct NumberPacking
{
    private const int BitsPerWord = 64;

    /// <param name="bound">Every number is below it.</param>
    public NumberPacking(int bound) => Bits = Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, bound - 1)));

    /// <summary>The bits of a number, 1 to 31.</summary>
    public int Bits { get; }

    /// <summary>How many words hold so many numbers, and one more, which reading may look at.</summary>
    public long WordsFor(long count) => ((count * Bits + (BitsPerWord - 1)) / BitsPerWord) + 1;

    /// <summary>The number at some place.</summary>
    /// <param name="words">The first of the words.</param>
    /// <param name="place">The place, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(ref ulong words, nint place)
    {
        long bit = (long)place * Bits;
        ref ulong word = ref Unsafe.Add(ref words, (nint)(bit >> 6));
        int shift = (int)bit & 63;
        // Of the next word nothing where the first shift is 0: a shift by 64 would be one by 0.
        ulong both = (word >> shift) | (Unsafe.Add(ref word, 1) << 1 << (63 - shift));
        return (int)(both & ((1UL << Bits) - 1));
    }

    /// <summary>Writes numbers one after the other, from the first place on.</summary>
    /// <param name="words">The first of as many words as <see cref="WordsFor"/> says; what they hold is lost, but for the last.</param>
    /// <param name="numbers">The numbers.</param>
    public void Write(ref ulong words, ReadOnlySpan<int> numbers)
    {
        ulong word = 0;
        int shift = 0;
        foreach (int number in numbers)
        {
            word |= (ulong)(uint)number << shift;
            shift += Bits;
            if (shift < BitsPerWord)
                continue;
            words = word;
            words = ref Unsafe.Add(ref words, 1);
            shift -= BitsPerWord;
            word = (ulong)(uint)number >> (Bits - shift);
        }
        if (shift > 0)
            words = word;
    }
}

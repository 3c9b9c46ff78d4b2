using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Numbers of rows, each with a key in the bits above those that the numbers need: what is brought in order takes four bytes a row.</summary>
/// <param name="slots">The numbers, whose keys are 0 at first.</param>
/// <param name="bound">Every number is below it.</param>
internal readonly unsafe struct KeyedSlots(int* slots, int bound)
{
    private const int SmallRange = 512;
    private const int PivotSample = 32;

    // About how far off a sample is.
    private const int PivotMargin = 3;

    private readonly uint* _slots = (uint*)slots;
    private readonly int _bits = new NumberPacking(bound).Bits;

    /// <summary>The number at some place.</summary>
    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)(_slots[place] & NumberMask);
    }

    private uint NumberMask => (1u << _bits) - 1;

    /// <summary>A whole number for each value, in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OrderOf(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits ^ (int)((uint)(bits >> 31) >> 1);
    }

    /// <summary>The numbers from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(int start, Span<int> target)
    {
        uint* slots = _slots + start;
        int i = 0;
        for (; i <= target.Length - Vector<uint>.Count; i += Vector<uint>.Count)
            (Vector.Load(slots + i) & new Vector<uint>(NumberMask)).As<uint, int>().CopyTo(target[i..]);
        for (; i < target.Length; i++)
            target[i] = (int)(slots[i] & NumberMask);
    }

    /// <summary>Takes the keys of a range away and returns its numbers.</summary>
    public Span<int> DropKeys(int start, int end)
    {
        var range = new Span<int>(_slots + start, end - start);
        CopyTo(start, range);
        return range;
    }

    /// <summary>Sets keys by values: in their order, the same for values that are about the same.</summary>
    /// <param name="start">Where the first of the numbers is.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="values">The value of each.</param>
    /// <param name="least">Keys are about values from this one, by <see cref="OrderOf"/>: those below it are taken for it,</param>
    /// <param name="most">up to this one: those above are taken for it, or for some a little above.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetKeys(int start, ReadOnlySpan<int> numbers, ReadOnlySpan<float> values, int least, int most)
    {
        uint* target = _slots + start;
        int bits = _bits, keyBits = 32 - bits, shift = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)most - (uint)least) - keyBits);
        uint largest = uint.MaxValue >> bits;
        values = values[..numbers.Length];
        int i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<int> orders = new Vector<float>(values[i..]).As<float, int>();
            orders ^= (orders >> 31 >>> 1);
            Vector<uint> above = (Vector.Max(orders, new Vector<int>(least)) - new Vector<int>(least)).As<int, uint>();
            (Vector.Min(above >>> shift, new Vector<uint>(largest)) << bits | new Vector<int>(numbers[i..]).As<int, uint>()).Store(target + i);
        }
        for (; i < numbers.Length; i++)
        {
            uint above = (uint)Math.Max(OrderOf(values[i]), least) - (uint)least;
            target[i] = Math.Min(above >> shift, largest) << bits | (uint)numbers[i];
        }
    }

    /// <summary>How far numbers below a bound are shifted to be keys.</summary>
    public int ShiftOf(int keyBound) => Math.Max(0, new NumberPacking(keyBound).Bits - (32 - _bits));

    /// <summary>Sets keys.</summary>
    /// <param name="start">Where the first of the numbers is.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="keys">The key of each, to be shifted.</param>
    /// <param name="shift">See <see cref="ShiftOf"/>.</param>
    public void SetKeys(int start, ReadOnlySpan<int> numbers, ReadOnlySpan<int> keys, int shift)
    {
        for (int i = 0; i < numbers.Length; i++)
            _slots[start + i] = (uint)keys[i] >> shift << _bits | (uint)numbers[i];
    }

    /// <summary>Selection by key: afterwards those between the places returned have the key of the one in the middle, none before is above it, and none after is below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Start, int End) Select(int start, int middle, int end)
    {
        for (int patience = 64; ; patience--)
        {
            // Bad pivots every time: sorting bounds the cost.
            if (patience == 0)
                new Span<uint>(_slots + start, end - start).Sort();
            uint pivot = patience > 0 ? Pivot(start, middle, end) : _slots[middle] & ~NumberMask;
            int bound = pivot == 0 ? start : Partition(start, end, pivot - 1);
            if (middle < bound)
            {
                end = bound;
                continue;
            }
            start = bound;
            bound = Partition(start, end, pivot | NumberMask);
            if (middle < bound)
                return (start, bound);
            start = bound;
        }
    }

    // Of a sample the key a little beyond where `middle` is expected, on the side of most keys: so it is found among few (Floyd and Rivest, 1975).
    private uint Pivot(int start, int middle, int end)
    {
        uint* slots = _slots;
        int last = end - 1;
        if (last - start < SmallRange)
            return Median(slots[start], slots[(int)((uint)(start + last) >> 1)], slots[last]) & ~NumberMask;
        Span<uint> sample = stackalloc uint[PivotSample];
        for (int i = 0; i < PivotSample; i++)
            sample[i] = slots[start + (int)((long)i * (last - start) / (PivotSample - 1))];
        sample.Sort();
        double place = (double)(middle - start) / (last - start);
        return sample[Math.Clamp((int)(place * PivotSample) + (place <= 0.5 ? PivotMargin : -PivotMargin), 0, PivotSample - 1)] & ~NumberMask;
    }

    // Brings those up to `most`, key and number, to the front, and returns where the others begin. Without a branch that nobody could predict.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Partition(int start, int end, uint most)
    {
        ref uint slots = ref *_slots;
        int bound = start;
        for (int i = start; i < end; i++)
        {
            uint slot = Unsafe.Add(ref slots, i);
            Unsafe.Add(ref slots, i) = Unsafe.Add(ref slots, bound);
            Unsafe.Add(ref slots, bound) = slot;
            bound += slot <= most ? 1 : 0;
        }
        return bound;
    }

    private static uint Median(uint a, uint b, uint c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

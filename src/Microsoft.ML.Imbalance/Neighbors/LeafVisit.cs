using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A leaf to look at and a lower bound of its squared distance.</summary>
internal readonly struct LeafVisit(float bound, int leaf)
{
    // Nonnegative floats order as their bits do: as an integer, the nearer leaf is the smaller, and of equally near ones the first.
    private readonly ulong _key = (ulong)BitConverter.SingleToUInt32Bits(bound) << 32 | (uint)leaf;

    public float Bound => BitConverter.UInt32BitsToSingle((uint)(_key >> 32));

    public int Leaf => (int)(uint)_key;

    /// <summary>Nearest first.</summary>
    public static void Sort(Span<LeafVisit> visits) => MemoryMarshal.Cast<LeafVisit, ulong>(visits).Sort();
}

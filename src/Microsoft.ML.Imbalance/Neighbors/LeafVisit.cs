namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A leaf to look at and a lower bound of its squared distance; visits sort nearest first, equally near ones by leaf.</summary>
internal readonly struct LeafVisit(float bound, int leaf) : IComparable<LeafVisit>
{
    // Nonnegative floats order as their bits do, so one integer comparison decides.
    private readonly ulong _key = (ulong)BitConverter.SingleToUInt32Bits(bound) << 32 | (uint)leaf;

    public float Bound => BitConverter.UInt32BitsToSingle((uint)(_key >> 32));

    public int Leaf => (int)(uint)_key;

    public int CompareTo(LeafVisit other) => _key.CompareTo(other._key);
}

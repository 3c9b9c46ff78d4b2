using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The lists and limits of all rows, which the workers of a <see cref="SymmetricSearch"/> share.</summary>
/// <remarks>
/// A leaf's lists change under its lock only. Limits are read without it: they only ever fall, so an old one lets through too much, never too little.
/// Which pairs are offered depends on the schedule, which ones stay does not.
/// </remarks>
internal sealed unsafe class SelfJoin
{
    private readonly PackedLeaves _leaves;
    private readonly NeighborLists _lists;
    private readonly AlignedBuffer _limits;
    private readonly object[] _locks;

    public SelfJoin(PackedLeaves leaves, int neighborCount)
    {
        _leaves = leaves;
        _lists = new NeighborLists(leaves.LeafCount * KernelSet.LeafSize, neighborCount);
        _limits = new AlignedBuffer((long)leaves.LeafCount * KernelSet.LeafSize);
        _locks = new object[leaves.LeafCount];
        for (int leaf = 0; leaf < leaves.LeafCount; leaf++)
        {
            _locks[leaf] = new object();
            int count = leaves.Slots(leaf).Length;
            new Span<float>(Limits(leaf), count).Fill(FilterSpace.Unlimited);
            // Unused columns look for nothing.
            new Span<float>(Limits(leaf) + count, KernelSet.LeafSize - count).Fill(float.NegativeInfinity);
        }
    }

    public float* Limits(int leaf) => _limits.Pointer + (nint)leaf * KernelSet.LeafSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float LargestLimit(int leaf)
    {
        float largest = 0;
        foreach (float limit in new ReadOnlySpan<float>(Limits(leaf), KernelSet.LeafSize))
            largest = limit > largest ? limit : largest;
        return largest;
    }

    /// <summary>Offers a row to the list of one row of a leaf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(int leaf, int column, Candidate candidate)
    {
        int list = leaf * KernelSet.LeafSize + column;
        lock (_locks[leaf])
        {
            if (_lists.Offer(list, candidate))
                Limits(leaf)[column] = _leaves.Limit(leaf, column, _lists.Worst(list).SquaredDistance);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(NeighborTable table)
    {
        for (int leaf = 0; leaf < _leaves.LeafCount; leaf++)
        {
            ReadOnlySpan<int> slots = _leaves.Slots(leaf);
            for (int column = 0; column < slots.Length; column++)
                table.Set(slots[column], _lists.Finish(leaf * KernelSet.LeafSize + column));
        }
    }
}

using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The lists of all rows and how far they still reach, which the workers of a <see cref="SymmetricSearch"/> share.</summary>
/// <remarks>
/// A leaf's lists change under its lock only. Reaches are read without it: they only ever fall, so an old one lets through too much, never too little.
/// Which pairs are offered depends on the schedule, which ones stay does not.
/// </remarks>
internal sealed unsafe class SelfJoin
{
    private readonly Leaves _leaves;
    private readonly NeighborLists _lists;
    private readonly AlignedBuffer _reach;
    private readonly object[] _locks;

    public SelfJoin(Leaves leaves, int neighborCount)
    {
        _leaves = leaves;
        _lists = new NeighborLists(leaves.Count * KernelSet.LeafSize, neighborCount);
        _reach = new AlignedBuffer((long)leaves.Count * KernelSet.LeafSize);
        _locks = new object[leaves.Count];
        for (int leaf = 0; leaf < leaves.Count; leaf++)
        {
            _locks[leaf] = new object();
            new Span<float>(Reach(leaf), leaves.Slots(leaf).Length).Fill(FilterSpace.Unlimited);
        }
    }

    /// <summary>The squared distances, in filter coordinates, within which a leaf's rows still look for neighbors.</summary>
    public float* Reach(int leaf) => _reach.Pointer + (nint)leaf * KernelSet.LeafSize;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float LargestReach(int leaf)
    {
        float largest = 0;
        foreach (float reach in new ReadOnlySpan<float>(Reach(leaf), KernelSet.LeafSize))
            largest = Math.Max(largest, reach);
        return largest;
    }

    /// <summary>Offers a row to the list of one row of a leaf; true if it was taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Offer(int leaf, int column, Candidate candidate)
    {
        // Most are too far away, and don't wait for the lock to learn so.
        if (_leaves.Space.Square(candidate.SquaredDistance) > Reach(leaf)[column])
            return false;
        int list = leaf * KernelSet.LeafSize + column;
        lock (_locks[leaf])
        {
            if (!_lists.Offer(list, candidate))
                return false;
            Reach(leaf)[column] = _leaves.Space.Square(_lists.Worst(list).SquaredDistance);
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(NeighborTable table)
    {
        for (int leaf = 0; leaf < _leaves.Count; leaf++)
        {
            ReadOnlySpan<int> slots = _leaves.Slots(leaf);
            for (int column = 0; column < slots.Length; column++)
                table.Set(slots[column], _lists.Finish(leaf * KernelSet.LeafSize + column));
        }
    }
}

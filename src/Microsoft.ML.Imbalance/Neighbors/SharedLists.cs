using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The lists of the rows of some leaves and how far they still reach, which the workers of a <see cref="SymmetricSearch"/> or a <see cref="CrossSearch"/> share.</summary>
/// <remarks>
/// A leaf's lists are changed by one worker at a time. Reaches are read without it: they only ever fall, so an old one lets through too much, never too little.
/// Which pairs are offered depends on the schedule, which ones stay does not.
/// </remarks>
internal sealed unsafe class SharedLists : IDisposable
{
    private readonly Leaves _leaves;
    private readonly int _leafCount;
    private readonly NeighborLists _lists;
    private readonly AlignedBuffer _reach;

    // Of each leaf, 1 while a worker changes its lists. That takes less time than to ask for a lock.
    private readonly int[] _isHeld;

    /// <summary>The lists of all leaves.</summary>
    public SharedLists(Leaves leaves, int neighborCount)
        : this(leaves, firstLeaf: 0, leaves.Count, neighborCount)
    {
    }

    /// <summary>The lists of leaves that stand one after the other.</summary>
    public SharedLists(Leaves leaves, int firstLeaf, int leafCount, int neighborCount)
    {
        _leaves = leaves;
        FirstLeaf = firstLeaf;
        _leafCount = leafCount;
        _lists = new NeighborLists(leafCount * KernelSet.LeafSize, neighborCount);
        _reach = new AlignedBuffer((long)leafCount * KernelSet.LeafSize);
        _isHeld = new int[leafCount];
        for (int leaf = firstLeaf; leaf < EndLeaf; leaf++)
            new Span<float>(Reach(leaf), leaves.CountIn(leaf)).Fill(FilterSpace.Unlimited);
    }

    /// <summary>What the list of a row takes.</summary>
    public static int BytesOf(int neighborCount) => NeighborLists.BytesOf(1, neighborCount) + sizeof(float);

    public int FirstLeaf { get; }

    /// <summary>The leaf behind the last.</summary>
    public int EndLeaf => FirstLeaf + _leafCount;

    /// <summary>The length of a full list.</summary>
    public int NeighborCount => _lists.NeighborCount;

    /// <summary>The squared distances, in filter coordinates, within which a leaf's rows still look for neighbors.</summary>
    public float* Reach(int leaf) => _reach.Pointer + (nint)ListOf(leaf);

    public float LargestReach(int leaf) => KernelSet.Largest(Reach(leaf));

    /// <summary>Whether each of a leaf's rows has as many copies as it asks for neighbors, all numbered below <paramref name="number"/>; never true too early.</summary>
    public bool HaveCopiesBefore(int leaf, int number)
    {
        if (LargestReach(leaf) > _leaves.Space.Square(0))
            return false;
        Hold(leaf);
        bool have = true;
        for (int column = 0; have && column < _leaves.CountIn(leaf); column++)
        {
            ref readonly Candidate worst = ref _lists.Worst(ListOf(leaf) + column);
            have = worst.SquaredDistance == 0 && worst.Row < number;
        }
        Volatile.Write(ref _isHeld[leaf - FirstLeaf], 0);
        return have;
    }

    /// <summary>Offers rows that are known beforehand; no worker has begun.</summary>
    public void OfferKnown(KnownNeighbors known)
    {
        for (int leaf = FirstLeaf; leaf < EndLeaf; leaf++)
        {
            for (int column = 0; column < _leaves.CountIn(leaf); column++)
            {
                int slot = _leaves.SlotIn(leaf, column);
                foreach (int place in known.Of(slot))
                {
                    double distance = _leaves.Squared(slot, _leaves, place, double.PositiveInfinity);
                    Offer(leaf, column, new Candidate(distance, known.NumberOf(place)), _leaves.Space.Square(distance));
                }
            }
        }
    }

    /// <summary>Offers a row to the list of one row of a leaf; true if it was taken.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="column">The place of the row in it.</param>
    /// <param name="candidate">The row offered.</param>
    /// <param name="square">Its squared distance in filter coordinates.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Offer(int leaf, int column, Candidate candidate, float square)
    {
        // Most are too far away, and don't wait for the leaf to learn so.
        if (square > Reach(leaf)[column])
            return false;
        int list = ListOf(leaf) + column;
        Hold(leaf);
        bool isTaken = _lists.Offer(list, candidate);
        if (isTaken)
            Reach(leaf)[column] = _leaves.Space.Square(_lists.Worst(list).SquaredDistance);
        Volatile.Write(ref _isHeld[leaf - FirstLeaf], 0);
        return isTaken;
    }

    /// <summary>Has the lists fetched of a leaf's rows that are in some pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int leaf, ReadOnlySpan<PairHit> pairs)
    {
        foreach (PairHit pair in pairs)
            _lists.Prefetch(ListOf(leaf) + pair.Column);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(INeighborSink sink)
    {
        for (int leaf = FirstLeaf; leaf < EndLeaf; leaf++)
        {
            for (int column = 0; column < _leaves.CountIn(leaf); column++)
                sink.Set(_leaves.SlotIn(leaf, column), _lists.Finish(ListOf(leaf) + column));
        }
    }

    public void Dispose()
    {
        _lists.Dispose();
        _reach.Dispose();
    }

    // The list of a leaf's first row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ListOf(int leaf) => (leaf - FirstLeaf) * KernelSet.LeafSize;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold(int leaf)
    {
        if (Interlocked.CompareExchange(ref _isHeld[leaf - FirstLeaf], 1, 0) != 0)
            WaitFor(leaf);
    }

    private void WaitFor(int leaf)
    {
        var wait = default(SpinWait);
        do
            wait.SpinOnce();
        while (Interlocked.CompareExchange(ref _isHeld[leaf - FirstLeaf], 1, 0) != 0);
    }
}

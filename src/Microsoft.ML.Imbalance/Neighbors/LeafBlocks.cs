namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Leaves in blocks, each searched for by one worker at a time: what one leaf of a block needs laid out serves all of them.</summary>
internal readonly struct LeafBlocks
{
    /// <summary>The most leaves of a block.</summary>
    public const int MostTogether = 16;

    private readonly int _leafCount;

    /// <param name="leafCount">How many leaves there are.</param>
    /// <param name="threads">How many workers, each to have as many blocks.</param>
    /// <param name="together">The most leaves of a block; 1 where none gains by others.</param>
    public LeafBlocks(int leafCount, int threads, int together)
    {
        _leafCount = leafCount;
        int rounds = (leafCount + threads * together - 1) / (threads * together);
        Size = together > 1 && leafCount > 0 ? (leafCount + rounds * threads - 1) / (rounds * threads) : 1;
        Count = (leafCount + Size - 1) / Size;
    }

    public int Size { get; }

    public int Count { get; }

    /// <summary>The first leaf of a block, and how many it has.</summary>
    public (int First, int Count) this[int block] => (block * Size, Math.Min(Size, _leafCount - block * Size));
}

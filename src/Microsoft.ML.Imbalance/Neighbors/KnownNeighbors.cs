namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For some rows of an index, which of them are nearest to each: a search that starts with these only has to look at the others.</summary>
internal sealed class KnownNeighbors
{
    private readonly int[] _slots;
    private readonly NeighborTable _table;
    private readonly bool[] _isKnown;

    /// <param name="slots">The rows, by their slots in the index.</param>
    /// <param name="table">The nearest of these rows to each of them, by place in <paramref name="slots"/>.</param>
    /// <param name="count">How many rows the index has.</param>
    public KnownNeighbors(int[] slots, NeighborTable table, int count)
    {
        _slots = slots;
        _table = table;
        _isKnown = new bool[count];
        foreach (int slot in slots)
            _isKnown[slot] = true;
    }

    /// <summary>The places of the rows nearest to the one at a place.</summary>
    public ReadOnlySpan<int> Of(int place) => _table[place];

    public int SlotOf(int place) => _slots[place];

    /// <summary>Whether a row of the index is one of them.</summary>
    public bool Includes(int slot) => _isKnown[slot];
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For some rows of an index, which of them are nearest to each: a search that starts with these only has to look at the others.</summary>
internal sealed class KnownNeighbors
{
    private readonly int[] _slots;
    private readonly NeighborTable _table;
    private readonly bool[] _isKnown;

    /// <param name="slots">The rows, by their numbers: slots in the index, or rows of the matrix where none is in it.</param>
    /// <param name="table">The nearest of these rows to each of them, by place in <paramref name="slots"/>.</param>
    /// <param name="count">How many rows the index has; 0 where none of these is in it.</param>
    public KnownNeighbors(int[] slots, NeighborTable table, int count)
    {
        _slots = slots;
        _table = table;
        _isKnown = new bool[count];
        foreach (int slot in count == 0 ? [] : slots)
            _isKnown[slot] = true;
    }

    /// <summary>The places of the rows nearest to the one at a place.</summary>
    public ReadOnlySpan<int> Of(int place) => _table[place];

    /// <summary>Whether none of them is in the index.</summary>
    public bool AreApart => _isKnown.Length == 0;

    /// <summary>The number of the row at a place.</summary>
    public int SlotOf(int place) => _slots[place];

    /// <summary>Whether a row of the index is one of them.</summary>
    public bool Includes(int slot) => _isKnown[slot];
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For the rows of one index, which of them are nearest to each: a search of another that starts with these only has to look at the others.</summary>
internal sealed class KnownNeighbors
{
    private readonly int[] _numbers;
    private readonly NeighborTable _table;
    private readonly bool[]? _isKnown;

    /// <param name="numbers">The rows, by their numbers in the matrix that is searched.</param>
    /// <param name="table">The nearest of these rows to each of them, by place in <paramref name="numbers"/>.</param>
    /// <param name="rowCount">How many rows the matrix has where the search meets these rows too; null where none of them is in its index.</param>
    public KnownNeighbors(int[] numbers, NeighborTable table, int? rowCount)
    {
        _numbers = numbers;
        _table = table;
        if (rowCount is null)
            return;
        _isKnown = new bool[rowCount.Value];
        foreach (int number in numbers)
            _isKnown[number] = true;
    }

    /// <summary>The places of the rows nearest to the one at a place.</summary>
    public ReadOnlySpan<int> Of(int place) => _table[place];

    /// <summary>The number of the row at a place.</summary>
    public int NumberOf(int place) => _numbers[place];

    /// <summary>Whether a row of the matrix is one of them.</summary>
    public bool Includes(int number) => _isKnown is not null && _isKnown[number];
}

using System.Collections;
using System.Numerics;

namespace Microsoft.ML.Imbalance;

/// <summary>A set of the rows 0 … n - 1, one bit a row.</summary>
internal sealed class RowSet : IEnumerable<int>
{
    private readonly ulong[] _words;

    /// <summary>The empty set of rows 0 … <paramref name="rowCount"/> - 1.</summary>
    public RowSet(int rowCount)
    {
        RowCount = rowCount;
        _words = new ulong[(int)((rowCount + 63L) / 64)];
    }

    /// <summary>The set of all rows.</summary>
    public static RowSet All(int rowCount)
    {
        var set = new RowSet(rowCount) { Count = rowCount };
        Array.Fill(set._words, ulong.MaxValue);
        // No bit stands beyond the last row, so that words can be counted whole.
        if (rowCount % 64 != 0)
            set._words[^1] = (1UL << (rowCount % 64)) - 1;
        return set;
    }

    /// <summary>The rows there are: n, whether they are in the set or not.</summary>
    public int RowCount { get; }

    /// <summary>The rows in the set.</summary>
    public int Count { get; private set; }

    public bool Contains(int row) => (_words[row >>> 6] >> row & 1) != 0;

    /// <summary>Adds a row; adding it twice is adding it once.</summary>
    public void Add(int row)
    {
        ulong bit = 1UL << row;
        Count += (_words[row >>> 6] & bit) == 0 ? 1 : 0;
        _words[row >>> 6] |= bit;
    }

    public void Clear()
    {
        Array.Clear(_words);
        Count = 0;
    }

    public void Remove(int row)
    {
        ulong bit = 1UL << row;
        Count -= (_words[row >>> 6] & bit) == 0 ? 0 : 1;
        _words[row >>> 6] &= ~bit;
    }

    /// <summary>The row of the set before which so many others of it come.</summary>
    public int At(int place)
    {
        int word = 0;
        for (int count; (count = BitOperations.PopCount(_words[word])) <= place; word++)
            place -= count;
        ulong left = _words[word];
        for (; place > 0; place--)
            left &= left - 1;
        return word * 64 + BitOperations.TrailingZeroCount(left);
    }

    /// <summary>A set of the same rows, which goes its own ways.</summary>
    public RowSet Copy()
    {
        var copy = new RowSet(RowCount) { Count = Count };
        _words.CopyTo(copy._words, 0);
        return copy;
    }

    /// <summary>The rows that are not in this set, as a set of their own.</summary>
    public RowSet Complement()
    {
        RowSet result = All(RowCount);
        for (int word = 0; word < _words.Length; word++)
            result._words[word] &= ~_words[word];
        result.Count = RowCount - Count;
        return result;
    }

    /// <summary>The rows in the set, ascending.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int word = 0; word < _words.Length; word++)
        {
            for (ulong left = _words[word]; left != 0; left &= left - 1)
                yield return word * 64 + BitOperations.TrailingZeroCount(left);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows in two parts, those of a set and all others; each part is numbered on its own, in the order of the rows.</summary>
internal sealed class RowDivision
{
    private readonly ulong[] _words;

    // Rows of the set before each word.
    private readonly int[] _before;

    public RowDivision(RowSet set)
    {
        RowCount = set.RowCount;
        SetCount = set.Count;
        _words = set.ToWords();
        _before = new int[_words.Length];
        for (int word = 1; word < _words.Length; word++)
            _before[word] = _before[word - 1] + BitOperations.PopCount(_words[word - 1]);
    }

    public int RowCount { get; }

    /// <summary>The rows of the set.</summary>
    public int SetCount { get; }

    /// <summary>Whether a row is in the set, and its number in its part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (bool IsInSet, int Place) Find(int row)
    {
        ulong word = _words[row >>> 6], bit = 1UL << row;
        int before = _before[row >>> 6] + BitOperations.PopCount(word & (bit - 1));
        return (word & bit) != 0 ? (true, before) : (false, row - before);
    }
}

using System.Collections;
using System.Numerics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>A set of the rows 0 … n - 1, one bit a row.</summary>
internal sealed class RowSet : IEnumerable<int>
{
    // Words that one worker takes at once.
    private const int WordsAtOnce = 16;

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
        var set = new RowSet(rowCount);
        set.AddAll();
        return set;
    }

    /// <summary>The set of those of the rows 0 … <paramref name="rowCount"/> - 1 that meet a condition.</summary>
    public static RowSet Where(int rowCount, Predicate<int> condition)
    {
        var set = new RowSet(rowCount);
        for (int row = 0; row < rowCount; row++)
        {
            if (condition(row))
                set.Add(row);
        }
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

    /// <summary>Adds the rows that meet a condition, which is asked on all processors.</summary>
    /// <param name="createRoom">Makes what a worker needs to ask it.</param>
    /// <param name="condition">The condition; it may ask whether the row itself is in the set already.</param>
    public void AddWhere<TRoom>(Func<TRoom> createRoom, Func<int, TRoom, bool> condition)
    {
        LeafLoop.Run((_words.Length + WordsAtOnce - 1) / WordsAtOnce, Environment.ProcessorCount, createRoom, (room, part) =>
        {
            for (int word = part * WordsAtOnce; word < Math.Min(_words.Length, (part + 1) * WordsAtOnce); word++)
            {
                ulong more = 0;
                for (int row = word * 64; row < Math.Min(RowCount, (word + 1) * 64); row++)
                    more |= condition(row, room) ? 1UL << row : 0;
                _words[word] |= more;
            }
        }, _ => { });
        Count = _words.Sum(BitOperations.PopCount);
    }

    public void Clear()
    {
        Array.Clear(_words);
        Count = 0;
    }

    public void AddAll()
    {
        Clear();
        Invert();
    }

    /// <summary>Makes it the set of those rows that were not in it.</summary>
    public void Invert()
    {
        for (int word = 0; word < _words.Length; word++)
            _words[word] = ~_words[word];
        // No bit stands beyond the last row, so that words can be counted whole.
        if (RowCount % 64 != 0)
            _words[^1] &= (1UL << (RowCount % 64)) - 1;
        Count = RowCount - Count;
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

    /// <summary>The rows in the set, ascending.</summary>
    public int[] ToArray()
    {
        var rows = new int[Count];
        int at = 0;
        foreach (int row in this)
            rows[at++] = row;
        return rows;
    }

    /// <summary>A bit a row, 64 a word; none beyond the last row.</summary>
    public ulong[] ToWords() => [.. _words];

    /// <summary>The rows in the set among some that follow each other, ascending.</summary>
    /// <param name="first">The first of those, a multiple of 64.</param>
    /// <param name="room">As many as there are of those, a multiple of 64, or fewer behind them.</param>
    public ReadOnlySpan<int> Within(int first, Span<int> room)
    {
        int count = 0;
        for (int word = first / 64; word < Math.Min(_words.Length, (first + room.Length) / 64); word++)
        {
            for (ulong left = _words[word]; left != 0; left &= left - 1)
                room[count++] = word * 64 + BitOperations.TrailingZeroCount(left);
        }
        return room[..count];
    }

    /// <summary>The rows that are not in this set, as a set of their own.</summary>
    public RowSet Complement()
    {
        RowSet result = Copy();
        result.Invert();
        return result;
    }

    /// <summary>The rows in the set, ascending. The one that is met may be removed.</summary>
    public Enumerator GetEnumerator() => new(_words);

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(ulong[] words) : IEnumerator<int>
    {
        private int _word = -1;
        private ulong _left;

        public int Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (++_word >= words.Length)
                    return false;
                _left = words[_word];
            }
            Current = _word * 64 + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }

        readonly void IEnumerator.Reset() => throw new NotSupportedException();

        readonly void IDisposable.Dispose()
        {
        }
    }
}

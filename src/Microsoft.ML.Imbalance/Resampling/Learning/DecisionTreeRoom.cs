using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>What a <see cref="DecisionTree"/> grows in: the rows it learns from, their classes, and the values of one slot. Room for one tree after the other, which is given back when it is disposed.</summary>
internal sealed class DecisionTreeRoom : IDisposable
{
    private const int AtOnce = 256;

    // So many numbers stay close to the processor.
    private const int FloatsAtHand = 1 << 14;

    private readonly int _capacity;
    private readonly AlignedBuffer _rows;
    private readonly AlignedBuffer _classes;

    // Of the class from the front, of the other from the back.
    private readonly AlignedBuffer _values;

    // To sort them in.
    private readonly AlignedBuffer _sorted;

    /// <param name="capacity">The most rows that a tree learns from.</param>
    /// <param name="dimension">Values of a row.</param>
    public DecisionTreeRoom(int capacity, int dimension)
    {
        _capacity = capacity;
        _rows = AlignedBuffer.Of<int>(capacity);
        _classes = AlignedBuffer.Of<bool>(capacity);
        _values = AlignedBuffer.Of<float>(capacity);
        _sorted = AlignedBuffer.Of<float>(capacity);
        int atHand = Math.Min(capacity, FloatsAtHand / Math.Max(1, dimension));
        AtHand = new RowMatrix(new float[atHand * dimension], atHand, dimension);
    }

    /// <summary>How many rows there are to learn from.</summary>
    public int Count { get; private set; }

    /// <summary>Copies of a few rows, see <see cref="TakeToHand"/>.</summary>
    public RowMatrix AtHand { get; }

    private Span<int> Rows => _rows.Values<int>(_capacity);

    private Span<bool> Classes => _classes.Values<bool>(_capacity);

    private Span<float> Values => _values.Values<float>(_capacity);

    public void Clear() => Count = 0;

    public void Add(int row, bool isPositive)
    {
        (Rows[Count], Classes[Count]) = (row, isPositive);
        Count++;
    }

    public int CountPositives(int first, int count)
    {
        int positives = 0;
        foreach (bool isPositive in Classes.Slice(first, count))
            positives += isPositive ? 1 : 0;
        return positives;
    }

    /// <summary>Copies some rows to <see cref="AtHand"/>, if that has room for them. From then on their numbers are those there.</summary>
    public bool TakeToHand(RowMatrix rows, int first, int count)
    {
        if (rows == AtHand || count > AtHand.RowCount)
            return false;
        Span<int> some = Rows.Slice(first, count);
        rows.CopyTo(some, AtHand.Values);
        for (int i = 0; i < count; i++)
            some[i] = i;
        return true;
    }

    /// <summary>Sorts the values of some rows, those of each class by themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(RowMatrix rows, int slot, int first, int count, int positives)
    {
        Span<float> some = stackalloc float[AtOnce], values = Values;
        ReadOnlySpan<bool> classes = Classes;
        int positive = 0, negative = values.Length;
        for (int start = first; start < first + count; start += AtOnce)
        {
            int length = Math.Min(AtOnce, first + count - start);
            rows.CopyColumn(slot, Rows.Slice(start, length), some);
            for (int i = 0; i < length; i++)
                values[classes[start + i] ? positive++ : --negative] = some[i];
        }
        Span<float> room = _sorted.Values<float>(_capacity);
        FloatSort.Sort(values[..positives], room);
        FloatSort.Sort(values[negative..], room);
    }

    /// <summary>The sorted values of the class.</summary>
    public ReadOnlySpan<float> Positives(int count) => Values[..count];

    /// <summary>The sorted values of the others.</summary>
    public ReadOnlySpan<float> Negatives(int count) => Values[^count..];

    /// <summary>Moves rows with values up to a threshold before the others, and returns how many there are.</summary>
    public int Partition(RowMatrix rows, int first, int count, int slot, float threshold)
    {
        Span<float> some = stackalloc float[AtOnce];
        Span<int> numbers = Rows;
        Span<bool> classes = Classes;
        int left = first;
        for (int start = first; start < first + count; start += AtOnce)
        {
            int length = Math.Min(AtOnce, first + count - start);
            rows.CopyColumn(slot, numbers.Slice(start, length), some);
            for (int i = start; i < start + length; i++)
            {
                if (some[i - start] > threshold)
                    continue;
                (numbers[i], numbers[left]) = (numbers[left], numbers[i]);
                (classes[i], classes[left]) = (classes[left], classes[i]);
                left++;
            }
        }
        return left - first;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _classes.Dispose();
        _values.Dispose();
        _sorted.Dispose();
    }
}

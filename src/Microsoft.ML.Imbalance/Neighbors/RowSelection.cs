namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>All rows of a matrix, or some of them, each under a number (its slot).</summary>
internal readonly struct RowSelection
{
    private const int SlotsAtOnce = 256;
    private const int MostOnStack = 1024;

    private readonly int[]? _rows;
    private readonly RowSet? _set;

    /// <summary>All rows under their own numbers, or the given ones under their places among these.</summary>
    public RowSelection(RowMatrix matrix, int[]? rows = null)
    {
        Matrix = matrix;
        _rows = rows;
        Count = rows?.Length ?? matrix.RowCount;
    }

    private RowSelection(RowMatrix matrix, int[] rows, int count)
    {
        Matrix = matrix;
        _rows = rows;
        Count = count;
    }

    /// <summary>The rows of a set, under their own numbers: that takes a bit a row.</summary>
    public RowSelection(RowMatrix matrix, RowSet rows)
    {
        Matrix = matrix;
        _set = rows;
        Count = rows.Count;
    }

    public RowMatrix Matrix { get; }

    public int Count { get; }

    /// <summary>Every slot is below this.</summary>
    public int Bound => _rows is null ? Matrix.RowCount : Count;

    /// <summary>All slots, ascending.</summary>
    public IEnumerable<int> Slots => _set ?? Enumerable.Range(0, Bound);

    public ReadOnlySpan<float> this[int slot] => Matrix[RowOf(slot)];

    /// <summary>A row, where it is stored, or else computed into some room.</summary>
    public ReadOnlySpan<float> Read(int slot, Span<float> room) => Matrix.Read(RowOf(slot), room);

    /// <summary>The row of the matrix behind a slot.</summary>
    public int RowOf(int slot) => _rows is null ? slot : _rows[slot];

    /// <summary>The slot before which so many others come.</summary>
    public int SlotAt(int place) => _set is null ? place : _set.At(place);

    /// <summary>Some of these rows, under their places among the slots given.</summary>
    public RowSelection Select(int[] slots) => Select(slots, slots.Length);

    /// <summary>The same of so many slots.</summary>
    public RowSelection Select(int[] slots, int count) => new(Matrix, _rows is null ? slots : Array.ConvertAll(slots[..count], RowOf), count);

    /// <summary>The squared distance of a row and another, which may be of another selection.</summary>
    public double Squared(int slot, RowSelection others, int other)
    {
        int dimension = Matrix.Dimension, floats = (Matrix.AreAllStored ? 0 : dimension) + (others.Matrix.AreAllStored ? 0 : dimension);
        Span<float> room = floats <= MostOnStack ? stackalloc float[floats] : new float[floats];
        return ExactDistance.Squared(Read(slot, room), others.Read(other, room[(Matrix.AreAllStored ? 0 : dimension)..]));
    }

    /// <summary>Copies one value of each of some rows, which stand anywhere.</summary>
    public void CopyColumn(int column, ReadOnlySpan<int> slots, Span<float> target)
    {
        if (_rows is null)
        {
            Matrix.CopyColumn(column, slots, target);
            return;
        }
        Span<int> rows = stackalloc int[SlotsAtOnce];
        for (int start = 0; start < slots.Length; start += SlotsAtOnce)
        {
            ReadOnlySpan<int> some = slots[start..Math.Min(slots.Length, start + SlotsAtOnce)];
            for (int i = 0; i < some.Length; i++)
                rows[i] = _rows[some[i]];
            Matrix.CopyColumn(column, rows[..some.Length], target[start..]);
        }
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Rows that lack witnesses, each with its rival: the t-th nearest row of the others, or <see cref="Candidate.None"/>'s if there are fewer.</summary>
internal sealed unsafe class Rivals : IDisposable
{
    // The row, and below it the rival.
    private readonly AlignedBuffer _pairs;
    private int _count;

    /// <param name="capacity">How many rows at most.</param>
    public Rivals(int capacity) => _pairs = AlignedBuffer.Of<ulong>(capacity);

    public int Count => _count;

    private Span<ulong> Pairs => new(_pairs.Pointer, _count);

    /// <summary>Notes a row; any thread may.</summary>
    public void Add(int row, int rival) => _pairs.As<ulong>()[Interlocked.Increment(ref _count) - 1] = (ulong)(uint)row << 32 | (uint)rival;

    public void Clear() => _count = 0;

    /// <summary>Writes the rows, ascending; then each may be asked for.</summary>
    public void Sort(Span<int> rows)
    {
        Pairs.Sort();
        for (int i = 0; i < _count; i++)
            rows[i] = (int)(Pairs[i] >> 32);
    }

    public int Of(int row) => (int)(uint)Pairs[~Pairs.BinarySearch(new FirstOf(row))];

    public void Dispose() => _pairs.Dispose();

    // Stands before all pairs of a row, and is none.
    private readonly struct FirstOf(int row) : IComparable<ulong>
    {
        public int CompareTo(ulong pair) => row <= (int)(pair >> 32) ? -1 : 1;
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For each of some rows, rows of its own class that are nearer to it than the t-th nearest of the others: any such rows, not the nearest.</summary>
internal sealed class Witnesses
{
    /// <summary>The most that a row can look for.</summary>
    public const int MostNeeded = ushort.MaxValue;

    private readonly int[]? _found;
    private readonly ushort[] _counts;
    private readonly Dictionary<int, Candidate> _rivals = [];

    /// <param name="rowCount">How many rows look for witnesses.</param>
    /// <param name="capacity">The most that a row looks for, at most <see cref="MostNeeded"/>.</param>
    /// <param name="areKept">Whether witnesses may go later, so that they are noted and not only counted.</param>
    public Witnesses(int rowCount, int capacity, bool areKept)
    {
        Capacity = capacity;
        Needed = capacity;
        _found = areKept ? new int[checked(rowCount * capacity)] : null;
        _counts = new ushort[rowCount];
    }

    public int Capacity { get; }

    /// <summary>How many a row needs at the moment.</summary>
    public int Needed { get; set; }

    /// <summary>How many are worth finding: where they may go, some more than are needed.</summary>
    public int Wanted => _found is null ? Needed : Capacity;

    /// <summary>Rows that are no witnesses any more.</summary>
    public Predicate<int> IsGone { get; init; } = static _ => false;

    public bool HasEnough(int row) => _counts[row] >= Needed;

    public void Clear() => Array.Clear(_counts);

    public void Clear(int row) => _counts[row] = 0;

    public void Add(int row, int witness)
    {
        int count = _counts[row]++;
        if (_found is not null)
            _found[row * Capacity + count] = witness;
    }

    /// <summary>Drops the witnesses that are gone.</summary>
    public void DropGone(int row)
    {
        if (_counts[row] == 0)
            return;
        Span<int> found = _found.AsSpan(row * Capacity, _counts[row]);
        int kept = 0;
        foreach (int witness in found)
        {
            if (!IsGone(witness))
                found[kept++] = witness;
        }
        _counts[row] = (ushort)kept;
    }

    /// <summary>The t-th nearest row of the others, known of rows that were found to lack witnesses.</summary>
    public Candidate RivalOf(int row) => _rivals[row];

    /// <summary>Notes the t-th nearest row of the others; any thread may.</summary>
    public void SetRival(int row, Candidate rival)
    {
        lock (_rivals)
            _rivals[row] = rival;
    }
}

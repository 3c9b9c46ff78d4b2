namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For each of some rows, rows that are nearer to it than a given one: any such rows, not the nearest.</summary>
internal sealed class Witnesses
{
    private readonly Candidate[] _limits;
    private readonly int[] _found;
    private readonly int[] _counts;

    /// <param name="rowCount">How many rows look for witnesses.</param>
    /// <param name="capacity">The most that a row looks for.</param>
    public Witnesses(int rowCount, int capacity)
    {
        Capacity = capacity;
        Needed = capacity;
        _limits = new Candidate[rowCount];
        _found = new int[checked(rowCount * capacity)];
        _counts = new int[rowCount];
    }

    public int Capacity { get; }

    /// <summary>How many a row needs at the moment.</summary>
    public int Needed { get; set; }

    /// <summary>Rows that are no witnesses any more.</summary>
    public Predicate<int> IsGone { get; init; } = static _ => false;

    /// <summary>What a row's witnesses precede.</summary>
    public ref Candidate LimitOf(int row) => ref _limits[row];

    public bool HasEnough(int row) => _counts[row] >= Needed;

    public ReadOnlySpan<int> Of(int row) => _found.AsSpan(row * Capacity, _counts[row]);

    public void Clear(int row) => _counts[row] = 0;

    public void Add(int row, int witness) => _found[row * Capacity + _counts[row]++] = witness;
}

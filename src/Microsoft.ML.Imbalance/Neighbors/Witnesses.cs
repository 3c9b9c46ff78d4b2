namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For each of some rows, rows of its own class that are nearer to it than the t-th nearest of the others: any such rows, not the nearest.</summary>
internal sealed class Witnesses
{
    /// <summary>The most that a row can look for.</summary>
    public const int MostNeeded = ushort.MaxValue;

    // Lists that grow in small steps leave nothing behind.
    private const int RivalsPerChunk = 512;

    private readonly int[]? _found;
    private readonly ushort[] _counts;
    private readonly List<ulong[]> _rivals = [];
    private int _rivalCount;
    private int[] _lacking = [];
    private int[] _rivalRows = [];

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

    /// <summary>Notes the t-th nearest row of the others for a row that lacks witnesses, as a row of the matrix; any thread may.</summary>
    public void SetRival(int row, int rival)
    {
        lock (_rivals)
        {
            if (_rivalCount % RivalsPerChunk == 0)
                _rivals.Add(new ulong[RivalsPerChunk]);
            _rivals[^1][_rivalCount++ % RivalsPerChunk] = (ulong)(uint)row << 32 | (uint)rival;
        }
    }

    /// <summary>The rows whose rivals have been noted since this was last asked, ascending.</summary>
    public int[] TakeLacking()
    {
        var noted = new ulong[_rivalCount];
        for (int i = 0; i < noted.Length; i++)
            noted[i] = _rivals[i / RivalsPerChunk][i % RivalsPerChunk];
        Array.Sort(noted);
        _rivals.Clear();
        _rivalCount = 0;
        _lacking = Array.ConvertAll(noted, pair => (int)(pair >> 32));
        _rivalRows = Array.ConvertAll(noted, pair => (int)(uint)pair);
        return _lacking;
    }

    /// <summary>The t-th nearest row of the others for one of the rows that were last found to lack witnesses; <see cref="Candidate.None"/>'s if there is none.</summary>
    public int RivalOf(int row) => _rivalRows[Array.BinarySearch(_lacking, row)];
}

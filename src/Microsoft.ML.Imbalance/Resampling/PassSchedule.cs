namespace Microsoft.ML.Imbalance;

/// <summary>Whether a group of extras can hand out a row.</summary>
internal enum LaneState
{
    /// <summary>It can, when its turn comes.</summary>
    Ready,

    /// <summary>It has none yet: its rows come from main rows that are still ahead.</summary>
    Empty,

    /// <summary>It must, before it can take in another main row.</summary>
    Full,
}

/// <summary>
/// Interleaves extra rows with the main rows of a pass: extra j of a group of E comes at (j + u) M / E, u ~ U[0, 1), where M is the number of main rows,
/// so that every stretch of the pass has its share. Which row comes next depends on the seed alone.
/// </summary>
internal sealed class PassSchedule
{
    /// <summary>What <see cref="Next"/> returns for a main row.</summary>
    public const int Main = -1;

    /// <summary>What <see cref="Next"/> returns at the end.</summary>
    public const int End = -2;

    private readonly Group[] _groups;
    private readonly long _mainCount;
    private long _main;
    private int _group;

    public PassSchedule(long mainCount, IReadOnlyList<ExtraRows> extras, int seed)
    {
        _mainCount = mainCount;
        _groups = new Group[extras.Count];
        for (int g = 0; g < _groups.Length; g++)
            _groups[g] = new Group(extras[g].Count, mainCount, RandomStream.Create(seed, nameof(PassSchedule), g));
    }

    /// <summary>What comes next: <see cref="Main"/>, the index of a group of extras, or <see cref="End"/>.</summary>
    /// <param name="stateOf">Whether a group can hand out a row now, or must; null if all always can.</param>
    public int Next(Func<int, LaneState>? stateOf = null)
    {
        for (; _group < _groups.Length; _group++)
        {
            LaneState state = stateOf?.Invoke(_group) ?? LaneState.Ready;
            if (state != LaneState.Empty && _groups[_group].TryTake(_main, state == LaneState.Full || _main == _mainCount))
                return _group;
        }
        if (_main == _mainCount)
            return End;
        _main++;
        _group = 0;
        return Main;
    }

    /// <summary>For cursors that share a pass: goes to the place right after main row <paramref name="main"/>.</summary>
    public void MoveTo(long main)
    {
        _main = main + 1;
        _group = 0;
        foreach (Group group in _groups)
            group.MoveTo(main);
    }

    /// <summary>The next extra of a group; after <see cref="Next"/> returned the group it is the one before this.</summary>
    public int Position(int group) => _groups[group].Index;

    /// <summary>Takes an extra of the slot that <see cref="MoveTo"/> went to.</summary>
    public int NextExtra()
    {
        for (; _group < _groups.Length; _group++)
        {
            if (_groups[_group].TryTake(_main, _main == _mainCount))
                return _group;
        }
        return End;
    }

    private sealed class Group(int count, long mainCount, RandomStream stream)
    {
        private readonly double _spacing = (double)mainCount / count;
        private double _next = double.NaN;

        public int Index { get; private set; }

        // An extra belongs right after the last main row that lies before its place; at the latest after the last of all.
        public bool TryTake(long main, bool atOnce)
        {
            if (Index == count)
                return false;
            if (double.IsNaN(_next))
                _next = PlaceOf(Index);
            if (_next >= main && !atOnce)
                return false;
            Index++;
            _next = double.NaN;
            return true;
        }

        public void MoveTo(long main)
        {
            int index = (int)Math.Clamp(main / _spacing - 1, 0, count);
            while (index > 0 && PlaceOf(index - 1) >= main)
                index--;
            while (index < count && PlaceOf(index) < main)
                index++;
            Index = index;
            _next = double.NaN;
        }

        private double PlaceOf(int index) => (index + stream.Split((ulong)index).NextDouble()) * _spacing;
    }
}

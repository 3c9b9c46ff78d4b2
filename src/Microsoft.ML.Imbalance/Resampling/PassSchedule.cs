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
    /// <param name="states">Whether each group can hand out a row now, or must; null if all always can.</param>
    public int Next(LaneState[]? states = null)
    {
        for (; _group < _groups.Length; _group++)
        {
            Group group = _groups[_group];
            LaneState state = states is null ? LaneState.Ready : states[_group];
            if (group.NextPlace < _main ? state != LaneState.Empty : state == LaneState.Full)
            {
                group.Take();
                return _group;
            }
        }
        if (_main < _mainCount)
        {
            _main++;
            _group = 0;
            return Main;
        }
        return Last();
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
            if (_groups[_group].NextPlace < _main)
            {
                _groups[_group].Take();
                return _group;
            }
        }
        return _main == _mainCount ? Last() : End;
    }

    // After the last main row come all extras that are left.
    private int Last()
    {
        int group = Array.FindIndex(_groups, g => g.NextPlace != long.MaxValue);
        if (group < 0)
            return End;
        _groups[group].Take();
        return group;
    }

    private sealed class Group
    {
        private readonly int _count;
        private readonly double _spacing;
        private readonly RandomStream _stream;

        public Group(int count, long mainCount, RandomStream stream)
        {
            _count = count;
            _spacing = (double)mainCount / count;
            _stream = stream;
            NextPlace = PlaceOf(0);
        }

        public int Index { get; private set; }

        /// <summary>The main row after which the next extra comes; the largest number if there is none left.</summary>
        public long NextPlace { get; private set; }

        public void Take() => NextPlace = PlaceOf(++Index);

        public void MoveTo(long main)
        {
            int index = (int)Math.Clamp(main / _spacing - 1, 0, _count);
            while (index > 0 && PlaceOf(index - 1) >= main)
                index--;
            while (PlaceOf(index) < main)
                index++;
            Index = index;
            NextPlace = PlaceOf(index);
        }

        private long PlaceOf(int index) => index >= _count ? long.MaxValue : (long)((index + _stream.DoubleAt(index)) * _spacing);
    }
}

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
/// Interleaves extra rows with the main rows of a pass: extra j of a group of E comes at (j + u) M / E, u ~ U[0, 1) drawn once for the group, where M is
/// the number of main rows, so that every stretch of the pass has its share. Which row comes next depends on the seed alone.
/// </summary>
internal sealed class PassSchedule
{
    /// <summary>What <see cref="Next"/> returns for a main row.</summary>
    public const int Main = -1;

    /// <summary>What <see cref="Next"/> returns at the end.</summary>
    public const int End = -2;

    private readonly ExtraPlaces[] _groups;
    private readonly long _mainCount;
    private long _main;
    private int _group;

    public PassSchedule(long mainCount, IReadOnlyList<ExtraRows> extras, int seed)
    {
        _mainCount = mainCount;
        _groups = new ExtraPlaces[extras.Count];
        for (int g = 0; g < _groups.Length; g++)
            _groups[g] = ExtraPlaces.Create(extras[g].Count, mainCount, seed, g);
    }

    /// <summary>What comes next: <see cref="Main"/>, the index of a group of extras, or <see cref="End"/>.</summary>
    /// <param name="states">Whether each group can hand out a row now, or must; null if all always can.</param>
    public int Next(LaneState[]? states = null)
    {
        for (; _group < _groups.Length; _group++)
        {
            ref ExtraPlaces group = ref _groups[_group];
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
        foreach (ref ExtraPlaces group in _groups.AsSpan())
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
        int group = Array.FindIndex(_groups, g => !g.IsAtEnd);
        if (group < 0)
            return End;
        _groups[group].Take();
        return group;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Deals whole groups to parts so that every part gets, as nearly as groups allow, its share of every class.</summary>
/// <remarks>
/// What is made small is Σ over parts and classes of (share of the class held - share aimed at)²: shares, so that a small class weighs as much as a large one.
/// <list type="number">
/// <item><description>Groups are taken by descending Σ over classes of (their share of the class)², ties at random: what is hard to place goes first.</description></item>
/// <item><description>Each goes to the part where the sum grows least.</description></item>
/// <item><description>Then single groups are moved, the smallest first, as long as a move makes the sum smaller; a part without a class counts as a large deviation.</description></item>
/// </list>
/// </remarks>
internal sealed class GroupDealer
{
    // A smaller gain is rounding.
    private const double Tolerance = 1e-9;

    // Every move makes the sum smaller, so that rounds end by themselves; what later ones gain is too little to wait for.
    private const int MaximumRounds = 20;

    private readonly RowGroups _groups;
    private readonly GroupClasses _classes;
    private readonly double[] _aims;
    private readonly double _penalty;
    private readonly int[][] _held;
    private readonly int[] _partOf;

    private GroupDealer(RowGroups groups, ClassPartition partition, double[] aims)
    {
        _groups = groups;
        _classes = new GroupClasses(groups, partition);
        _aims = aims;
        // No group is worth more: each of its classes changes the sum by at most 2.
        _penalty = 4.0 * _classes.Totals.Length;
        _held = [.. aims.Select(_ => new int[_classes.Totals.Length])];
        _partOf = new int[groups.Count];
    }

    /// <param name="groups">The groups.</param>
    /// <param name="partition">The class of each row.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="seed">The seed: it breaks ties.</param>
    /// <returns>The rows of each part.</returns>
    public static RowSet[] Deal(RowGroups groups, ClassPartition partition, SplitParts parts, int seed)
    {
        var dealer = new GroupDealer(groups, partition, parts.Aims);
        dealer.RequireGroups(partition, parts);
        int[] order = dealer.HardestFirst(seed);
        foreach (int group in order)
            dealer.Add(group, dealer.BestPart(group, penalty: 0).Part);
        Array.Reverse(order);
        for (int round = 0; round < MaximumRounds && dealer.Improve(order); round++)
        {
        }
        dealer.RequireEveryClassInEveryPart(partition);

        RowSet[] rows = [.. parts.Aims.Select(_ => new RowSet(partition.RowCount))];
        for (int group = 0; group < groups.Count; group++)
        {
            foreach (int row in groups.RowsOf(group))
                rows[dealer._partOf[group]].Add(row);
        }
        return rows;
    }

    private void RequireGroups(ClassPartition partition, SplitParts parts)
    {
        const string remedy = "split without the group column";
        if (_groups.Count < parts.Count)
            throw parts.TooFew($"Group column '{_groups.ColumnName}' has {Text(_groups.Count)}", _groups.Count, "groups", remedy);
        for (int c = 0; c < partition.ClassCount; c++)
        {
            int count = _classes.GroupCounts[partition.StreamKey(c)];
            if (count < parts.Count)
                throw parts.TooFew($"Class \"{partition.Names[c]}\" is in {Text(count)} of column '{_groups.ColumnName}'", count, "groups with rows of every class", remedy);
        }

        static string Text(int count) => count == 1 ? "1 group" : $"{count} groups";
    }

    private int[] HardestFirst(int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(GroupDealer));
        var keys = new (double Weight, ulong Tie)[_groups.Count];
        for (int group = 0; group < keys.Length; group++)
        {
            double weight = 0;
            foreach ((int c, int count) in _classes.Of(group))
                weight += Square((double)count / _classes.Totals[c]);
            keys[group] = (-weight, random.NextUInt64());
        }
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return order;
    }

    private bool Improve(int[] order)
    {
        bool isBetter = false;
        foreach (int group in order)
        {
            int from = _partOf[group];
            Remove(group);
            (int to, double cost) = BestPart(group, _penalty);
            if (cost > Cost(group, from, _penalty) - Tolerance)
                to = from;
            Add(group, to);
            isBetter |= to != from;
        }
        return isBetter;
    }

    private (int Part, double Cost) BestPart(int group, double penalty)
    {
        (int Part, double Cost) best = (0, Cost(group, 0, penalty));
        for (int part = 1; part < _aims.Length; part++)
        {
            double cost = Cost(group, part, penalty);
            if (cost < best.Cost - Tolerance)
                best = (part, cost);
        }
        return best;
    }

    /// <summary>
    /// By how much the sum grows when the group comes to the part, up to what is the same for all parts:
    /// (h + s - a)² - (h - a)² = 2 s (h - a) + s², for a share s that comes to a share h held and a share a aimed at.
    /// </summary>
    private double Cost(int group, int part, double penalty)
    {
        double cost = 0;
        foreach ((int c, int count) in _classes.Of(group))
        {
            double total = _classes.Totals[c];
            cost += 2 * (count / total) * (_held[part][c] / total - _aims[part]);
            if (_held[part][c] == 0)
                cost -= penalty;
        }
        return cost;
    }

    private void Add(int group, int part)
    {
        _partOf[group] = part;
        foreach ((int c, int count) in _classes.Of(group))
            _held[part][c] += count;
    }

    private void Remove(int group)
    {
        foreach ((int c, int count) in _classes.Of(group))
            _held[_partOf[group]][c] -= count;
    }

    private void RequireEveryClassInEveryPart(ClassPartition partition)
    {
        for (int c = 0; c < partition.ClassCount; c++)
        {
            if (_held.Any(held => held[partition.StreamKey(c)] == 0))
            {
                throw new InvalidOperationException(
                    $"No split into {_aims.Length} parts was found that keeps the groups of column '{_groups.ColumnName}' whole and has class \"{partition.Names[c]}\" in every part. "
                    + "Ask for fewer folds, or split without the group column.");
            }
        }
    }

    private static double Square(double value) => value * value;
}

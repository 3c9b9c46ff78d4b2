namespace Microsoft.ML.Imbalance;

/// <summary>Deals whole groups to parts so that every part gets, as nearly as groups allow, its share of every class.</summary>
/// <remarks>
/// What is made small is Σ over parts and classes of (share of the class held - share aimed at)²: shares, so that a small class weighs as much as a large one.
/// <list type="number">
/// <item><description>Groups are taken by descending Σ over classes of (their share of the class)², ties at random: what is hard to place goes first.</description></item>
/// <item><description>Each goes to the part where the sum grows least.</description></item>
/// <item><description>Then single groups are moved, the smallest first, as long as a move lets fewer parts lack a class, or as few and makes the sum smaller.</description></item>
/// </list>
/// </remarks>
internal sealed class GroupDealer
{
    // A smaller difference of shares is rounding: one row of all that fit in memory is more.
    private const double Tolerance = 1e-12;

    // Every move makes the sum smaller, so that rounds end by themselves; what later ones gain is too little to wait for.
    private const int MaximumRounds = 20;

    private readonly RowGroups _groups;
    private readonly GroupClasses _classes;
    private readonly double[] _aims;
    private readonly int[][] _held;
    private readonly int[] _partOf;

    private GroupDealer(RowGroups groups, ClassPartition partition, double[] aims)
    {
        _groups = groups;
        _classes = new GroupClasses(groups, partition);
        _aims = aims;
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
        var work = new LongWork("groups dealt, at most", (1L + MaximumRounds) * order.Length);
        foreach (int group in order)
        {
            work.SmallStep();
            dealer.Add(group, dealer.EmptiestPart(group));
        }
        Array.Reverse(order);
        for (int round = 0; round < MaximumRounds && dealer.Improve(order, work); round++)
        {
        }
        dealer.RequireEveryClassInEveryPart(partition, parts);

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

    private bool Improve(int[] order, LongWork work)
    {
        bool isBetter = false;
        foreach (int group in order)
        {
            work.SmallStep();
            int from = _partOf[group];
            Remove(group);
            int to = BestMove(group, from);
            Add(group, to);
            isBetter |= to != from;
        }
        return isBetter;
    }

    private int EmptiestPart(int group)
    {
        int best = 0;
        for (int part = 1; part < _aims.Length; part++)
        {
            if (Surplus(group, part) < Surplus(group, best) - Tolerance)
                best = part;
        }
        return best;
    }

    /// <summary>The part that a group is best moved to from the one it was taken out of; that one, unless another is better.</summary>
    private int BestMove(int group, int from)
    {
        int best = from;
        for (int part = 0; part < _aims.Length; part++)
        {
            int gain = Lacks(group, part) - Lacks(group, best);
            if (gain > 0 || (gain == 0 && Surplus(group, part) < Surplus(group, best) - Tolerance))
                best = part;
        }
        return best;
    }

    /// <summary>
    /// How far the part stands above its aim: the mean over the group's classes, weighted by the group's share s of each, of (share h held - share a aimed at).
    /// The group makes the sum grow by Σ (h + s - a)² - (h - a)² = 2 Σ s (h - a) + Σ s², the least where this mean is.
    /// </summary>
    private double Surplus(int group, int part)
    {
        double surplus = 0, weight = 0;
        foreach ((int c, int count) in _classes.Of(group))
        {
            double total = _classes.Totals[c], share = count / total;
            surplus += share * (_held[part][c] / total - _aims[part]);
            weight += share;
        }
        return surplus / weight;
    }

    /// <summary>How many of the group's classes the part has no row of. A part may do without rows that have no label: they are the last of the classes.</summary>
    private int Lacks(int group, int part)
    {
        int count = 0;
        foreach ((int c, _) in _classes.Of(group))
            count += _held[part][c] == 0 && c < _classes.Totals.Length - 1 ? 1 : 0;
        return count;
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

    private void RequireEveryClassInEveryPart(ClassPartition partition, SplitParts parts)
    {
        for (int c = 0; c < partition.ClassCount; c++)
        {
            if (_held.Any(held => held[partition.StreamKey(c)] == 0))
                throw parts.NotFound(partition.Names[c], _groups.ColumnName);
        }
    }

    private static double Square(double value) => value * value;
}

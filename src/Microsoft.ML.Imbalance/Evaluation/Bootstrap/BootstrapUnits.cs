namespace Microsoft.ML.Imbalance;

/// <summary>What a bootstrap draws: rows, or groups of rows, in strata that keep their size.</summary>
/// <remarks>
/// The strata of rows are their classes. A group can have several classes; its stratum is the rarest of them, rarest by the number of groups that have it, so that
/// no class loses all of its groups by chance.
/// </remarks>
internal sealed class BootstrapUnits
{
    private readonly int[][] _strata;
    private readonly int[]? _groupOfRow;
    private readonly int _unitCount;

    private BootstrapUnits(int[][] strata, int[]? groupOfRow, int rowCount, int unitCount)
    {
        _strata = strata;
        _groupOfRow = groupOfRow;
        RowCount = rowCount;
        _unitCount = unitCount;
    }

    public int RowCount { get; }

    /// <summary>The units of each stratum, strata without any left out.</summary>
    public IReadOnlyList<int[]> Strata => _strata;

    public static BootstrapUnits Of(ClassCodes actual, int classCount, int[]? groups)
    {
        int unitCount = groups is null ? actual.Count : groups.Max() + 1;
        int[] stratumOf = groups is null ? [.. Enumerable.Range(0, actual.Count).Select(row => actual[row])] : RarestClasses(actual, classCount, groups, unitCount);
        int[][] strata = [.. Enumerable.Range(0, classCount).Select(c => Enumerable.Range(0, unitCount).Where(unit => stratumOf[unit] == c).ToArray()).Where(s => s.Length > 0)];
        return new BootstrapUnits(strata, groups, actual.Count, unitCount);
    }

    /// <summary>How often each row comes when every stratum's units are drawn with replacement, as many as there are.</summary>
    public double[] Draw(RandomStream random)
    {
        var counts = new double[_unitCount];
        foreach (int[] units in _strata)
        {
            for (int i = 0; i < units.Length; i++)
                counts[units[random.Next(units.Length)]]++;
        }
        return ToRows(counts);
    }

    /// <summary>How often each row comes when a block of units is left out and the others of its stratum make up for it.</summary>
    public double[] LeaveOut(int stratum, int block, int blockCount)
    {
        var counts = new double[_unitCount];
        Array.Fill(counts, 1);
        int[] units = _strata[stratum];
        int left = (units.Length - block + blockCount - 1) / blockCount;
        double others = (double)units.Length / (units.Length - left);
        for (int i = 0; i < units.Length; i++)
            counts[units[i]] = i % blockCount == block ? 0 : others;
        return ToRows(counts);
    }

    private double[] ToRows(double[] counts)
    {
        if (_groupOfRow is null)
            return counts;
        var rows = new double[RowCount];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = counts[_groupOfRow[row]];
        return rows;
    }

    private static int[] RarestClasses(ClassCodes actual, int classCount, int[] groups, int groupCount)
    {
        // Groups of unlabeled rows only have no class, and no row to draw.
        var pairs = new HashSet<(int Group, int Class)>();
        var groupCounts = new int[classCount];
        for (int row = 0; row < groups.Length; row++)
        {
            if (pairs.Add((groups[row], actual[row])))
                groupCounts[actual[row]]++;
        }
        var rarest = new int[groupCount];
        Array.Fill(rarest, -1);
        foreach ((int group, int c) in pairs)
        {
            if (rarest[group] < 0 || (groupCounts[c], c).CompareTo((groupCounts[rarest[group]], rarest[group])) < 0)
                rarest[group] = c;
        }
        return rarest;
    }
}

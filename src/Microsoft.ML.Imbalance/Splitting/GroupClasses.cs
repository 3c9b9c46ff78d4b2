namespace Microsoft.ML.Imbalance;

/// <summary>How many rows of each class each group has; only the classes that a group has are kept.</summary>
/// <remarks>Classes go by their stream key, and rows without a label are one class more: what is decided by these counts does not depend on label names.</remarks>
internal sealed class GroupClasses
{
    private readonly int[] _start;
    private readonly (int Class, int Count)[] _counts;

    public GroupClasses(RowGroups groups, ClassPartition partition)
    {
        Totals = new int[partition.ClassCount + 1];
        GroupCounts = new int[partition.ClassCount + 1];
        _start = new int[groups.Count + 1];
        var counts = new List<(int Class, int Count)>(groups.Count);
        var met = new List<int>();
        var countOf = new int[Totals.Length];
        for (int group = 0; group < groups.Count; group++)
        {
            foreach (int row in groups.RowsOf(group))
            {
                int code = partition.Codes[row];
                int c = code == ClassCodes.Unlabeled ? partition.ClassCount : partition.StreamKey(code);
                if (countOf[c]++ == 0)
                    met.Add(c);
            }
            // In one order for all groups: equal counts must make equal sums, to the last bit.
            met.Sort();
            foreach (int c in met)
            {
                counts.Add((c, countOf[c]));
                Totals[c] += countOf[c];
                GroupCounts[c]++;
                countOf[c] = 0;
            }
            met.Clear();
            _start[group + 1] = counts.Count;
        }
        _counts = [.. counts];
    }

    /// <summary>Rows of each class.</summary>
    public int[] Totals { get; }

    /// <summary>Groups with rows of each class.</summary>
    public int[] GroupCounts { get; }

    public ReadOnlySpan<(int Class, int Count)> Of(int group) => _counts.AsSpan(_start[group].._start[group + 1]);
}

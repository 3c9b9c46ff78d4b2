namespace Microsoft.ML.Imbalance;

/// <summary>Removes rows that lie safely within their class, and then borderline rows that form a Tomek link.</summary>
/// <remarks>
/// Kubat and Matwin, "Addressing the curse of imbalanced training sets: one-sided selection", ICML 1997. With more than two classes, rows are judged by the
/// classes that stay and the seeds of all others together.
/// </remarks>
internal sealed class OneSidedSelection(OneSidedSelectionOptions options) : Cleaner
{
    private readonly int _seedCount = OptionChecks.AtLeast(1, options.SeedCount);

    public override string Name => nameof(OneSidedSelection);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override IEnumerable<int> FindRowsToRemove(FeatureTable table, bool[] targeted, ResamplingContext context)
    {
        // 1. Rows to judge the others by: the classes that stay, and a few random rows of each that does not.
        List<int> judges = [.. Enumerable.Range(0, table.RowCount).Where(row => !targeted[table.ClassOf(row)])];
        for (int c = 0; c < targeted.Length; c++)
        {
            if (targeted[c])
                judges.AddRange(DrawSeeds(table.RowsOf(c), context.Classes.Names[c], context.StreamOf(Name, c)));
        }
        var set = new PrototypeSet(table.Rows);
        set.Add(judges);

        // 2. A row stays if it is misjudged: it says something that the judges do not.
        int[] stay = [.. Enumerable.Range(0, table.RowCount).Where(row => set.Contains(row) || table.ClassOf(set.NearestTo(row)) != table.ClassOf(row))];

        // 3. Of the rows that stay, those on the border go.
        var kept = new RowSet(table.RowCount);
        foreach (int row in stay)
            kept.Add(row);
        foreach (int linked in TomekLinks.LinkedRows(table.Select(stay), i => table.ClassOf(stay[i])))
        {
            if (targeted[table.ClassOf(stay[linked])])
                kept.Remove(stay[linked]);
        }
        return kept.Complement();
    }

    private int[] DrawSeeds(int[] rows, string className, RandomStream stream)
    {
        if (rows.Length < _seedCount)
        {
            throw new InvalidOperationException(
                $"Class \"{className}\" has {rows.Length} rows; OneSidedSelection with SeedCount = {_seedCount} needs at least {_seedCount}. Lower SeedCount, or take the class out of the target.");
        }
        // The start of a Fisher-Yates shuffle: each set of rows is equally likely.
        for (int i = 0; i < _seedCount; i++)
        {
            int drawn = i + stream.Next(rows.Length - i);
            (rows[i], rows[drawn]) = (rows[drawn], rows[i]);
        }
        return rows[.._seedCount];
    }
}

using Microsoft.ML.Imbalance.Neighbors;

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

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        FeatureTable table = space.Table;
        // 1. Rows to judge the others by: the classes that stay, and a few random rows of each that does not.
        var kept = new RowSet(table.RowCount);
        for (int c = 0; c < targeted.Length; c++)
        {
            int[] rows = table.RowsOf(c);
            foreach (int row in targeted[c] ? DrawSeeds(rows, context.Classes.Names[c], context.StreamOf(Name, c)) : rows)
                kept.Add(row);
        }

        // 2. A row stays if it is misjudged: it says something that the judges do not.
        AddMisjudged(space, kept);

        // 3. Of the rows that stay, those on the border go.
        int[] stay = [.. kept];
        using INeighborIndex ofRest = space.BuildIndex(stay);
        foreach (int linked in TomekLinks.LinkedRows(ofRest, stay.Length, i => table.ClassOf(stay[i])))
        {
            if (targeted[table.ClassOf(stay[linked])])
                kept.Remove(stay[linked]);
        }
        return kept.Complement();
    }

    private static void AddMisjudged(MetricSpace space, RowSet kept)
    {
        int[] judges = [.. kept], judged = [.. kept.Complement()];
        using INeighborIndex index = space.BuildIndex(judges);
        var misjudged = new Misjudged(space.Table, judges, judged);
        index.Query(new RowSelection(space.Rows, judged), misjudged);
        foreach (int row in misjudged.Rows)
            kept.Add(row);
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

    /// <summary>The rows whose nearest judge is of another class.</summary>
    private sealed class Misjudged(FeatureTable table, int[] judges, int[] judged) : INeighborSink
    {
        public int NeighborCount => 1;

        public RowSet Rows { get; } = new(table.RowCount);

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            if (table.ClassOf(judges[neighbors[0].Row]) == table.ClassOf(judged[row]))
                return;
            lock (Rows)
                Rows.Add(judged[row]);
        }
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Editing in passes, each by the neighbors among the rows that the passes before have left.</summary>
internal abstract class RepeatedCleaner : Cleaner
{
    /// <summary>The most neighbors that a pass asks.</summary>
    protected abstract int NeighborCount { get; }

    protected abstract NeighborVote Vote { get; }

    /// <summary>How many neighbors each pass asks.</summary>
    protected abstract IEnumerable<int> Passes { get; }

    /// <summary>Whether to go on when a class has become smaller than the smallest class was.</summary>
    protected abstract bool AllowMinority { get; }

    protected sealed override bool OnlySearches => true;

    protected sealed override bool TreatsMinorityApart => !AllowMinority;

    // Which classes are targeted is decided once, before the first pass: asked anew in each, a class that shrank below the smallest would take its place,
    // and the smallest would lose its rows.
    protected sealed override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        FeatureTable table = space.Table;
        CheckRowCount(table, NeighborCount);
        using var judge = NeighborJudge.Create(space, targeted, NeighborCount, Vote, isRepeated: true);
        var counts = (int[])context.Classes.Counts.Clone();
        var removed = new List<int>();
        var work = new LongWork("passes");
        foreach (int neighborCount in Passes)
        {
            work.Step();
            int[] wrong = judge.Outvoted(neighborCount);
            // A pass of full size that finds nothing would find nothing again.
            if (wrong.Length == 0 && neighborCount == NeighborCount)
                break;
            foreach (int row in wrong)
                counts[table.ClassOf(row)]--;
            removed.AddRange(wrong);
            judge.Remove(wrong);
            if (!judge.AreEnough || IsFarEnough(counts, context.Classes))
                break;
        }
        return removed;
    }

    private bool IsFarEnough(int[] counts, ClassPartition classes)
    {
        for (int c = 0; c < counts.Length; c++)
        {
            if (counts[c] == 0 || (!AllowMinority && c != classes.Minority && counts[c] < classes.Counts[classes.Minority]))
                return true;
        }
        return false;
    }
}

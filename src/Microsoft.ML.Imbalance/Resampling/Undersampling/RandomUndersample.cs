namespace Microsoft.ML.Imbalance;

/// <summary>Keeps rows drawn at random, with or without replacement.</summary>
internal sealed class RandomUndersample(RandomUndersampleOptions options) : Resampler
{
    private readonly SamplingTarget _target = OptionChecks.Target(options.Target);

    public override string Name => nameof(RandomUndersample);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override int? Seed => options.Seed;

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = _target.Resolve(classes, ResamplingKind.Undersampling, Name);
        RowSet kept = RowSet.All(classes.RowCount);
        RowCounts? again = null;
        int repeats = 0;
        for (int c = 0; c < classes.ClassCount; c++)
        {
            if (wanted[c] == classes.Counts[c])
                continue;
            RandomStream stream = context.StreamOf(Name, c);
            if (options.Replacement)
                repeats += Bootstrap(classes, c, wanted[c], stream, kept, again ??= new RowCounts(classes.RowCount));
            else
                Select(classes, c, wanted[c], stream, kept);
        }
        return new ResamplingPlan(kept, repeats == 0 ? [] : [new RepeatedRows(again!, repeats)]);
    }

    // Selection sampling (Knuth, The Art of Computer Programming 2, algorithm S): exactly `wanted` rows, each set equally likely, in one pass and no memory.
    private static void Select(ClassPartition classes, int c, int wanted, RandomStream stream, RowSet kept)
    {
        int left = classes.Counts[c];
        for (int row = 0; left > 0; row++)
        {
            if (classes.Codes[row] != c)
                continue;
            if (stream.Next(left--) < wanted)
                wanted--;
            else
                kept.Remove(row);
        }
    }

    private static int Bootstrap(ClassPartition classes, int c, int wanted, RandomStream stream, RowSet kept, RowCounts again)
    {
        var drawn = new RowCounts(classes.Counts[c]);
        for (int i = 0; i < wanted; i++)
            drawn.Add(stream.Next(classes.Counts[c]), 1);
        int local = 0, repeats = 0;
        for (int row = 0; local < classes.Counts[c]; row++)
        {
            if (classes.Codes[row] != c)
                continue;
            int count = drawn[local++];
            if (count == 0)
                kept.Remove(row);
            else if (count > 1)
                again.Add(row, count - 1);
            repeats += Math.Max(0, count - 1);
        }
        return repeats;
    }
}

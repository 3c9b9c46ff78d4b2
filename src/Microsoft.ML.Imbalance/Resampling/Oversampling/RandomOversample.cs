namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows drawn at random with replacement, exactly as they are.</summary>
internal sealed class RandomOversample(RandomOversampleOptions options) : Resampler
{
    // Above this a class counts as clumped: a tenth of its rows lie elsewhere than in an even spread (Kolmogorov-Smirnov distance).
    private const double MaximumClumping = 0.1;

    public override string Name => nameof(RandomOversample);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override int? Seed => options.Seed;

    /// <summary>The method for these options: smoothing makes rows of its own.</summary>
    public static Resampler Create(RandomOversampleOptions options)
        => OptionChecks.NotNegative(options.Shrinkage) == 0 ? new RandomOversample(options) : new SmoothedOversample(options);

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = options.Target.Resolve(classes, ResamplingKind.Oversampling, Name);
        var counts = new RowCounts(classes.RowCount);
        var extras = new List<ExtraRows>();
        int together = 0;
        for (int c = 0; c < classes.ClassCount; c++)
        {
            int missing = wanted[c] - classes.Counts[c];
            if (missing <= 0)
                continue;
            Draw(classes.Counts[c], missing, context.StreamOf(Name, c), classes, c, counts);
            if (Clumping(classes, c) > MaximumClumping)
                extras.Add(new RepeatedRows(counts, classes.Codes, c, missing));
            else
                together += missing;
        }

        // Repeats come in the order of their originals. Classes that are well mixed in the source can share one pass;
        // a class that is not needs a pass of its own, or its repeats would be as clumped as its rows.
        if (together > 0)
            extras.Insert(0, extras.Count == 0 ? new RepeatedRows(counts, null, 0, together) : MixedClasses(counts, classes, extras, together));
        return new ResamplingPlan(kept: null, extras);
    }

    private static RepeatedRows MixedClasses(RowCounts counts, ClassPartition classes, List<ExtraRows> clumped, int together)
    {
        var mixed = new RowCounts(classes.RowCount);
        for (int row = 0; row < classes.RowCount; row++)
        {
            int others = 0;
            foreach (ExtraRows extra in clumped)
                others += ((RepeatedRows)extra)[row];
            if (counts[row] > others)
                mixed.Add(row, counts[row] - others);
        }
        return new RepeatedRows(mixed, null, 0, together);
    }

    private static void Draw(int rowCount, int missing, RandomStream stream, ClassPartition classes, int classIndex, RowCounts counts)
    {
        var drawn = new RowCounts(rowCount);
        for (int i = 0; i < missing; i++)
            drawn.Add(stream.Next(rowCount), 1);
        int local = 0;
        for (int row = 0; local < rowCount; row++)
        {
            if (classes.Codes[row] == classIndex && drawn[local++] is var count and > 0)
                counts.Add(row, count);
        }
    }

    private static double Clumping(ClassPartition classes, int classIndex)
    {
        double most = 0;
        int met = 0;
        for (int row = 0; row < classes.RowCount; row++)
        {
            if (classes.Codes[row] == classIndex)
                met++;
            most = Math.Max(most, Math.Abs(met / (double)classes.Counts[classIndex] - (row + 1) / (double)classes.RowCount));
        }
        return most;
    }
}

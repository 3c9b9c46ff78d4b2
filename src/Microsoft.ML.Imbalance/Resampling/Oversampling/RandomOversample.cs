namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows drawn at random with replacement, exactly as they are.</summary>
internal sealed class RandomOversample(RandomOversampleOptions options) : Resampler
{
    // Above this a class counts as clumped: a tenth of its rows lie elsewhere than in an even spread (Kolmogorov-Smirnov distance).
    private const double MaximumClumping = 0.1;

    private readonly SamplingTarget _target = OptionChecks.Target(options.Target);

    public override string Name => nameof(RandomOversample);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override int? Seed => options.Seed;

    /// <summary>The method for these options: smoothing makes rows of its own.</summary>
    public static Resampler Create(RandomOversampleOptions options)
        => OptionChecks.NotNegative(options.Shrinkage) == 0 ? new RandomOversample(options) : new SmoothedOversample(options);

    public override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = _target.Resolve(classes, ResamplingKind.Oversampling, Name);
        var repeats = new RowCounts(classes.RowCount);
        var mixed = new RowCounts(classes.RowCount);
        var clumped = new List<ExtraRows>();
        int mixedCount = 0;
        double[] clumping = Clumping(classes);
        foreach (int c in Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] > classes.Counts[c]).OrderBy(classes.StreamKey))
        {
            int missing = wanted[c] - classes.Counts[c];
            bool own = clumping[c] > MaximumClumping;
            Draw(classes, c, missing, context.StreamOf(Name, c), own ? repeats : mixed);
            if (own)
                clumped.Add(new RepeatedRows(repeats, classes.Codes, c, missing));
            else
                mixedCount += missing;
        }
        return new ResamplingPlan(kept: null, mixedCount > 0 ? [new RepeatedRows(mixed, mixedCount), .. clumped] : clumped);
    }

    private static void Draw(ClassPartition classes, int classIndex, int missing, RandomStream stream, RowCounts counts)
    {
        int rowCount = classes.Counts[classIndex];
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

    /// <summary>How far each class is from an even spread over the rows: the largest distance between its share of rows so far and the share of the pass so far.</summary>
    private static double[] Clumping(ClassPartition classes)
    {
        var most = new double[classes.ClassCount];
        var met = new int[classes.ClassCount];
        for (int row = 0; row < classes.RowCount; row++)
        {
            int c = classes.Codes[row];
            if (c == ClassCodes.Unlabeled)
                continue;
            // The distance is largest just before or just after a row of the class.
            most[c] = Math.Max(most[c], Math.Abs(met[c]++ / (double)classes.Counts[c] - row / (double)classes.RowCount));
            most[c] = Math.Max(most[c], Math.Abs(met[c] / (double)classes.Counts[c] - (row + 1) / (double)classes.RowCount));
        }
        return most;
    }
}

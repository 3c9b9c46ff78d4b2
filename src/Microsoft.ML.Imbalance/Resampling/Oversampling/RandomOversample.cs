namespace Microsoft.ML.Imbalance;

/// <summary>Repeats rows drawn at random with replacement, exactly as they are.</summary>
internal sealed class RandomOversample(RandomOversampleOptions options) : Resampler
{
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
        bool[] isClumped = ClassClumping.Find(classes);
        foreach (int c in Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] > classes.Counts[c]).OrderBy(classes.StreamKey))
        {
            int missing = wanted[c] - classes.Counts[c];
            Draw(classes, c, missing, context.StreamOf(Name, c), isClumped[c] ? repeats : mixed);
            if (isClumped[c])
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
}

namespace Microsoft.ML.Imbalance;

/// <summary>The rows that one class is to get.</summary>
internal readonly record struct Growth(int ClassIndex, int Count)
{
    /// <summary>The class that grows, if only one does.</summary>
    public static int? OnlyClassOf(IReadOnlyList<Growth> growing) => growing is [Growth only] ? only.ClassIndex : null;
}

/// <summary>Every method that makes new rows: targets, checks and the order of classes. A method only says how classes grow.</summary>
internal abstract class Oversampler : Resampler
{
    protected abstract SamplingTarget Target { get; }

    public sealed override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = Target.Resolve(classes, ResamplingKind.Oversampling, Name);
        // By size, not by label: renaming classes must not change where their rows come in the pass.
        Growth[] growing =
        [
            .. Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] > classes.Counts[c]).OrderBy(classes.StreamKey).Select(c => new Growth(c, wanted[c] - classes.Counts[c])),
        ];
        foreach (Growth growth in growing)
            CheckClass(classes.Names[growth.ClassIndex], classes.Counts[growth.ClassIndex]);
        return new ResamplingPlan(kept: null, growing.Length == 0 ? [] : Grow(context, growing));
    }

    /// <summary>Refuses a class that is too small for the method, naming class, count, need and remedy.</summary>
    protected abstract void CheckClass(string name, int count);

    /// <summary>Exactly as many new rows of each class as asked for, in the order asked for.</summary>
    protected abstract IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing);
}

/// <summary>Methods that look at one class at a time: only the rows of classes that grow are loaded.</summary>
internal abstract class ClassOversampler : Oversampler
{
    protected sealed override IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing)
    {
        FeatureTable[] tables = context.LoadFeatures([.. growing.Select(g => g.ClassIndex)]);
        return [.. growing.Select((growth, i) => Generate(tables[i], growth, context.StreamOf(Name, growth.ClassIndex)))];
    }

    /// <summary>New rows from the rows of one class. Row i draws from <c>stream.Split(i)</c>.</summary>
    protected abstract SyntheticRows Generate(FeatureTable rows, Growth growth, RandomStream stream);
}

namespace Microsoft.ML.Imbalance;

/// <summary>The class loop of every method that makes new rows from the rows of a class: a method only says how one class grows.</summary>
internal abstract class Oversampler : Resampler
{
    protected abstract SamplingTarget Target { get; }

    public sealed override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = Target.Resolve(classes, ResamplingKind.Oversampling, Name);
        // By size, not by label: renaming classes must not change where their rows come in the pass.
        int[] growing = [.. Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] > classes.Counts[c]).OrderBy(classes.StreamKey)];
        foreach (int c in growing)
            CheckClass(classes.Names[c], classes.Counts[c]);
        if (growing.Length == 0)
            return new ResamplingPlan(kept: null, []);
        FeatureTable[] tables = context.LoadFeatures(growing);
        var extras = new ExtraRows[growing.Length];
        for (int i = 0; i < growing.Length; i++)
            extras[i] = Generate(tables[i], growing[i], wanted[growing[i]] - classes.Counts[growing[i]], context.StreamOf(Name, growing[i]));
        return new ResamplingPlan(kept: null, extras);
    }

    /// <summary>Refuses a class that is too small for the method, naming class, count, need and remedy.</summary>
    protected abstract void CheckClass(string name, int count);

    /// <summary>Exactly <paramref name="count"/> new rows from the rows of one class. Row i draws from <c>stream.Split(i)</c>.</summary>
    protected abstract SyntheticRows Generate(FeatureTable rows, int classIndex, int count, RandomStream stream);
}

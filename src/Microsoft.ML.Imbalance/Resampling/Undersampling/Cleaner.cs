namespace Microsoft.ML.Imbalance;

/// <summary>Methods that remove rows by what lies around them: the target says from which classes, the method which rows and how many.</summary>
internal abstract class Cleaner : Resampler
{
    protected abstract SamplingTarget Target { get; }

    public sealed override ResamplingPlan Plan(ResamplingContext context)
    {
        bool[] targeted = Target.ResolveCleaning(context.Classes, Name);
        FeatureTable table = context.LoadAllFeatures();
        RowSet kept = RowSet.All(context.Classes.RowCount);
        foreach (int row in FindRowsToRemove(table, targeted, context))
            kept.Remove(table.SourceRows[row]);
        return new ResamplingPlan(kept, []);
    }

    /// <summary>The table rows to remove, each of a targeted class.</summary>
    protected abstract IEnumerable<int> FindRowsToRemove(FeatureTable table, bool[] targeted, ResamplingContext context);
}

namespace Microsoft.ML.Imbalance;

/// <summary>Methods that keep a given number of rows of each class, chosen by the features.</summary>
internal abstract class Undersampler : Resampler
{
    public sealed override FeatureSelection Features => Metric.Select(FeatureColumnNames);

    protected abstract SamplingTarget Target { get; }

    /// <summary>What makes a row near another.</summary>
    protected abstract DistanceMetric Metric { get; }

    public sealed override void CheckFeatures(FeatureLayout layout) => Metric.CheckFeatures(layout);

    public sealed override ResamplingPlan Plan(ResamplingContext context)
    {
        ClassPartition classes = context.Classes;
        int[] wanted = Target.Resolve(classes, ResamplingKind.Undersampling, Name);
        int[] shrinking = [.. Enumerable.Range(0, classes.ClassCount).Where(c => wanted[c] < classes.Counts[c])];
        RowSet kept = RowSet.All(classes.RowCount);
        if (shrinking.Length == 0)
            return new ResamplingPlan(kept, []);
        FeatureTable table = context.LoadAllFeatures();
        MetricSpace space = Metric.CreateSpace(table, classes);
        foreach (int c in shrinking)
        {
            int[] rows = table.RowsOf(c);
            foreach (int row in rows)
                kept.Remove(table.SourceRowOf(row));
            foreach (int row in Choose(space, c, rows, wanted[c], context))
                kept.Add(table.SourceRowOf(row));
        }
        return new ResamplingPlan(kept, []);
    }

    /// <summary>Exactly <paramref name="count"/> different rows of <paramref name="rows"/>, the table rows of a class.</summary>
    protected abstract IEnumerable<int> Choose(MetricSpace space, int classIndex, int[] rows, int count, ResamplingContext context);
}

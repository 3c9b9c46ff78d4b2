namespace Microsoft.ML.Imbalance;

/// <summary>Methods that look at the rows of all classes: those are read once and indexed once, then one class after the other grows.</summary>
internal abstract class GlobalOversampler(string labelColumnName, IReadOnlyList<string> featureColumnNames, SamplingTarget target, int? seed, DistanceMetric metric)
    : Oversampler
{
    private readonly DistanceMetric _metric = OptionChecks.Metric(metric);

    protected GlobalOversampler(string labelColumnName, IReadOnlyList<string> featureColumnNames, SamplingTarget target, int? seed)
        : this(labelColumnName, featureColumnNames, target, seed, DistanceMetric.Euclidean)
    {
    }

    public sealed override string LabelColumnName { get; } = OptionChecks.Column(labelColumnName, nameof(LabelColumnName));

    public sealed override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(featureColumnNames, labelColumnName, nameof(FeatureColumnNames));

    public sealed override FeatureSelection Features => _metric.Select(FeatureColumnNames);

    public sealed override int? Seed => seed;

    protected sealed override SamplingTarget Target { get; } = OptionChecks.Target(target);

    public sealed override void CheckFeatures(FeatureLayout layout) => _metric.CheckFeatures(layout);

    protected sealed override IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing)
    {
        FeatureTable table = context.LoadAllFeatures(classApart: Growth.OnlyClassOf(growing));
        using var all = new IndexedRows(_metric.CreateSpace(table, context.Classes), isForOneClass: growing.Count == 1);
        CheckAll(all.Table.RowCount);
        return [.. growing.Select(growth => Generate(new ClassAmongAll(all, growth.ClassIndex), growth, context))];
    }

    /// <summary>Refuses data that has too few rows in all.</summary>
    protected virtual void CheckAll(int rowCount)
    {
    }

    /// <summary>New rows of one class. Row i draws from <c>context.StreamOf(Name, class).Split(i)</c>.</summary>
    protected abstract SyntheticRows Generate(ClassAmongAll rows, Growth growth, ResamplingContext context);
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Draws synthetic rows on the segments between a row and its nearest neighbors of the same class.</summary>
/// <remarks>
/// Chawla et al., "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16 (2002).
/// An origin is drawn uniformly, rather than each row N/100 times as in the paper, so that any target count can be met.
/// Categories come whole from one of the two parents, with the step as probability; the paper is about numbers only.
/// Rows equal to the origin are no neighbors of it, as long as enough others are there: they would only breed copies.
/// </remarks>
internal sealed class Smote(SmoteOptions options) : Oversampler
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);

    private readonly DistanceMetric _metric = OptionChecks.Metric(options.Metric);

    public override string Name => nameof(Smote);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override FeatureSelection Features => _metric.Select(FeatureColumnNames);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    public override void CheckFeatures(FeatureLayout layout) => _metric.CheckFeatures(layout);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, "SMOTE");

    protected override IReadOnlyList<ExtraRows> Grow(ResamplingContext context, IReadOnlyList<Growth> growing)
    {
        // Only the classes that grow are loaded, unless the metric follows from all.
        int[] classes = [.. growing.Select(growth => growth.ClassIndex)];
        FeatureTable? all = _metric.IsFitted ? context.LoadAllFeatures(classApart: Growth.OnlyClassOf(growing)) : null;
        FeatureTable[] tables = all is null ? context.LoadFeatures(classes) : Array.ConvertAll(classes, all.OfClass);
        return
        [
            .. growing.Select((growth, i) =>
                new DrawnSegments(tables[i], growth, context.StreamOf(Name, growth.ClassIndex), Neighbors(tables[i], all, context.Classes))),
        ];
    }

    private NeighborTable Neighbors(FeatureTable table, FeatureTable? all, ClassPartition classes)
        => DistinctNeighbors.Find(_metric.CreateSpace(table, all ?? table, classes), _neighborCount);
}

namespace Microsoft.ML.Imbalance;

/// <summary>Draws synthetic rows on the segments between a row and its nearest neighbors of the same class.</summary>
/// <remarks>
/// Chawla et al., "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16 (2002).
/// An origin is drawn uniformly, rather than each row N/100 times as in the paper, so that any target count can be met.
/// One-hot groups come whole from one of the two parents, with the step as probability; the paper is about numbers only.
/// Rows equal to the origin are no neighbors of it, as long as enough others are there: they would only breed copies.
/// </remarks>
internal sealed class Smote(SmoteOptions options) : ClassOversampler
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);

    public override string Name => nameof(Smote);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, "SMOTE");

    protected override SyntheticRows Generate(FeatureTable rows, Growth growth, RandomStream stream)
        => SegmentDraws.Uniform(rows, growth, stream, DistinctNeighbors.Find(rows.Rows, _neighborCount));
}

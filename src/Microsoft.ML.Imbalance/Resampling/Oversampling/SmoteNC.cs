using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>SMOTE for numbers and categories together: numbers are interpolated, categories are those that most neighbors have.</summary>
/// <remarks>
/// Chawla et al., "SMOTE: Synthetic Minority Over-sampling Technique", JAIR 16 (2002), section 6.1.
/// The standard deviations behind the distance are those of the class that grows, as in the paper; the row itself has no vote; ties are drawn.
/// Categories are kept as one number each, never spread out into one-hot slots.
/// </remarks>
internal sealed class SmoteNC(SmoteNCOptions options) : ClassOversampler
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly IReadOnlyList<string> _categorical = options.CategoricalColumnNames.Count == 0 ? [] : OptionChecks.Columns(options.CategoricalColumnNames, options.LabelColumnName);

    public override string Name => nameof(SmoteNC);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = [.. OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName).Union(options.CategoricalColumnNames)];

    public override FeatureSelection Features => new(FeatureColumnNames) { ReadsCategories = true, CategoricalNames = _categorical };

    public override int? Seed => options.Seed;

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    public override void CheckFeatures(FeatureLayout layout)
    {
        bool hasNumbers = layout.Codes.Length < layout.Dimension;
        if (hasNumbers && layout.Codes.Length > 0)
            return;
        throw new ArgumentOutOfRangeException(
            nameof(options.FeatureColumnNames),
            $"SmoteNC needs numeric and categorical features, but all of {string.Join(", ", FeatureColumnNames.Select(name => $"'{name}'"))} are {(hasNumbers ? "numeric" : "categorical")}. "
            + (hasNumbers ? "Name the categorical ones in CategoricalColumnNames, or use Smote." : "Add a numeric column, or use SmoteN."));
    }

    protected override void CheckClass(string name, int count) => ClassSize.RequireNeighbors(_neighborCount, name, count, Name);

    protected override SyntheticRows Generate(FeatureTable rows, Growth growth, RandomStream stream)
    {
        MixedDistance distance = MixedDistance.Fit(rows);
        using var index = NeighborIndex.Build(rows.Rows, distance, distance.StandIns(rows.Rows));
        NeighborTable neighbors = index.QuerySelf(_neighborCount);
        return new VotedSegments(rows, growth, stream, neighbors);
    }
}

namespace Microsoft.ML.Imbalance;

/// <content>Methods that add rows to small classes.</content>
internal static partial class StrategyMethods
{
    public static IEnumerable<StrategyMethod> Oversampling =>
    [
        Resampler<RandomOversampleOptions>(
            "random-oversample", StrategyFamily.Oversampling, "repeats rows of small classes",
            (read, defaults) => new RandomOversampleOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                Shrinkage = read.Number(defaults.Shrinkage, ValueRange.AtLeast(0), "how far a repeated row is moved by noise, in bandwidths; 0: not at all", SearchSpace.Linear(0, 1)),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.RandomOversample(options)),
        Resampler<SmoteOptions>(
            "smote", StrategyFamily.Oversampling, "adds rows between a row and its nearest neighbors in the class",
            (read, defaults) => new SmoteOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JoinedNeighbors, NeighborCounts),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.Smote(options)),
        Resampler<SmoteNCOptions>(
            "smote-nc", StrategyFamily.Oversampling, "SMOTE for numbers and categories: neighbors vote on categories",
            (read, defaults) => new SmoteNCOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Features,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows of the class that a row is joined with, and that vote", NeighborCounts),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SmoteNC(options)),
        Resampler<SmoteNOptions>(
            "smote-n", StrategyFamily.Oversampling, "SMOTE for categories: every column is taken as one, neighbors vote",
            (read, defaults) => new SmoteNOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Features,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows of the class that vote", NeighborCounts),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SmoteN(options)),
        .. AtTheBorder,
        .. AtHome,
        .. Shapes,
    ];
}

namespace Microsoft.ML.Imbalance;

/// <summary>A balanced random forest by name. It has trees of its own, whatever the trainer of whoever applies it.</summary>
internal static class BalancedForestStrategy
{
    public static StrategyMethod Method { get; } = StrategyMethods.Ensemble<BalancedForestOptions>(
        "balanced-forest", "grows a random forest whose trees see as many rows of each class; needs no other trainer",
        (read, defaults) => new BalancedForestOptions
        {
            LabelColumnName = read.Label,
            FeatureColumnName = read.Features[0],
            NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), "how many trees are grown"),
            NumberOfLeaves = read.Integer(defaults.NumberOfLeaves, ValueRange.AtLeast(2), "the most leaves of a tree"),
            MinimumExampleCountPerLeaf = read.Integer(defaults.MinimumExampleCountPerLeaf, ValueRange.AtLeast(1), "the fewest rows of a leaf", SearchSpace.Linear(1, 10)),
            FeatureFractionPerSplit = read.OptionalNumber(
                defaults.FeatureFractionPerSplit, ValueRange.Above(0, 1), "share of the features that a split chooses from; by default the square root of their number"),
            NumberOfThreads = 1,
            Seed = read.Seed(defaults.Seed),
        },
        (binary, _, options) => binary.BalancedForest(options),
        (multiclass, _, options) => multiclass.BalancedForest(options));
}

namespace Microsoft.ML.Imbalance;

/// <content>SMOTE, followed by a method that cleans.</content>
internal static partial class StrategyMethods
{
    private const string SmoteNeighbors = "nearest rows of the class that SMOTE may join a row with";

    public static IEnumerable<StrategyMethod> Combined =>
    [
        Resampler<SmoteEnnOptions>(
            "smote-enn", StrategyFamily.Combined, "SMOTE, then removes rows whose neighbors speak for another class",
            (read, defaults) => new SmoteEnnOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                SmoteNeighborCount = read.Integer(defaults.SmoteNeighborCount, ValueRange.AtLeast(1), SmoteNeighbors, NeighborCounts),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JudgingNeighbors, JudgeCounts),
                Vote = read.Choice(defaults.Vote, VoteOfNeighbors),
                CleaningTarget = read.Target(defaults.CleaningTarget, ResamplingKind.Cleaning),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SmoteEnn(options)),
        Resampler<SmoteTomekOptions>(
            "smote-tomek", StrategyFamily.Combined, "SMOTE, then removes rows that form a Tomek link",
            (read, defaults) => new SmoteTomekOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                SmoteNeighborCount = read.Integer(defaults.SmoteNeighborCount, ValueRange.AtLeast(1), SmoteNeighbors, NeighborCounts),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                CleaningTarget = read.Target(defaults.CleaningTarget, ResamplingKind.Cleaning),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SmoteTomek(options)),
    ];
}

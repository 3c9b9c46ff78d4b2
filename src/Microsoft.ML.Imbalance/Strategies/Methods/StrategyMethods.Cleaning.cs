namespace Microsoft.ML.Imbalance;

/// <content>Methods that remove rows by their neighbors, however many those are.</content>
internal static partial class StrategyMethods
{
    private const string JudgingNeighbors = "nearest rows of any class that have a say about a row";
    private const string VoteOfNeighbors = "all: every neighbor must be of the row's class; mode: no other class may have more";

    private static SearchSpace JudgeCounts => SearchSpace.Linear(1, 9);

    public static IEnumerable<StrategyMethod> Cleaning =>
    [
        Resampler<TomekLinksOptions>(
            "tomek-links", StrategyFamily.Cleaning, "removes rows that are nearest to a row of another class, and it to them",
            (read, defaults) => new TomekLinksOptions
            {
                LabelColumnName = read.Label,
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.TomekLinks(options)),
        Resampler<EditedNearestNeighborsOptions>(
            "edited-nearest-neighbors", StrategyFamily.Cleaning, "removes rows whose neighbors speak for another class",
            (read, defaults) => new EditedNearestNeighborsOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JudgingNeighbors, JudgeCounts),
                Vote = read.Choice(defaults.Vote, VoteOfNeighbors),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.EditedNearestNeighbors(options)),
        Resampler<RepeatedEditedNearestNeighborsOptions>(
            "repeated-edited-nearest-neighbors", StrategyFamily.Cleaning, "edits again and again, until no row is left to remove",
            (read, defaults) => new RepeatedEditedNearestNeighborsOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JudgingNeighbors, JudgeCounts),
                Vote = read.Choice(defaults.Vote, VoteOfNeighbors),
                MaximumIterations = read.Integer(defaults.MaximumIterations, ValueRange.AtLeast(1), "passes after which to stop"),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.RepeatedEditedNearestNeighbors(options)),
        Resampler<AllKnnOptions>(
            "all-knn", StrategyFamily.Cleaning, "edits with 1 neighbor, then with 2, and so on",
            (read, defaults) => new AllKnnOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "neighbors that the last pass asks", JudgeCounts),
                Vote = read.Choice(defaults.Vote, VoteOfNeighbors),
                AllowMinority = read.Boolean(defaults.AllowMinority, "whether to go on when a class is smaller than the smallest was"),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.AllKnn(options)),
        Resampler<NeighborhoodCleaningRuleOptions>(
            "neighborhood-cleaning-rule", StrategyFamily.Cleaning, "removes outvoted rows, and rows that outvote one of the smallest class",
            (read, defaults) => new NeighborhoodCleaningRuleOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JudgingNeighbors, JudgeCounts),
                Vote = read.Choice(defaults.Vote, "when a row of the smallest class is judged right: all neighbors are of it, or the mode is"),
                Threshold = read.Number(defaults.Threshold, ValueRange.AtLeast(0), "times the smallest class that a class must have to lose neighbors of misjudged rows", SearchSpace.Linear(0, 2)),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.NeighborhoodCleaningRule(options)),
        Resampler<CondensedNearestNeighborOptions>(
            "condensed-nearest-neighbor", StrategyFamily.Cleaning, "keeps the border of large classes, drops the inside",
            (read, defaults) => new CondensedNearestNeighborOptions
            {
                LabelColumnName = read.Label,
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
            },
            (imbalance, options) => imbalance.CondensedNearestNeighbor(options)),
        Resampler<OneSidedSelectionOptions>(
            "one-sided-selection", StrategyFamily.Cleaning, "drops the inside of large classes, then rows on the border",
            (read, defaults) => new OneSidedSelectionOptions
            {
                LabelColumnName = read.Label,
                SeedCount = read.Integer(defaults.SeedCount, ValueRange.AtLeast(1), "rows of each class that are drawn to judge the others by", SearchSpace.Logarithmic(1, 50)),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Cleaning),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.OneSidedSelection(options)),
    ];
}

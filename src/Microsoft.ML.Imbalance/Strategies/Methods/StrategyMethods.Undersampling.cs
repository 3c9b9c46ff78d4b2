namespace Microsoft.ML.Imbalance;

/// <content>Methods that bring large classes down to a number of rows.</content>
internal static partial class StrategyMethods
{
    public static IEnumerable<StrategyMethod> Undersampling(IReadOnlyList<HardnessTrainer> trainers) =>
    [
        Resampler<RandomUndersampleOptions>(
            "random-undersample", StrategyFamily.Undersampling, "keeps rows of large classes at random",
            (read, defaults) => new RandomUndersampleOptions
            {
                LabelColumnName = read.Label,
                Replacement = read.Boolean(defaults.Replacement, "whether a row may be drawn more than once"),
                Target = read.Target(defaults.Target, ResamplingKind.Undersampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.RandomUndersample(options)),
        Resampler<NearMissOptions>(
            "near-miss", StrategyFamily.Undersampling, "keeps rows that are near the smallest class",
            (read, defaults) => new NearMissOptions
            {
                LabelColumnName = read.Label,
                Version = read.Integer(defaults.Version, ValueRange.Between(1, 3), "1: near its nearest rows; 2: near its farthest; 3: the far ones of those around it", SearchSpace.Among("1", "2", "3")),
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "rows of the smallest class that the distance is averaged over", SearchSpace.Linear(1, 10)),
                NeighborCountVersion3 = read.Integer(defaults.NeighborCountVersion3, ValueRange.AtLeast(1), "candidates around each row of the smallest class, in version 3", SearchSpace.Linear(1, 10)),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Undersampling),
            },
            (imbalance, options) => imbalance.NearMiss(options)),
        Resampler<ClusterCentroidsOptions>(
            "cluster-centroids", StrategyFamily.Undersampling, "keeps one row for each cluster of a large class",
            (read, defaults) => new ClusterCentroidsOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                Voting = read.Choice(defaults.Voting, "soft: the mean of the cluster, a new row; hard: the row nearest to it"),
                MaximumIterations = read.Integer(defaults.MaximumIterations, ValueRange.AtLeast(1), "steps after which clustering stops"),
                Target = read.Target(defaults.Target, ResamplingKind.Undersampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.ClusterCentroids(options)),
        Resampler<InstanceHardnessThresholdOptions>(
            "instance-hardness-threshold", StrategyFamily.Undersampling, "keeps rows that a model finds easy",
            (read, defaults) => new InstanceHardnessThresholdOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                Trainer = read.OneOf(nameof(defaults.Estimator), "trainer", trainers, t => t.Name, "what judges the rows"),
                NumberOfFolds = read.Integer(defaults.NumberOfFolds, ValueRange.AtLeast(2), "folds that rows are judged in, each by a model of the others"),
                Target = read.Target(defaults.Target, ResamplingKind.Undersampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.InstanceHardnessThreshold(options)),
    ];
}

namespace Microsoft.ML.Imbalance;

/// <content>Relatives of SMOTE.</content>
internal static partial class StrategyMethods
{
    private const string JoinedNeighbors = "nearest rows of the class that a row may be joined with";

    private static IEnumerable<StrategyMethod> AtTheBorder =>
    [
        Resampler<BorderlineSmoteOptions>(
            "borderline-smote", StrategyFamily.Oversampling, "adds rows where the class meets others",
            (read, defaults) => new BorderlineSmoteOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JoinedNeighbors, NeighborCounts),
                DangerNeighborCount = read.Integer(defaults.DangerNeighborCount, ValueRange.AtLeast(1), "nearest rows of any class that tell whether a row is in danger", SearchSpace.Linear(5, 30)),
                Kind = read.Choice(defaults.Kind, "1: towards the own class only; 2: also half of the way to others"),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.BorderlineSmote(options)),
        Resampler<SvmSmoteOptions>(
            "svm-smote", StrategyFamily.Oversampling, "adds rows along the border that a support vector machine finds",
            (read, defaults) => new SvmSmoteOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JoinedNeighbors, NeighborCounts),
                DangerNeighborCount = read.Integer(defaults.DangerNeighborCount, ValueRange.AtLeast(1), "nearest rows of any class that tell whether others press in", SearchSpace.Linear(5, 30)),
                OutStep = read.Number(defaults.OutStep, ValueRange.Between(0, 1), "how far outwards rows are drawn at most, in distances to the neighbor", SearchSpace.Linear(0, 1)),
                Penalty = read.Number(defaults.Penalty, ValueRange.Above(0), "what a row on the wrong side costs the machine (C)", SearchSpace.Logarithmic(0.1, 10)),
                Metric = ReadNumericMetric(read, defaults.Metric),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SvmSmote(options)),
        Resampler<AdasynOptions>(
            "adasyn", StrategyFamily.Oversampling, "adds more rows where more neighbors are of other classes",
            (read, defaults) => new AdasynOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows that tell how hard a row is, and that it may be joined with", NeighborCounts),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.Adasyn(options)),
        Resampler<ProWSynOptions>(
            "prowsyn", StrategyFamily.Oversampling, "adds more rows the nearer other classes are, level by level",
            (read, defaults) => new ProWSynOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows of the class that each other row puts into a level", NeighborCounts),
                LevelCount = read.Integer(defaults.LevelCount, ValueRange.AtLeast(1), "levels at most", SearchSpace.Linear(2, 10)),
                Theta = read.Number(defaults.Theta, ValueRange.AtLeast(0), "how fast weights fall from level to level", SearchSpace.Linear(0, 3)),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.ProWSyn(options)),
    ];

    private static IEnumerable<StrategyMethod> AtHome =>
    [
        Resampler<KMeansSmoteOptions>(
            "kmeans-smote", StrategyFamily.Oversampling, "adds rows in clusters where the class is at home, more in sparse ones",
            (read, defaults) => new KMeansSmoteOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows of the class and cluster that a row may be joined with", SearchSpace.Linear(1, 10)),
                ClusterCount = read.Integer(defaults.ClusterCount, ValueRange.AtLeast(1), "clusters that all rows are sorted into", SearchSpace.Logarithmic(2, 64)),
                ImbalanceRatioThreshold = read.Number(
                    defaults.ImbalanceRatioThreshold, ValueRange.Above(0), "rows of others for each of the class that a cluster must stay below", SearchSpace.Logarithmic(0.5, 20)),
                DensityExponent = read.OptionalNumber(defaults.DensityExponent, ValueRange.AtLeast(0), "how strongly sparse clusters are preferred; by default the number of features"),
                Metric = ReadNumericMetric(read, defaults.Metric),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.KMeansSmote(options)),
        Resampler<SmobdOptions>(
            "smobd", StrategyFamily.Oversampling, "adds more rows where the class is dense, none from noise",
            (read, defaults) => new SmobdOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JoinedNeighbors, NeighborCounts),
                CoreDistanceWeight = read.Number(defaults.CoreDistanceWeight, ValueRange.Between(0, 1), "how much the distance to neighbors counts against their number", SearchSpace.Linear(0, 1)),
                NoiseFactor = read.Number(defaults.NoiseFactor, ValueRange.Above(0), "mean distances beyond which a row is noise", SearchSpace.Logarithmic(1, 4)),
                Metric = ReadNumericMetric(read, defaults.Metric),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.Smobd(options)),
    ];
}

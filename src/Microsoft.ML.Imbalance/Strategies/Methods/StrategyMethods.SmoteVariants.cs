namespace Microsoft.ML.Imbalance;

/// <content>Methods that draw rows again, or along other shapes than segments.</content>
internal static partial class StrategyMethods
{
    private static IEnumerable<StrategyMethod> Shapes =>
    [
        Resampler<LeeOptions>(
            "lee", StrategyFamily.Oversampling, "draws rows again that lie among other classes",
            (read, defaults) => new LeeOptions
            {
                LabelColumnName = read.Label,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows that a row may be joined with, and that judge the new one", NeighborCounts),
                RejectionLevel = read.Number(defaults.RejectionLevel, ValueRange.Between(0, 1), "share of neighbors of other classes from which on a row is rejected", SearchSpace.Linear(0.2, 1)),
                TriesPerLevel = read.Integer(defaults.TriesPerLevel, ValueRange.AtLeast(1), "draws before the level rises by 0.1"),
                Metric = ReadMetric(read, defaults.Metric, out IReadOnlyList<string> columns),
                FeatureColumnNames = columns,
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.Lee(options)),
        Resampler<SmoteIpfOptions>(
            "smote-ipf", StrategyFamily.Oversampling, "draws rows again that a vote of trees finds in the wrong place",
            (read, defaults) => new SmoteIpfOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), JoinedNeighbors, NeighborCounts),
                NumberOfFolds = read.Integer(defaults.NumberOfFolds, ValueRange.AtLeast(2), "parts of the rows, each with a tree that votes", SearchSpace.Linear(3, 15)),
                Voting = read.Choice(defaults.Voting, "whether more than half of the trees must contradict a row, or all"),
                QuietShare = read.Number(defaults.QuietShare, ValueRange.Above(0, 1), "share of noisy rows below which a round is quiet"),
                QuietRounds = read.Integer(defaults.QuietRounds, ValueRange.AtLeast(1), "quiet rounds in a row after which the filter stops"),
                Metric = ReadNumericMetric(read, defaults.Metric),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.SmoteIpf(options)),
        Resampler<GeometricSmoteOptions>(
            "geometric-smote", StrategyFamily.Oversampling, "adds rows in balls around rows of the class",
            (read, defaults) => new GeometricSmoteOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                NeighborCount = read.Integer(defaults.NeighborCount, ValueRange.AtLeast(1), "nearest rows of the class that the neighbor is drawn from", NeighborCounts),
                SelectionStrategy = read.Choice(defaults.SelectionStrategy, "whose neighbor sets the size of the ball"),
                TruncationFactor = read.Number(defaults.TruncationFactor, ValueRange.Between(-1, 1), "1: the half towards the neighbor, 0: the whole ball, -1: the half away", SearchSpace.Linear(-1, 1)),
                DeformationFactor = read.Number(defaults.DeformationFactor, ValueRange.Between(0, 1), "0: a ball, 1: the line through the neighbor", SearchSpace.Linear(0, 1)),
                Metric = ReadNumericMetric(read, defaults.Metric),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.GeometricSmote(options)),
        Resampler<PolynomialFitSmoteOptions>(
            "polynomial-fit-smote", StrategyFamily.Oversampling, "adds rows on lines and curves through the class",
            (read, defaults) => new PolynomialFitSmoteOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnNames = read.Numbers,
                Topology = read.Parsed(
                    defaults.Topology, PolynomialFitTopology.Parse, PolynomialFitTopology.Forms, "the lines that rows are placed on",
                    SearchSpace.Among("star", "bus", "mesh", "polynomial(2)", "polynomial(3)")),
                Target = read.Target(defaults.Target, ResamplingKind.Oversampling),
                Seed = read.Seed(defaults.Seed),
            },
            (imbalance, options) => imbalance.PolynomialFitSmote(options)),
    ];
}

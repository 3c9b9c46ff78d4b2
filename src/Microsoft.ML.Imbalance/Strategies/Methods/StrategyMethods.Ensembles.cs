namespace Microsoft.ML.Imbalance;

/// <content>Ensembles over the trainer of whoever applies the strategy. A comparison trains models side by side, so that the members of one are trained one after the other.</content>
internal static partial class StrategyMethods
{
    private const string ModelCount = "how many models are trained";
    private const string Voting = "soft: the mean of the models' probabilities; hard: the share that decides for a class";

    public static IEnumerable<StrategyMethod> Ensembles =>
    [
        Ensemble<BalancedBaggingOptions>(
            "balanced-bagging", "trains models on bags of rows that are balanced, and averages them",
            (read, defaults) => new BalancedBaggingOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnName = read.Features[0],
                NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), ModelCount),
                Resampler = read.Resampler(defaults.Resampler, "how a bag is balanced; by default larger classes shrink to the size of the smallest"),
                Bootstrap = read.Boolean(defaults.Bootstrap, "whether the rows of a bag are drawn with replacement"),
                ExampleFraction = read.Number(defaults.ExampleFraction, ValueRange.Above(0, 1), "rows of each class drawn for a bag, before it is balanced, as a share", SearchSpace.Linear(0.5, 1)),
                FeatureFraction = read.Number(defaults.FeatureFraction, ValueRange.Above(0, 1), "share of the features that each model sees", SearchSpace.Linear(0.3, 1)),
                Voting = read.Choice(defaults.Voting, Voting),
                NumberOfThreads = 1,
                Seed = read.Seed(defaults.Seed),
            },
            (binary, trainer, options) => binary.BalancedBagging(trainer, options),
            (multiclass, trainer, options) => multiclass.BalancedBagging(trainer, options)),
        Ensemble<EasyEnsembleOptions>(
            "easy-ensemble", "trains models on all rows of the smallest class and as many of every other",
            (read, defaults) => new EasyEnsembleOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnName = read.Features[0],
                NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), ModelCount),
                NumberOfBoostingRounds = read.Integer(defaults.NumberOfBoostingRounds, ValueRange.AtLeast(1), "rounds of boosting in each; trainers that boost need one", SearchSpace.Linear(1, 10)),
                Bootstrap = read.Boolean(defaults.Bootstrap, "whether rows are drawn with replacement"),
                Voting = read.Choice(defaults.Voting, Voting),
                NumberOfThreads = 1,
                Seed = read.Seed(defaults.Seed),
            },
            (binary, trainer, options) => binary.EasyEnsemble(trainer, options),
            (multiclass, trainer, options) => multiclass.EasyEnsemble(trainer, options)),
        Ensemble<RusBoostOptions>(
            "rus-boost", "boosts: each model is trained on balanced rows, drawn more often if they were misjudged",
            (read, defaults) => new RusBoostOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnName = read.Features[0],
                NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), ModelCount),
                LearningRate = read.Number(defaults.LearningRate, ValueRange.Above(0), "below 1 the weights of rows change more slowly", SearchSpace.Logarithmic(0.05, 1)),
                Target = read.Target(defaults.Target, ResamplingKind.Undersampling),
                Seed = read.Seed(defaults.Seed),
            },
            (binary, trainer, options) => binary.RusBoost(trainer, options),
            (multiclass, trainer, options) => multiclass.RusBoost(trainer, options)),
        Ensemble<SelfPacedEnsembleOptions>(
            "self-paced-ensemble", "trains models one after the other, on rows drawn by how hard they are so far",
            (read, defaults) => new SelfPacedEnsembleOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnName = read.Features[0],
                NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), ModelCount),
                BinCount = read.Integer(defaults.BinCount, ValueRange.AtLeast(1), "bins that rows are sorted into by hardness", SearchSpace.Linear(1, 20)),
                Hardness = read.Choice(defaults.Hardness, "what hardness is, of the probability of a row's own class"),
                Seed = read.Seed(defaults.Seed),
            },
            (binary, trainer, options) => binary.SelfPacedEnsemble(trainer, options),
            (multiclass, trainer, options) => multiclass.SelfPacedEnsemble(trainer, options)),
        Ensemble<BalanceCascadeOptions>(
            "balance-cascade", "trains models one after the other, leaving out the rows that are easy so far",
            (read, defaults) => new BalanceCascadeOptions
            {
                LabelColumnName = read.Label,
                FeatureColumnName = read.Features[0],
                NumberOfMembers = read.Integer(defaults.NumberOfMembers, ValueRange.AtLeast(1), ModelCount),
                Seed = read.Seed(defaults.Seed),
            },
            (binary, trainer, options) => binary.BalanceCascade(trainer, options),
            (multiclass, trainer, options) => multiclass.BalanceCascade(trainer, options)),
    ];

    /// <summary>An ensemble: its verbs for two classes and for more.</summary>
    internal static StrategyMethod Ensemble<TOptions>(
        string name,
        string summary,
        Func<OptionReader, TOptions, TOptions> read,
        Func<BinaryTrainersImbalanceCatalog, Func<MLContext, int, IEstimator<ITransformer>>, TOptions, IEstimator<ITransformer>> binary,
        Func<MulticlassTrainersImbalanceCatalog, Func<MLContext, int, IEstimator<ITransformer>>, TOptions, IEstimator<ITransformer>> multiclass)
        where TOptions : class, new()
        => new OptionsMethod<TOptions>(
            name, StrategyFamily.Ensemble, summary, read,
            (text, optionsFor) => EnsembleStrategy.Checked(text, setting => setting.IsBinary
                ? binary(new BinaryTrainersImbalanceCatalog(setting.Context), setting.Trainer, optionsFor(setting.Columns))
                : multiclass(new MulticlassTrainersImbalanceCatalog(setting.Context), setting.Trainer, optionsFor(setting.Columns))));
}

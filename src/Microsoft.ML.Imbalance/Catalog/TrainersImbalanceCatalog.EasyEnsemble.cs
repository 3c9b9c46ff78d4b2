using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <content>EasyEnsemble.</content>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
{
    /// <summary>Boosted members, each on all rows of the smallest class and as many of every other (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="numberOfBoostingRounds">How often the trainer is boosted in each bag; 1 for a trainer that boosts by itself, such as LightGbm or FastTree.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> EasyEnsemble(
        IEstimator<ITransformer> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, int numberOfBoostingRounds = 1,
        string? exampleWeightColumnName = null, int? seed = null)
        => EasyEnsemble(trainer, new EasyEnsembleOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            NumberOfBoostingRounds = numberOfBoostingRounds,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Boosted members, each on all rows of the smallest class and as many of every other (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="numberOfBoostingRounds">How often the trainer is boosted in each bag; 1 for a trainer that boosts by itself, such as LightGbm or FastTree.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> EasyEnsemble(
        Func<MLContext, int, IEstimator<ITransformer>> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, int numberOfBoostingRounds = 1,
        string? exampleWeightColumnName = null, int? seed = null)
        => EasyEnsemble(trainer, new EasyEnsembleOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            NumberOfBoostingRounds = numberOfBoostingRounds,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Boosted members, each on all rows of the smallest class and as many of every other (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> EasyEnsemble(IEstimator<ITransformer> trainer, EasyEnsembleOptions options) => EasyEnsemble(From(trainer), options);

    /// <summary>Boosted members, each on all rows of the smallest class and as many of every other (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> EasyEnsemble(Func<MLContext, int, IEstimator<ITransformer>> trainer, EasyEnsembleOptions options) => EasyEnsemble(From(trainer), options);

    private EnsembleEstimator<TMetrics> EasyEnsemble(MemberFactory factory, EasyEnsembleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        MemberLoop.Check(options.NumberOfThreads, factory.IsShared);
        var bags = new BalancedBags(new BagSettings
        {
            Name = nameof(EasyEnsemble),
            Bootstrap = options.Bootstrap,
            Voting = options.Voting,
            EvaluatesOutOfBag = options.EvaluateOutOfBag,
            NumberOfThreads = options.NumberOfThreads,
        });
        return Create(bags, options.NumberOfBoostingRounds == 1 ? factory : new WrappedTrainers(factory, (environment, seed, inner) => Boosted(environment, seed, inner, options)), options);
    }

    /// <summary>The trainer of a bag, boosted.</summary>
    private EnsembleEstimator<TMetrics> Boosted(IHostEnvironment environment, int seed, MemberFactory inner, EasyEnsembleOptions options)
    {
        var rounds = new RusBoostOptions
        {
            LabelColumnName = options.LabelColumnName,
            FeatureColumnName = options.FeatureColumnName,
            ExampleWeightColumnName = options.ExampleWeightColumnName,
            BoostingWeightColumnName = options.BoostingWeightColumnName,
            NumberOfMembers = options.NumberOfBoostingRounds,
            CancellationToken = options.CancellationToken,
            Seed = seed,
        };
        // All rows of the bag in each round: it is balanced already.
        var boosting = new Boosting("AdaBoost", target: null, rounds.LearningRate, rounds.BoostingWeightColumnName, rounds.ExampleWeightColumnName);
        return new EnsembleEstimator<TMetrics>(environment, _task, boosting, inner, rounds);
    }
}

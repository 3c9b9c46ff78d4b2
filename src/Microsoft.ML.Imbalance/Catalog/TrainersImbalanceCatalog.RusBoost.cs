namespace Microsoft.ML.Imbalance;

/// <content>RusBoost.</content>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
{
    /// <summary>Boosting with a random undersample of the larger classes in each round (Seiffert et al., 2010). For weak trainers, such as small trees.</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many rounds of boosting there are at most.</param>
    /// <param name="learningRate">The factor of every member's vote.</param>
    /// <param name="boostingWeightColumnName">The column in which the trainer finds the weights of boosting; null to draw rows by weight.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> RusBoost(
        IEstimator<ITransformer> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = RusBoostOptions.DefaultRounds, double learningRate = 1, string? boostingWeightColumnName = null,
        string? exampleWeightColumnName = null, int? seed = null)
        => RusBoost(trainer, new RusBoostOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            LearningRate = learningRate,
            BoostingWeightColumnName = boostingWeightColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Boosting with a random undersample of the larger classes in each round (Seiffert et al., 2010). For weak trainers, such as small trees.</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many rounds of boosting there are at most.</param>
    /// <param name="learningRate">The factor of every member's vote.</param>
    /// <param name="boostingWeightColumnName">The column in which the trainer finds the weights of boosting; null to draw rows by weight.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> RusBoost(
        Func<MLContext, int, IEstimator<ITransformer>> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = RusBoostOptions.DefaultRounds, double learningRate = 1, string? boostingWeightColumnName = null,
        string? exampleWeightColumnName = null, int? seed = null)
        => RusBoost(trainer, new RusBoostOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            LearningRate = learningRate,
            BoostingWeightColumnName = boostingWeightColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Boosting with a random undersample of the larger classes in each round (Seiffert et al., 2010). For weak trainers, such as small trees.</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> RusBoost(IEstimator<ITransformer> trainer, RusBoostOptions options) => RusBoost(From(trainer), options);

    /// <summary>Boosting with a random undersample of the larger classes in each round (Seiffert et al., 2010). For weak trainers, such as small trees.</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> RusBoost(Func<MLContext, int, IEstimator<ITransformer>> trainer, RusBoostOptions options) => RusBoost(From(trainer), options);

    private EnsembleEstimator<TMetrics> RusBoost(MemberFactory factory, RusBoostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var boosting = new Boosting(nameof(RusBoost), options.Target, options.LearningRate, options.BoostingWeightColumnName, options.ExampleWeightColumnName);
        return Create(boosting, factory, options);
    }
}

namespace Microsoft.ML.Imbalance;

/// <content>BalanceCascade.</content>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
{
    /// <summary>Members one after the other; after each, the rows of the larger classes that it finds easiest are removed (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalanceCascade(
        IEstimator<ITransformer> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers,
        string? exampleWeightColumnName = null, int? seed = null)
        => BalanceCascade(trainer, new BalanceCascadeOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Members one after the other; after each, the rows of the larger classes that it finds easiest are removed (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalanceCascade(
        Func<MLContext, int, IEstimator<ITransformer>> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers,
        string? exampleWeightColumnName = null, int? seed = null)
        => BalanceCascade(trainer, new BalanceCascadeOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Members one after the other; after each, the rows of the larger classes that it finds easiest are removed (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalanceCascade(IEstimator<ITransformer> trainer, BalanceCascadeOptions options) => BalanceCascade(From(trainer), options);

    /// <summary>Members one after the other; after each, the rows of the larger classes that it finds easiest are removed (Liu, Wu and Zhou, 2009).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalanceCascade(Func<MLContext, int, IEstimator<ITransformer>> trainer, BalanceCascadeOptions options) => BalanceCascade(From(trainer), options);

    private EnsembleEstimator<TMetrics> BalanceCascade(MemberFactory factory, BalanceCascadeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Create(new Cascade(), factory, options);
    }
}

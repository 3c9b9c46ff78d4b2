namespace Microsoft.ML.Imbalance;

/// <content>BalancedBagging.</content>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
{
    /// <summary>Bags of rows, drawn with replacement and then balanced, a member for each (Breiman 1996; with any resampler: UnderBagging, OverBagging, SMOTEBagging).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="resampler">How each bag is balanced; by default the larger classes shrink to the size of the smallest.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalancedBagging(
        IEstimator<ITransformer> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, ResamplingEstimator? resampler = null,
        string? exampleWeightColumnName = null, int? seed = null)
        => BalancedBagging(trainer, new BalancedBaggingOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            Resampler = resampler,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Bags of rows, drawn with replacement and then balanced, a member for each (Breiman 1996; with any resampler: UnderBagging, OverBagging, SMOTEBagging).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="resampler">How each bag is balanced; by default the larger classes shrink to the size of the smallest.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalancedBagging(
        Func<MLContext, int, IEstimator<ITransformer>> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, ResamplingEstimator? resampler = null,
        string? exampleWeightColumnName = null, int? seed = null)
        => BalancedBagging(trainer, new BalancedBaggingOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            Resampler = resampler,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Bags of rows, drawn with replacement and then balanced, a member for each (Breiman 1996; with any resampler: UnderBagging, OverBagging, SMOTEBagging).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalancedBagging(IEstimator<ITransformer> trainer, BalancedBaggingOptions options) => BalancedBagging(From(trainer), options);

    /// <summary>Bags of rows, drawn with replacement and then balanced, a member for each (Breiman 1996; with any resampler: UnderBagging, OverBagging, SMOTEBagging).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> BalancedBagging(Func<MLContext, int, IEstimator<ITransformer>> trainer, BalancedBaggingOptions options) => BalancedBagging(From(trainer), options);

    private EnsembleEstimator<TMetrics> BalancedBagging(MemberFactory factory, BalancedBaggingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        MemberLoop.Check(options.NumberOfThreads, factory.IsShared);
        return Create(new BalancedBags(new BagSettings
        {
            Name = nameof(BalancedBagging),
            Resampler = options.Resampler,
            Bootstrap = options.Bootstrap,
            ExampleFraction = options.ExampleFraction,
            FeatureFraction = options.FeatureFraction,
            FeatureColumnName = options.FeatureColumnName,
            Voting = options.Voting,
            EvaluatesOutOfBag = options.EvaluateOutOfBag,
            NumberOfThreads = options.NumberOfThreads,
        }), factory, options);
    }
}

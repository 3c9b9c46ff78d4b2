namespace Microsoft.ML.Imbalance;

/// <content>SelfPacedEnsemble.</content>
public abstract partial class TrainersImbalanceCatalog<TMetrics>
{
    /// <summary>Members one after the other; rows of the larger classes are drawn by how hard they are for the members so far (Liu et al., 2020).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="binCount">Into how many bins rows are sorted by hardness.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> SelfPacedEnsemble(
        IEstimator<ITransformer> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, int binCount = SelfPacedEnsembleOptions.DefaultBinCount,
        string? exampleWeightColumnName = null, int? seed = null)
        => SelfPacedEnsemble(trainer, new SelfPacedEnsembleOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            BinCount = binCount,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Members one after the other; rows of the larger classes are drawn by how hard they are for the members so far (Liu et al., 2020).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="labelColumnName">The label column: Boolean for binary, key for multiclass classification.</param>
    /// <param name="numberOfMembers">How many members are trained.</param>
    /// <param name="binCount">Into how many bins rows are sorted by hardness.</param>
    /// <param name="exampleWeightColumnName">The column of example weights, which the trainer has to read too; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> SelfPacedEnsemble(
        Func<MLContext, int, IEstimator<ITransformer>> trainer, string labelColumnName = DefaultColumns.Label, int numberOfMembers = EnsembleOptionsBase.DefaultNumberOfMembers, int binCount = SelfPacedEnsembleOptions.DefaultBinCount,
        string? exampleWeightColumnName = null, int? seed = null)
        => SelfPacedEnsemble(trainer, new SelfPacedEnsembleOptions
        {
            LabelColumnName = labelColumnName,
            NumberOfMembers = numberOfMembers,
            BinCount = binCount,
            ExampleWeightColumnName = exampleWeightColumnName,
            Seed = seed,
        });

    /// <summary>Members one after the other; rows of the larger classes are drawn by how hard they are for the members so far (Liu et al., 2020).</summary>
    /// <param name="trainer">The trainer of all members, or a pipeline that ends in one.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> SelfPacedEnsemble(IEstimator<ITransformer> trainer, SelfPacedEnsembleOptions options) => SelfPacedEnsemble(From(trainer), options);

    /// <summary>Members one after the other; rows of the larger classes are drawn by how hard they are for the members so far (Liu et al., 2020).</summary>
    /// <param name="trainer">Makes the trainer of a member, or a pipeline that ends in one, from a context and a seed of the member's own.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public EnsembleEstimator<TMetrics> SelfPacedEnsemble(Func<MLContext, int, IEstimator<ITransformer>> trainer, SelfPacedEnsembleOptions options) => SelfPacedEnsemble(From(trainer), options);

    private EnsembleEstimator<TMetrics> SelfPacedEnsemble(MemberFactory factory, SelfPacedEnsembleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Create(new SelfPaced(options), factory, options);
    }
}

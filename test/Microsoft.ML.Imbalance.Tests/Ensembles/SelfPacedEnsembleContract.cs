namespace Microsoft.ML.Imbalance.Tests.Ensembles;

[TestClass]
public sealed class SelfPacedEnsembleContract : EnsembleContract
{
    private protected override string Name => "SelfPacedEnsemble";

    private protected override EnsembleEstimator<TMetrics> Create<TMetrics>(
        TrainersImbalanceCatalog<TMetrics> catalog, IEstimator<ITransformer> shared, Func<MLContext, int, IEstimator<ITransformer>>? own, EnsembleSetup setup)
    {
        var options = new SelfPacedEnsembleOptions
        {
            LabelColumnName = setup.Label,
            ExampleWeightColumnName = setup.Weight,
            NumberOfMembers = setup.Members,
            Seed = setup.Seed,
            CacheInput = setup.Cache,
            Progress = setup.Progress,
            CancellationToken = setup.Cancellation,
        };
        return own is null ? catalog.SelfPacedEnsemble(shared, options) : catalog.SelfPacedEnsemble(own, options);
    }
}

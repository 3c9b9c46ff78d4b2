namespace Microsoft.ML.Imbalance.Tests.Ensembles;

[TestClass]
public sealed class BalanceCascadeContract : EnsembleContract
{
    private protected override string Name => "BalanceCascade";

    private protected override EnsembleEstimator<TMetrics> Create<TMetrics>(
        TrainersImbalanceCatalog<TMetrics> catalog, IEstimator<ITransformer> shared, Func<MLContext, int, IEstimator<ITransformer>>? own, EnsembleSetup setup)
    {
        var options = new BalanceCascadeOptions
        {
            LabelColumnName = setup.Label,
            ExampleWeightColumnName = setup.Weight,
            NumberOfMembers = setup.Members,
            Seed = setup.Seed,
            CacheInput = setup.Cache,
            Progress = setup.Progress,
            CancellationToken = setup.Cancellation,
        };
        return own is null ? catalog.BalanceCascade(shared, options) : catalog.BalanceCascade(own, options);
    }
}

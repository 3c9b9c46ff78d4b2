namespace Microsoft.ML.Imbalance.Tests.Ensembles;

[TestClass]
public sealed class BalancedBaggingContract : EnsembleContract
{
    private protected override string Name => "BalancedBagging";

    private protected override bool IsParallel => true;

    private protected override EnsembleEstimator<TMetrics> Create<TMetrics>(
        TrainersImbalanceCatalog<TMetrics> catalog, IEstimator<ITransformer> shared, Func<MLContext, int, IEstimator<ITransformer>>? own, EnsembleSetup setup)
    {
        var options = new BalancedBaggingOptions
        {
            LabelColumnName = setup.Label,
            ExampleWeightColumnName = setup.Weight,
            NumberOfMembers = setup.Members,
            Seed = setup.Seed,
            CacheInput = setup.Cache,
            NumberOfThreads = setup.Degree,
            Progress = setup.Progress,
            CancellationToken = setup.Cancellation,
        };
        return own is null ? catalog.BalancedBagging(shared, options) : catalog.BalancedBagging(own, options);
    }
}

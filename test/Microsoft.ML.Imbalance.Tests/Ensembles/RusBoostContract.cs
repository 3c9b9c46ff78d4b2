namespace Microsoft.ML.Imbalance.Tests.Ensembles;

[TestClass]
public sealed class RusBoostContract : EnsembleContract
{
    private protected override string Name => "RusBoost";

    private protected override bool IsSoft => false;

    private protected override EnsembleEstimator<TMetrics> Create<TMetrics>(
        TrainersImbalanceCatalog<TMetrics> catalog, IEstimator<ITransformer> shared, Func<MLContext, int, IEstimator<ITransformer>>? own, EnsembleSetup setup)
    {
        var options = new RusBoostOptions
        {
            LabelColumnName = setup.Label,
            ExampleWeightColumnName = setup.Weight,
            NumberOfMembers = setup.Members,
            Seed = setup.Seed,
            CacheInput = setup.Cache,
            Progress = setup.Progress,
            CancellationToken = setup.Cancellation,
        };
        return own is null ? catalog.RusBoost(shared, options) : catalog.RusBoost(own, options);
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Makes the features of a fold. One estimator that is shared by all folds draws from its context, so it is fitted by one thread at a time and in order.</summary>
internal sealed class ComparisonFeaturizer
{
    private readonly Func<MLContext, IEstimator<ITransformer>> _create;

    private ComparisonFeaturizer(Func<MLContext, IEstimator<ITransformer>> create, bool isShared)
    {
        _create = create;
        IsShared = isShared;
    }

    public bool IsShared { get; }

    /// <summary>One estimator for all folds; null if the data have the features.</summary>
    public static ComparisonFeaturizer Of(IEstimator<ITransformer>? estimator)
        => estimator is null ? Of(_ => new EstimatorChain<ITransformer>()) : new ComparisonFeaturizer(_ => estimator, isShared: true);

    /// <summary>An estimator of its own for each fold.</summary>
    public static ComparisonFeaturizer Of(Func<MLContext, IEstimator<ITransformer>> create) => new(create, isShared: false);

    public ITransformer Fit(int seed, IDataView rows) => _create(new MLContext(seed)).Fit(rows);
}

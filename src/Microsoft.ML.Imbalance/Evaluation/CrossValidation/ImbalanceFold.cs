namespace Microsoft.ML.Imbalance;

/// <summary>One fold of a cross-validation: what was fitted on the other folds, and how it did on this one.</summary>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public sealed class ImbalanceFold<TMetrics>
    where TMetrics : ImbalanceMetrics
{
    internal ImbalanceFold(int fold, ITransformer model, TMetrics metrics, IDataView scoredTestSet)
    {
        Fold = fold;
        Model = model;
        Metrics = metrics;
        ScoredTestSet = scoredTestSet;
    }

    /// <summary>The number of the fold, from 0.</summary>
    public int Fold { get; }

    /// <summary>The model, fitted on all other folds.</summary>
    public ITransformer Model { get; }

    /// <summary>The metrics of this fold's rows.</summary>
    public TMetrics Metrics { get; }

    /// <summary>This fold's rows, scored by the model when they are read.</summary>
    public IDataView ScoredTestSet { get; }
}

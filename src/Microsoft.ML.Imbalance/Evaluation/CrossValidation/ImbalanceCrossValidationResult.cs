namespace Microsoft.ML.Imbalance;

/// <summary>A stratified cross-validation: the folds, their predictions taken together, and the spread between them.</summary>
/// <remarks>
/// <see cref="Pooled"/> counts all rows once, each predicted by the model that did not see it: with a few rare rows a fold, metrics of counts (recall, F1) are
/// steadier there than as a mean over folds. Its ranking metrics compare scores of different models, which need not be on one scale: for those prefer <see
/// cref="Mean"/>.
/// </remarks>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public sealed class ImbalanceCrossValidationResult<TMetrics>
    where TMetrics : ImbalanceMetrics
{
    internal ImbalanceCrossValidationResult(IReadOnlyList<ImbalanceFold<TMetrics>> folds, TMetrics pooled, IReadOnlyList<ImbalanceDiagnostic> diagnostics)
    {
        Folds = folds;
        Pooled = pooled;
        Diagnostics = Array.AsReadOnly([.. diagnostics, .. pooled.Diagnostics]);
        (Mean, StandardDeviation) = FoldStatistics.Of([.. folds.Select(fold => fold.Metrics.ToDictionary())]);
    }

    /// <summary>The folds, in order.</summary>
    public IReadOnlyList<ImbalanceFold<TMetrics>> Folds { get; }

    /// <summary>The metrics of all rows together, each row predicted by the model of its fold.</summary>
    public TMetrics Pooled { get; }

    /// <summary>
    /// The mean over the folds of every metric of <see cref="ImbalanceMetrics.ToDictionary"/>; folds in which a metric is NaN are left out, and it is NaN if it
    /// is in all.
    /// </summary>
    public IReadOnlyDictionary<string, double> Mean { get; }

    /// <summary>The sample standard deviation over the folds in which the metric is defined; NaN if these are fewer than two.</summary>
    public IReadOnlyDictionary<string, double> StandardDeviation { get; }

    /// <summary>What should be known before trusting the result: of the folds, the resamplers, the features and the pooled metrics. Each thing once.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics { get; }

    /// <summary>A table of every metric: pooled, mean and standard deviation; then the diagnostics.</summary>
    public override string ToString()
    {
        IReadOnlyDictionary<string, double> pooled = Pooled.ToDictionary();
        List<string[]> rows = [["metric", "pooled", "mean", "deviation"]];
        foreach ((string name, double mean) in Mean)
            rows.Add([name, MetricsTable.Format(pooled[name]), MetricsTable.Format(mean), MetricsTable.Format(StandardDeviation[name])]);
        return TextTable.Format(rows) + string.Concat(Diagnostics.Select(diagnostic => $"\n{diagnostic}\n"));
    }
}

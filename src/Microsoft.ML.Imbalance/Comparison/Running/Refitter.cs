using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits a strategy and a trainer on all rows of a comparison.</summary>
internal sealed class Refitter(IHostEnvironment environment, IDataView data, ComparisonFeaturizer featurizer, ComparisonPlan plan)
{
    /// <exception cref="OperationCanceledException">The token of the settings was canceled.</exception>
    public RefittedModel Fit(ImbalanceStrategy strategy, ComparisonTrainer trainer) => Cancellation.Run(plan.Settings.CancellationToken, () => FitParts(strategy, trainer));

    private RefittedModel FitParts(ImbalanceStrategy strategy, ComparisonTrainer trainer)
    {
        ComparisonSettings settings = plan.Settings;
        var models = new ModelTrainer(settings, plan.IsBinary, plan.Seed, settings.CancellationToken);
        ITransformer features = featurizer.Fit(plan.Seed, Cancellation.Watch(data));
        IDataView rows = PreparedRows.Keep(features.Transform(data), settings, plan.IsBinary);
        IReadOnlyList<ImbalanceStrategy> candidates = OptionSearch.Candidates(strategy, settings.SearchTrials, plan.Seed);
        ImbalanceStrategy chosen = candidates.Count > 1 ? new OptionChooser(models, settings, plan.Seed).Choose(candidates, trainer, InnerSplits()) : strategy;
        ITransformer model = models.Fit(new MLContext(plan.Seed), chosen, trainer, rows, out _);
        if (strategy is not TunedThresholdStrategy tuned)
            return new RefittedModel(chosen, [features, model]);
        TunedRule rule = models.Tune(tuned, trainer, InnerSplits());
        return new RefittedModel(strategy, [features, model, .. rule.ToParts(model.Transform(features.Transform(data)), settings.LabelColumnName)], rule);
    }

    private PreparedSplit[] InnerSplits()
    {
        ComparisonSettings settings = plan.Settings;
        IReadOnlyList<StratifiedSplit> splits = StratifiedSplitter.CrossValidation(
            environment, data, settings.LabelColumnName, settings.NumberOfInnerFolds, settings.GroupColumnName, plan.Seed);
        return [.. splits.Select(split => PreparedSplit.Create(split, featurizer, settings, plan.IsBinary, plan.Seed))];
    }
}

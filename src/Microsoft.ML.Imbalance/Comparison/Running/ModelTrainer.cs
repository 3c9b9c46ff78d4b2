namespace Microsoft.ML.Imbalance;

/// <summary>Trains one model, and the threshold that is tuned by inner folds.</summary>
internal sealed class ModelTrainer(ComparisonSettings settings, bool isBinary, int seed, CancellationToken cancellation)
{
    /// <summary>The threshold, or the class offsets, that are best for the strategy's objective over inner folds, each scored by a model that has not seen it.</summary>
    public TunedRule Tune(TunedThresholdStrategy strategy, ComparisonTrainer trainer, IEnumerable<PreparedSplit> inner)
    {
        ScoredRows[] folds = [.. inner.Select(split => Score(ImbalanceStrategy.None, trainer, split))];
        return isBinary
            ? new TunedRule(ThresholdTuning.Search(strategy.Objective, [.. folds.Select(fold => fold.OfTwo)], bootstrapCount: 0, seed), Offsets: null)
            : new TunedRule(Threshold: null, OffsetTuning.Search(strategy.Objective, [.. folds.Select(fold => fold.OfMore)], bootstrapCount: 0, seed));
    }

    /// <summary>Trains on one side of a split and scores the other.</summary>
    public ScoredRows Score(ImbalanceStrategy strategy, ComparisonTrainer trainer, PreparedSplit split)
    {
        cancellation.ThrowIfCancellationRequested();
        var context = new MLContext(seed);
        ITransformer model = Fit(context, strategy, trainer, split.Train, out IReadOnlyList<ImbalanceDiagnostic> reported);
        return ScoredRows.Create(context, model, Cancellation.Watch(split.Test), settings.LabelColumnName, isBinary, reported);
    }

    /// <summary>Trains on rows that have their features. A strategy that moves the threshold trains as if nothing were done.</summary>
    /// <param name="context">A context of its own.</param>
    /// <param name="strategy">What to do about imbalance.</param>
    /// <param name="trainer">What to train.</param>
    /// <param name="train">The rows.</param>
    /// <param name="reported">What a resampler has to say.</param>
    public ITransformer Fit(MLContext context, ImbalanceStrategy strategy, ComparisonTrainer trainer, IDataView train, out IReadOnlyList<ImbalanceDiagnostic> reported)
    {
        reported = [];
        var columns = new StrategyColumns(settings.LabelColumnName, [settings.FeatureColumnName], Categories: [], seed);
        switch (strategy)
        {
            case EnsembleStrategy ensemble:
                IEstimator<ITransformer> estimator = ensemble.Create(new EnsembleSetting(context, isBinary, columns, (own, member) => Create(own, weightColumn: null, member)));
                (ITransformer model, reported) = ReportedDiagnostics.Collect(() => estimator.Fit(Cancellation.Watch(train)));
                return model;
            case ResamplingStrategy resampling:
                ResampledDataView resampled = resampling.Create(context, columns).FitResample(train);
                reported = resampled.Report.Diagnostics;
                return Create(context, weightColumn: null, seed).Fit(Cancellation.Watch(resampled));
            case ClassWeightsStrategy weighting:
                return Create(context, weighting.OutputColumnName, seed).Fit(Cancellation.Watch(weighting.Create(context, settings.LabelColumnName).Fit(train).Transform(train)));
            default:
                return Create(context, weightColumn: null, seed).Fit(Cancellation.Watch(train));
        }

        IEstimator<ITransformer> Create(MLContext own, string? weightColumn, int trainerSeed)
            => trainer.Create(new TrainerParameters(own, settings.LabelColumnName, settings.FeatureColumnName, weightColumn, trainerSeed));
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Trains one model, and chooses what is chosen by inner folds.</summary>
internal sealed class ModelTrainer(ComparisonSettings settings, bool isBinary, int seed, CancellationToken cancellation)
{
    /// <summary>The threshold with the best balanced accuracy over inner folds, each scored by a model that has not seen it; and whether it is a probability.</summary>
    public (double Threshold, bool IsProbability) TuneThreshold(ComparisonTrainer trainer, IEnumerable<PreparedSplit> inner)
    {
        ScoredRows[] rows = [.. inner.Select(split => Score(ImbalanceStrategy.None, trainer, split))];
        bool areProbabilities = rows[0].AreProbabilities;
        float[] scores = [.. rows.SelectMany(r => r.Scores)];
        return (ThresholdTuner.BestBalancedAccuracy(scores, [.. rows.SelectMany(r => r.IsPositive)], areProbabilities ? 0 : scores.Min()), areProbabilities);
    }

    /// <summary>The candidate with the best objective over inner folds; of equally good ones, and if none works, the first.</summary>
    public ImbalanceStrategy Choose(IReadOnlyList<ImbalanceStrategy> candidates, ComparisonTrainer trainer, IReadOnlyList<PreparedSplit> inner)
    {
        (ImbalanceStrategy Strategy, double Value)? best = null;
        foreach (ImbalanceStrategy candidate in candidates)
        {
            double value;
            try
            {
                value = inner.Average(split => settings.Objective.Read(Score(candidate, trainer, split).Evaluate()));
            }
            // Not every choice of options suits every fold: one that does not is no candidate.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                continue;
            }
            if (!double.IsNaN(value) && (best is null || settings.Objective.IsBetter(value, best.Value.Value)))
                best = (candidate, value);
        }
        return best?.Strategy ?? candidates[0];
    }

    /// <summary>Trains on one side of a split and scores the other.</summary>
    public ScoredRows Score(ImbalanceStrategy strategy, ComparisonTrainer trainer, PreparedSplit split)
    {
        cancellation.ThrowIfCancellationRequested();
        var context = new MLContext(seed);
        return Cancellation.Run(cancellation, () => ScoredRows.Create(context, Fit(context, strategy, trainer, split.Train), split.Test, settings.LabelColumnName, isBinary));
    }

    /// <summary>Trains on rows that have their features. A strategy that moves the threshold trains as if nothing were done.</summary>
    public ITransformer Fit(MLContext context, ImbalanceStrategy strategy, ComparisonTrainer trainer, IDataView train)
    {
        (IDataView rows, string? weightColumn) = strategy switch
        {
            ResamplingStrategy resampling => (
                resampling.Create(context, new StrategyColumns(settings.LabelColumnName, [settings.FeatureColumnName], Categories: [], seed)).FitResample(train), null),
            ClassWeightsStrategy weighting => (weighting.Create(context, settings.LabelColumnName).Fit(train).Transform(train), weighting.OutputColumnName),
            _ => (train, (string?)null),
        };
        return trainer.Create(context, settings.LabelColumnName, settings.FeatureColumnName, weightColumn, seed).Fit(Cancellation.Watch(rows));
    }
}

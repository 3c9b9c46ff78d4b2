namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Makes stages of the options.</summary>
internal static class TrainingStages
{
    public const string Network = "network", Classifier = "classifier";

    /// <summary>The stage that trains the whole network.</summary>
    /// <param name="options">The options.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="seed">The seed of losses that draw.</param>
    /// <param name="trained">The values that are trained.</param>
    public static TrainingStage Whole(NetworkTrainingOptions options, ClassCounts classes, int seed, ValueRange trained)
    {
        int deferred = options.Deferred == DeferredBalancing.None ? int.MaxValue : (int)Math.Ceiling(options.DeferredStart * options.Epochs);
        double[]? weights = options.Deferred == DeferredBalancing.Reweight ? options.DeferredWeights.WeightsOf(classes) : null;
        return new TrainingStage
        {
            Name = Network,
            Loss = options.Loss.Create(classes, seed),
            Part = trained,
            Samplings = [.. Enumerable.Range(0, options.Epochs).Select(epoch => options.Deferred == DeferredBalancing.Resample && epoch >= deferred ? BatchSampling.ClassBalanced : options.Sampling)],
            PatienceFrom = deferred < options.Epochs ? deferred : 0,
            WeightedFrom = weights is null ? int.MaxValue : deferred,
            Weights = weights is null ? null : new ClassConstants(weights),
            Mixing = options.Mixing,
            SharesLearned = (epoch, drawn) => options.Loss.SharesLearned(classes, weights is not null && epoch >= deferred ? [.. drawn.Zip(weights, (share, weight) => share * weight)] : drawn),
        };
    }

    /// <summary>The stage that trains the last layer, or null if none is wanted.</summary>
    /// <param name="options">The options.</param>
    /// <param name="layout">The last layer.</param>
    /// <param name="values">The network's values after the first stage.</param>
    public static TrainingStage? LastLayer(NetworkTrainingOptions options, HeadLayout layout, ReadOnlySpan<float> values) => options.Classifier switch
    {
        ClassifierAdjustment.Retrain => LastLayer(options, new ValueRange(layout.Start, layout.Length)),
        ClassifierAdjustment.LearnScales => LastLayer(options, new ClassScales(layout, values)),
        _ => null,
    };

    private static TrainingStage LastLayer(NetworkTrainingOptions options, TrainedPart part) => new()
    {
        Name = Classifier,
        Loss = new WeightedCrossEntropyLoss(),
        Part = part,
        IsBodyFrozen = true,
        Samplings = [.. Enumerable.Repeat(BatchSampling.ClassBalanced, options.ClassifierEpochs)],
        SharesLearned = (_, drawn) => drawn,
    };
}

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What to do about imbalance, as written on the command line.</summary>
internal abstract class Strategy(string text)
{
    /// <summary>Name and options as they were written.</summary>
    public string Text { get; } = text;
}

/// <summary>Nothing: the baseline.</summary>
internal sealed class NoStrategy(string text) : Strategy(text);

/// <summary>A decision threshold chosen on held-out predictions of the training rows; the model stays as it is.</summary>
internal sealed class TunedThresholdStrategy(string text) : Strategy(text);

/// <summary>A weight for each row by its class.</summary>
internal sealed class ClassWeightsStrategy(string text, ClassWeightScheme scheme, string outputColumnName) : Strategy(text)
{
    /// <summary>The column that is added.</summary>
    public string OutputColumnName { get; } = outputColumnName;

    public ClassWeightsEstimator Create(MLContext context, string labelColumnName) => context.Transforms.Imbalance.ClassWeights(new ClassWeightsOptions
    {
        LabelColumnName = labelColumnName,
        OutputColumnName = OutputColumnName,
        Scheme = scheme,
    });
}

/// <summary>Other rows to train on.</summary>
internal sealed class ResamplingStrategy(string text, bool needsFeatures, Func<MLContext, ResamplingColumns, ResamplingEstimator> create) : Strategy(text)
{
    /// <summary>Whether distances between rows matter, so that there must be numbers without gaps.</summary>
    public bool NeedsFeatures { get; } = needsFeatures;

    public ResamplingEstimator Create(MLContext context, ResamplingColumns columns) => create(context, columns);
}

/// <summary>What a resampler reads.</summary>
internal sealed class ResamplingColumns(string label, IReadOnlyList<string> features, int seed)
{
    public string Label { get; } = label;

    public IReadOnlyList<string> Features { get; } = features;

    public int Seed { get; } = seed;
}

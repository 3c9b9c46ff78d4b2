namespace Microsoft.ML.Imbalance;

/// <summary>Other rows to train on.</summary>
/// <param name="text">The strategy as text.</param>
/// <param name="features">What each of its steps reads.</param>
/// <param name="create">Makes the resampler for some data.</param>
internal sealed class ResamplingStrategy(string text, IReadOnlyList<StrategyFeatures> features, Func<MLContext, StrategyColumns, ResamplingEstimator> create) : ImbalanceStrategy(text)
{
    /// <summary>What each step reads.</summary>
    public IReadOnlyList<StrategyFeatures> Features { get; } = features;

    /// <summary>A strategy that is checked before any data are there: the verb refuses what it can't do, and tells what it reads.</summary>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public static ResamplingStrategy Checked(string text, Func<MLContext, StrategyColumns, ResamplingEstimator> create)
        => new(text, [.. create(new MLContext(seed: 0), StrategyColumns.Placeholder).Features.Select(f => f.Kind)], create);

    /// <summary>Resamplers one after the other. Each draws from a seed of its own: two of one method would otherwise draw alike.</summary>
    public static ResamplingStrategy Chain(string text, IReadOnlyList<ResamplingStrategy> steps) => new(
        text,
        [.. steps.SelectMany(s => s.Features)],
        (context, columns) => steps
            .Select((step, place) => step.Create(context, columns with { Seed = unchecked(columns.Seed + place) }))
            .Aggregate((first, second) => first.Then(second)));

    public ResamplingEstimator Create(MLContext context, StrategyColumns columns) => create(context, columns);
}

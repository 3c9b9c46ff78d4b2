namespace Microsoft.ML.Imbalance;

/// <summary>What to do about imbalance, as one value that can be named, written and compared: nothing, a moved threshold, weights, a resampler, or an ensemble.</summary>
/// <remarks>
/// <para>
/// As text it is the name of a method and its options, <c>smote:neighborCount=3,target=0.5</c>; resamplers may follow each other, <c>smote+tomek-links:target=all</c>.
/// A method's name is that of its verb in kebab case, an option's that of its property in camel case. Options keep their defaults unless given.
/// </para>
/// <para>Columns and the seed are not part of it: whoever applies the strategy gives them, so that one strategy fits any data.</para>
/// </remarks>
public abstract class ImbalanceStrategy
{
    private readonly string _text;

    private protected ImbalanceStrategy(string text) => _text = text;

    /// <summary>Whether a function of the caller's makes it, so that its text says nothing of its options.</summary>
    internal bool IsCustom { get; init; }

    /// <summary>Nothing is done: what every other strategy has to be better than.</summary>
    public static ImbalanceStrategy None { get; } = new NoStrategy(NoStrategy.Name);

    /// <summary>The model stays as it is, its decision threshold moves to where balanced accuracy is best.</summary>
    public static ImbalanceStrategy TunedThreshold { get; } = ThresholdFor(DecisionObjective.BalancedAccuracy);

    /// <summary>The model stays as it is, its decision threshold moves to where an objective is best.</summary>
    /// <param name="objective">What the threshold is best at.</param>
    /// <returns>The strategy.</returns>
    public static ImbalanceStrategy ThresholdFor(DecisionObjective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return TunedThresholdStrategy.Of(objective);
    }

    /// <summary>Rows weigh by their class.</summary>
    /// <param name="scheme">How the weights follow from the class counts; by default <see cref="ClassWeightScheme.Balanced"/>.</param>
    /// <returns>The strategy.</returns>
    public static ImbalanceStrategy ClassWeights(ClassWeightScheme? scheme = null) => new ClassWeightsStrategy(
        scheme is null ? ClassWeightsStrategy.Name : $"{ClassWeightsStrategy.Name}:scheme={scheme}", scheme ?? ClassWeightScheme.Balanced, DefaultColumns.Weight);

    /// <summary>A resampler that the text form has no name for, such as a <see cref="TransformsImbalanceCatalog.Custom"/> one.</summary>
    /// <param name="name">What to call it; <see cref="Parse"/> does not know it.</param>
    /// <param name="create">Makes the resampler for the columns that it is told. It may be called for several folds at the same time.</param>
    /// <returns>The strategy.</returns>
    public static ImbalanceStrategy Resampling(string name, Func<ResamplerParameters, ResamplingEstimator> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        return new ResamplingStrategy(name, [StrategyFeatures.Mixed], (context, columns) => create(new ResamplerParameters(context, columns))) { IsCustom = true };
    }

    /// <summary>An ensemble, or another way of training around a trainer, that the text form has no name for.</summary>
    /// <param name="name">What to call it; <see cref="Parse"/> does not know it.</param>
    /// <param name="create">Makes it around the trainer that it is told. It may be called for several folds at the same time.</param>
    /// <returns>The strategy.</returns>
    public static ImbalanceStrategy Ensemble(string name, Func<EnsembleParameters, IEstimator<ITransformer>> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        return new EnsembleStrategy(name, setting => create(new EnsembleParameters(setting))) { IsCustom = true };
    }

    /// <summary>Reads a strategy: <c>none</c>, <c>tuned-threshold</c>, <c>class-weights:scheme=square-root</c>, <c>near-miss:version=3</c>, <c>smote+tomek-links:target=all</c>, <c>easy-ensemble</c>.</summary>
    /// <param name="text">Name and options; a plus between resamplers that follow each other.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="ArgumentException">The name, an option or a value is unknown; the message says what there is.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message says the range.</exception>
    public static ImbalanceStrategy Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StrategyRegistry.Default.Parse(text);
    }

    /// <summary>The strategy as text.</summary>
    /// <returns>What <see cref="Parse"/> was given, or the name.</returns>
    public sealed override string ToString() => _text;
}

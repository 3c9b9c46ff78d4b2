namespace Microsoft.ML.Imbalance;

/// <summary>Many models instead of one: the trainer of whoever applies the strategy is trained on many draws of the rows.</summary>
/// <param name="text">The strategy as text.</param>
/// <param name="create">Makes the ensemble for some data and a trainer.</param>
internal sealed class EnsembleStrategy(string text, Func<EnsembleSetting, IEstimator<ITransformer>> create) : ImbalanceStrategy(text)
{
    /// <summary>A strategy that is checked before any data are there: the verb refuses what it can't do.</summary>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public static EnsembleStrategy Checked(string text, Func<EnsembleSetting, IEstimator<ITransformer>> create)
    {
        create(EnsembleSetting.Placeholder);
        return new EnsembleStrategy(text, create);
    }

    public IEstimator<ITransformer> Create(EnsembleSetting setting) => create(setting);
}

/// <summary>What an ensemble is made of.</summary>
/// <param name="Context">The context.</param>
/// <param name="IsBinary">Whether there are two classes.</param>
/// <param name="Columns">Label, features and seed.</param>
/// <param name="Trainer">Makes the trainer of a member from a context and a seed of its own.</param>
internal sealed record EnsembleSetting(MLContext Context, bool IsBinary, StrategyColumns Columns, Func<MLContext, int, IEstimator<ITransformer>> Trainer)
{
    /// <summary>No data and no trainer, to check options with.</summary>
    public static EnsembleSetting Placeholder
        => new(new MLContext(seed: 0), IsBinary: true, StrategyColumns.Placeholder, (_, _) => throw new InvalidOperationException("Nothing is trained to check options."));
}

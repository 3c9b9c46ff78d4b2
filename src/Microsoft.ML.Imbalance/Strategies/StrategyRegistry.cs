namespace Microsoft.ML.Imbalance;

/// <summary>Every method by name: what the command line, comparisons, searches and the documentation read.</summary>
internal sealed class StrategyRegistry
{
    /// <param name="trainers">What may judge rows, for methods that train a model; the default first.</param>
    /// <param name="others">Methods that other packages have.</param>
    public StrategyRegistry(IReadOnlyList<HardnessTrainer> trainers, params IEnumerable<StrategyMethod> others) => All =
    [
        .. StrategyMethods.WithoutResampling,
        .. StrategyMethods.Oversampling,
        .. StrategyMethods.Undersampling(trainers),
        .. StrategyMethods.Cleaning,
        .. StrategyMethods.Combined,
        .. StrategyMethods.Ensembles,
        .. others,
    ];

    /// <summary>The methods of this library, with its own trainers.</summary>
    public static StrategyRegistry Default { get; } = new([HardnessTrainer.LogisticRegression]);

    /// <summary>The methods by family.</summary>
    public IReadOnlyList<StrategyMethod> All { get; }

    /// <exception cref="ArgumentException">There is none; the message lists all.</exception>
    public StrategyMethod Find(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"There is no strategy '{name}'.{NameHint.For(name, All.Select(m => m.Name))} The strategies are: {string.Join(", ", All.Select(m => m.Name))}.");

    /// <summary>Reads a method with its options, or a chain of resamplers.</summary>
    /// <exception cref="ArgumentException">A name, an option or a value is unknown, or out of range.</exception>
    public ImbalanceStrategy Parse(string text)
    {
        IReadOnlyList<StrategyText> steps = StrategyText.ParseChain(text);
        ImbalanceStrategy[] strategies = [.. steps.Select(step => Find(step.Name).Create(step))];
        if (strategies is [var single])
            return single;
        int stranger = Array.FindIndex(strategies, s => s is not ResamplingStrategy);
        return stranger < 0
            ? ResamplingStrategy.Chain(text, [.. strategies.Cast<ResamplingStrategy>()])
            : throw new ArgumentException($"Strategy '{text}' has '{steps[stranger].Name}' in a chain, which is no resampler. Chain resamplers only, as in smote+tomek-links:target=all.", nameof(text));
    }
}

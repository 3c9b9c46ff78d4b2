namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Every strategy by name.</summary>
internal static class StrategyCatalog
{
    private const string Target = "target";
    private const string Seed = "seed";

    public static StrategyDefinition None { get; } = new("none", "do nothing: the baseline", [], (text, _) => new NoStrategy(text));

    public static StrategyDefinition ClassWeights { get; } = new(
        "class-weights",
        "weigh rows by their class",
        ["scheme", "outputColumnName"],
        (text, options) => new ClassWeightsStrategy(text, options.Parsed("scheme", ClassWeightScheme.Parse, ClassWeightScheme.Balanced), options.Text("outputColumnName") ?? new ClassWeightsOptions().OutputColumnName));

    public static StrategyDefinition RandomOversample { get; } = new("random-oversample", "repeat rows of small classes", ["shrinkage", Target, Seed], (text, options) =>
    {
        double shrinkage = options.Number("shrinkage", 0);
        SamplingTarget target = options.Parsed(Target, SamplingTarget.Parse, SamplingTarget.Auto);
        int? seed = SeedOf(options);
        return new ResamplingStrategy(text, shrinkage != 0, (context, columns) => context.Transforms.Imbalance.RandomOversample(new RandomOversampleOptions
        {
            LabelColumnName = columns.Label,
            FeatureColumnNames = columns.Features,
            Shrinkage = shrinkage,
            Target = target,
            Seed = seed ?? columns.Seed,
        }));
    });

    public static StrategyDefinition RandomUndersample { get; } = new("random-undersample", "drop rows of large classes", ["replacement", Target, Seed], (text, options) =>
    {
        bool replacement = options.Boolean("replacement", false);
        SamplingTarget target = options.Parsed(Target, SamplingTarget.Parse, SamplingTarget.Auto);
        int? seed = SeedOf(options);
        return new ResamplingStrategy(text, needsFeatures: false, (context, columns) => context.Transforms.Imbalance.RandomUndersample(new RandomUndersampleOptions
        {
            LabelColumnName = columns.Label,
            Replacement = replacement,
            Target = target,
            Seed = seed ?? columns.Seed,
        }));
    });

    public static StrategyDefinition Smote { get; } = new("smote", "add synthetic rows to small classes", ["neighborCount", "metric", Target, Seed], (text, options) =>
    {
        DistanceMetric metric = options.Parsed("metric", DistanceMetric.Parse, DistanceMetric.Euclidean);
        int neighborCount = options.Integer("neighborCount", new SmoteOptions().NeighborCount);
        SamplingTarget target = options.Parsed(Target, SamplingTarget.Parse, SamplingTarget.Auto);
        int? seed = SeedOf(options);
        return new ResamplingStrategy(text, needsFeatures: true, (context, columns) => context.Transforms.Imbalance.Smote(new SmoteOptions
        {
            LabelColumnName = columns.Label,
            FeatureColumnNames = columns.Features,
            NeighborCount = neighborCount,
            Metric = metric,
            Target = target,
            Seed = seed ?? columns.Seed,
        }));
    });

    public static StrategyDefinition TunedThreshold { get; } = new(
        "tuned-threshold", "move the decision threshold, not the model", [], (text, _) => new TunedThresholdStrategy(text));

    /// <summary>What can be done to the rows of a file.</summary>
    public static StrategyDefinition[] ForResampling { get; } = [None, ClassWeights, RandomOversample, RandomUndersample, Smote];

    /// <summary>What can be compared.</summary>
    public static StrategyDefinition[] ForComparison { get; } = [None, ClassWeights, RandomOversample, RandomUndersample, Smote, TunedThreshold];

    /// <summary>Reads a strategy.</summary>
    /// <param name="text">The strategy as written.</param>
    /// <param name="definitions">The strategies there are.</param>
    /// <exception cref="ToolException">The name, an option or a value is unknown; the message says what there is.</exception>
    public static Strategy Parse(string text, StrategyDefinition[] definitions)
    {
        StrategyText parsed = StrategyText.Parse(text);
        StrategyDefinition definition = Array.Find(definitions, d => d.Name == parsed.Name)
            ?? throw new ToolException($"There is no strategy '{parsed.Name}'. The strategies are: {string.Join(", ", definitions.Select(d => d.Name))}.");
        string? unknown = parsed.Options.Keys.FirstOrDefault(o => !definition.OptionNames.Contains(o));
        if (unknown is null)
            return definition.Create(parsed);
        string there = definition.OptionNames.Length == 0 ? "It has none" : $"Its options are: {string.Join(", ", definition.OptionNames)}";
        throw new ToolException($"Strategy '{definition.Name}' has no option '{unknown}'. {there}.");
    }

    private static int? SeedOf(StrategyOptions options) => options.Text(Seed) is null ? null : options.Integer(Seed, 0);
}

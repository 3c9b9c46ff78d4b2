namespace Microsoft.ML.Imbalance;

/// <summary>Every method, declared once: its name, what it does, and one line for each option that says what it takes and which values are worth trying.</summary>
internal static partial class StrategyMethods
{
    /// <summary>Methods that leave the rows as they are.</summary>
    public static IEnumerable<StrategyMethod> WithoutResampling =>
    [
        new PlainMethod(NoStrategy.Name, StrategyFamily.None, "does nothing: the baseline", text => new NoStrategy(text)),
        new OptionsMethod<TunedThresholdOptions>(
            TunedThresholdStrategy.Name, StrategyFamily.Threshold, "moves the decision threshold, not the model",
            (read, defaults) => new TunedThresholdOptions
            {
                LabelColumnName = read.Label,
                Objective = read.Parsed(defaults.Objective, TunedThresholdStrategy.ParseObjective, TunedThresholdStrategy.ObjectiveForms, "what the threshold is best at"),
            },
            (text, optionsFor) => new TunedThresholdStrategy(text, optionsFor(StrategyColumns.Placeholder).Objective)) { Page = "tune-threshold" },
        new OptionsMethod<ClassWeightsOptions>(
            ClassWeightsStrategy.Name, StrategyFamily.Weights, "weighs rows by their class",
            (read, defaults) => new ClassWeightsOptions
            {
                LabelColumnName = read.Label,
                Scheme = read.Parsed(
                    defaults.Scheme, ClassWeightScheme.Parse, ClassWeightScheme.Forms, "how weights follow from the class counts",
                    SearchSpace.Among("balanced", "square-root", "effective-number(0.99)", "effective-number(0.999)")),
                OutputColumnName = read.Column(defaults.OutputColumnName, "the column of the weights"),
            },
            (text, optionsFor) => ClassWeightsStrategy.Of(text, optionsFor(StrategyColumns.Placeholder))),
    ];

    private static SearchSpace NeighborCounts => SearchSpace.Linear(1, 15);

    // Which columns a method reads follows from its metric. Worth trying are those whose search leaves out most pairs.
    private static DistanceMetric ReadMetric(OptionReader read, DistanceMetric byDefault, out IReadOnlyList<string> columns)
    {
        DistanceMetric metric = read.Parsed(
            byDefault, DistanceMetric.Parse, DistanceMetric.Forms, "what makes rows near; heom, hvdm and value-difference read categories too", SearchSpace.Among("euclidean", "cosine"),
            nameof(SmoteOptions.Metric));
        columns = metric.ReadsCategories ? read.Features : read.Numbers;
        return metric;
    }

    private static DistanceMetric ReadNumericMetric(OptionReader read, DistanceMetric byDefault) => read.Parsed(
        byDefault, DistanceMetric.Parse, DistanceMetric.NumericForms, "what makes rows near", SearchSpace.Among("euclidean", "cosine"), nameof(SmoteOptions.Metric));

    private static StrategyMethod Resampler<TOptions>(
        string name, StrategyFamily family, string summary, Func<OptionReader, TOptions, TOptions> read, Func<TransformsImbalanceCatalog, TOptions, ResamplingEstimator> verb)
        where TOptions : class, new()
        => new OptionsMethod<TOptions>(
            name, family, summary, read,
            (text, optionsFor) => ResamplingStrategy.Checked(text, (context, columns) => verb(new TransformsImbalanceCatalog(context), optionsFor(columns))));
}

namespace Microsoft.ML.Imbalance;

/// <summary>How strategies are compared.</summary>
public sealed class ComparisonSettings
{
    /// <summary>The label column of the data, which has no missing values. After the featurizer it is Boolean for two classes, and a key otherwise.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The column that trainers and resamplers read: a vector of Single of known size, in the data or made by the featurizer.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public string FeatureColumnName { get; init; } = DefaultColumns.Features;

    /// <summary>A column of any scalar type: rows with equal values stay on one side of every split.</summary>
    /// <value>Default: null, rows stand for themselves.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Parts that the rows are cut into; each is the test set once.</summary>
    /// <value>Default: 5. At least 2.</value>
    public int NumberOfFolds { get; init; } = 5;

    /// <summary>How often rows are cut anew: more repeats, narrower intervals.</summary>
    /// <value>Default: 1. At least 1.</value>
    public int NumberOfRepeats { get; init; } = 1;

    /// <summary>Parts that the training rows of a fold are cut into where a threshold or options are chosen.</summary>
    /// <value>Default: 3. At least 2. Ignored where nothing is chosen.</value>
    public int NumberOfInnerFolds { get; init; } = 3;

    /// <summary>What decides which strategy is recommended, and which options of a strategy are best.</summary>
    /// <value>Default: <see cref="ComparisonMetric.AreaUnderPrecisionRecallCurve"/>.</value>
    public ComparisonMetric Objective { get; init; } = ComparisonMetric.AreaUnderPrecisionRecallCurve;

    /// <summary>
    /// How many random choices of a strategy's options are tried beside those it has. They are tried on inner folds of the training rows, anew in every fold; what is
    /// written in a strategy stays as it is.
    /// </summary>
    /// <value>Default: 0, options are not searched. Every trial trains <see cref="NumberOfInnerFolds"/> models in each fold, those of <see cref="OptionSearchMethod.SuccessiveHalving"/> on fewer rows.</value>
    public int SearchTrials { get; init; }

    /// <summary>How the best of these choices is found.</summary>
    /// <value>Default: <see cref="OptionSearchMethod.Random"/>, every choice is tried on all rows. Ignored where options are not searched.</value>
    public OptionSearchMethod SearchMethod { get; init; }

    /// <summary>After this time nothing new is started. Strategies that are not finished by then are left out whole, and the result says which.</summary>
    /// <value>Default: null, no limit. Above 0. With it, the features of all folds are kept in memory, and strategies are run one after the other.</value>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>Models trained at the same time. It changes nothing but the time.</summary>
    /// <value>Default: null, as many as there are processors. At least 1.</value>
    public int? NumberOfThreads { get; init; }

    /// <summary>The seed of splits, draws and trainers.</summary>
    /// <value>Default: null, taken from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Told after each strategy, trainer and fold how far the comparison is; never by two threads at a time.</summary>
    /// <value>Default: null.</value>
    public IProgress<ComparisonProgress>? Progress { get; init; }

    /// <summary>Ends the comparison without a result.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    internal int SplitCount => NumberOfFolds * NumberOfRepeats;

    /// <summary>Test rows per training row.</summary>
    internal double TestToTrain => 1.0 / (NumberOfFolds - 1);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(LabelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(FeatureColumnName);
        ArgumentNullException.ThrowIfNull(Objective);
        AtLeast(2, NumberOfFolds, nameof(NumberOfFolds));
        AtLeast(1, NumberOfRepeats, nameof(NumberOfRepeats));
        AtLeast(2, NumberOfInnerFolds, nameof(NumberOfInnerFolds));
        AtLeast(0, SearchTrials, nameof(SearchTrials));
        OptionChecks.Defined(SearchMethod);
        AtLeast(1, NumberOfThreads ?? 1, nameof(NumberOfThreads));
        if (TimeBudget is { } budget && budget <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(TimeBudget), budget, $"TimeBudget is {budget}; it must be above 0, or null for no limit.");
    }

    private static void AtLeast(int minimum, int value, string name)
    {
        if (value < minimum)
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}; it must be at least {minimum}."));
    }
}

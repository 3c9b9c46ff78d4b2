namespace Microsoft.ML.Imbalance;

/// <summary>How a threshold is chosen while a binary model is fitted.</summary>
public sealed class BinaryThresholdOptions
{
    internal const int DefaultNumberOfFolds = 5;
    internal const int DefaultBootstrapCount = 200;

    /// <summary>What the threshold shall be best at.</summary>
    /// <value>Default: <see cref="DecisionObjective.F1"/>.</value>
    public DecisionObjective Objective { get; init; } = DecisionObjective.F1;

    /// <summary>The column of the true classes: Boolean, key, text or number, with two classes. Its classes are spread over the folds.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>In how many stratified folds rows are scored, each by a model fitted on the others.</summary>
    /// <value>Default: 5. At least 2; every class needs as many rows.</value>
    public int NumberOfFolds { get; init; } = DefaultNumberOfFolds;

    /// <summary>Rows with equal values of this column stay in one fold, and are drawn together for the interval.</summary>
    /// <value>Default: null, rows are dealt and drawn one by one.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>The column of the example weights, by which rows count in the objective. The trainer does not see it unless told to.</summary>
    /// <value>Default: null, every row counts 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>The class of interest, as text.</summary>
    /// <value>Default: null, which is the second class in natural order. In a Boolean label column it is always <c>True</c>.</value>
    public string? PositiveClass { get; init; }

    /// <summary>How many bootstrap draws the interval of the threshold is made of.</summary>
    /// <value>Default: 200. 0 for no interval.</value>
    public int BootstrapCount { get; init; } = DefaultBootstrapCount;

    /// <summary>The seed of folds and draws. The same seed gives the same threshold.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Ends the fit without a model.</summary>
    /// <value>Default: none. ML.NET's trainers know no token; they end with the pass over the rows that they are at.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Objective);
        OptionChecks.Column(LabelColumnName);
        OptionChecks.AtLeast(2, NumberOfFolds);
        OptionChecks.AtLeast(0, BootstrapCount);
    }
}

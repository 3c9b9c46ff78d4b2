namespace Microsoft.ML.Imbalance;

/// <summary>How class offsets are chosen while a multiclass model is fitted.</summary>
public sealed class MulticlassThresholdOptions
{
    /// <summary>What decisions shall be best at.</summary>
    /// <value>Default: <see cref="DecisionObjective.F1"/>, which is the mean over the classes here.</value>
    public DecisionObjective Objective { get; init; } = DecisionObjective.F1;

    /// <summary>The column of the true classes: key, text or number. Its classes are spread over the folds.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>In how many stratified folds rows are scored, each by a model fitted on the others.</summary>
    /// <value>Default: 5. At least 2; every class needs as many rows.</value>
    public int NumberOfFolds { get; init; } = BinaryThresholdOptions.DefaultNumberOfFolds;

    /// <summary>Rows with equal values of this column stay in one fold, and are drawn together for the intervals.</summary>
    /// <value>Default: null, rows are dealt and drawn one by one.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>The column of the example weights, by which rows count in the objective. The trainer does not see it unless told to.</summary>
    /// <value>Default: null, every row counts 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>How many bootstrap draws the intervals of the offsets are made of; each is a search of its own.</summary>
    /// <value>Default: 200. 0 for no intervals.</value>
    public int BootstrapCount { get; init; } = BinaryThresholdOptions.DefaultBootstrapCount;

    /// <summary>The seed of folds and draws. The same seed gives the same offsets.</summary>
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

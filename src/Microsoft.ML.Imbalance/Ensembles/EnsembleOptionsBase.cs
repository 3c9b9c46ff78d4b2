namespace Microsoft.ML.Imbalance;

/// <summary>What the options of all ensembles have in common.</summary>
public abstract class EnsembleOptionsBase
{
    internal const int DefaultNumberOfMembers = 10;

    private protected EnsembleOptionsBase(int numberOfMembers = DefaultNumberOfMembers) => NumberOfMembers = numberOfMembers;

    /// <summary>The label column: Boolean for binary, key for multiclass classification, as for ML.NET's trainers.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>
    /// The features: what feature subsets are taken of, and what permutation feature importance permutes. Otherwise not read; members read what their trainer or pipeline reads.
    /// </summary>
    /// <value>Default: <c>Features</c>.</value>
    public string FeatureColumnName { get; init; } = DefaultColumns.Features;

    /// <summary>
    /// The column of example weights, of type Single. The members' trainer has to be made with the same column name; if it does not read the column, fitting is an error.
    /// Out-of-bag metrics and boosting count rows by it. Which rows are drawn does not depend on it.
    /// </summary>
    /// <value>Default: null, every row weighs 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>How many models are trained.</summary>
    /// <value>At least 1. Default: 10; 50 for <c>RusBoost</c>.</value>
    public int NumberOfMembers { get; init; }

    /// <summary>
    /// Whether the data is read once and kept in memory while members are trained. Set it when the data comes from a file or from costly steps; data that is in memory already
    /// would only be copied.
    /// </summary>
    /// <value>Default: false.</value>
    public bool CacheInput { get; init; }

    /// <summary>Who is told when a member is trained. Called on the thread that trained it, one call at a time.</summary>
    /// <value>Default: null. Progress also goes to the log and to ML.NET's progress channel.</value>
    public IProgress<EnsembleProgress>? Progress { get; init; }

    /// <summary>Ends training early, with an <see cref="OperationCanceledException"/>: between members, and whenever a trainer reads a row.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The seed: of the rows and features that are drawn, and of the contexts that members are made in.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    internal virtual void Validate()
    {
        OptionChecks.Column(LabelColumnName);
        OptionChecks.Column(FeatureColumnName);
        if (ExampleWeightColumnName is not null)
            OptionChecks.Column(ExampleWeightColumnName);
        OptionChecks.AtLeast(1, NumberOfMembers);
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>What the columns of a scored training view say about class shares: those before resampling, and those that the probabilities hold for.</summary>
internal sealed class TrainingShares
{
    private readonly Dictionary<string, double>? _before;
    private readonly Dictionary<string, double>? _after;
    private readonly Dictionary<string, double>? _weights;
    private readonly Dictionary<string, double>? _trained;

    /// <param name="label">The label column.</param>
    /// <param name="probability">The column of the probabilities.</param>
    public TrainingShares(DataViewSchema.Column label, DataViewSchema.Column probability)
    {
        _before = PriorAnnotations.Read(label, CountAnnotations.CountsBefore);
        _after = PriorAnnotations.Read(label, CountAnnotations.CountsAfter);
        _weights = PriorAnnotations.Read(label, PriorAnnotations.ClassWeights);
        _trained = PriorAnnotations.Read(probability, PriorAnnotations.TrainingPriors);
    }

    /// <summary>Whether the columns say anything.</summary>
    public bool AreKnown => _before is not null || _weights is not null || _trained is not null;

    /// <summary>Whether rows were resampled.</summary>
    public bool AreRowsChanged => _before is not null;

    /// <summary>The rows of each class before resampling.</summary>
    /// <param name="names">The classes.</param>
    /// <param name="present">The rows of each class that are there.</param>
    public double[] Before(IReadOnlyList<string> names, double[] present) => InOrder(_before, names) ?? present;

    /// <summary>How much each class counts in the probabilities, up to a common factor.</summary>
    /// <param name="names">The classes.</param>
    /// <param name="present">The rows of each class that are there.</param>
    public double[] Trained(IReadOnlyList<string> names, double[] present)
    {
        if (InOrder(_trained, names) is { } shares)
            return shares;
        double[] rows = InOrder(_after, names) ?? present;
        return _weights is null ? rows : [.. rows.Zip(names, (count, name) => count * _weights.GetValueOrDefault(name, 1))];
    }

    // A class that a model knows and no row has is not there.
    private static double[]? InOrder(Dictionary<string, double>? values, IReadOnlyList<string> names)
        => values is null ? null : [.. names.Select(name => values.GetValueOrDefault(name))];
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The class shares that a network's probabilities hold for, which are not those of the training rows where its loss or its batches balance.</summary>
/// <param name="ClassNames">The classes there were in training.</param>
/// <param name="Shares">A share for each, up to a factor.</param>
internal sealed record LearnedPriors(IReadOnlyList<string> ClassNames, IReadOnlyList<double> Shares)
{
    /// <summary>The columns of a model, with the shares on those of probabilities: <c>CorrectPriors</c> reads them there.</summary>
    public IReadOnlyList<DataViewSchema.Column> On(IReadOnlyList<DataViewSchema.Column> answers)
    {
        string probabilities = answers.Any(column => column.Name == DefaultColumns.Probability) ? DefaultColumns.Probability : DefaultColumns.Score;
        var builder = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in answers)
        {
            builder.AddColumn(
                column.Name,
                column.Type,
                column.Name == probabilities ? PriorAnnotations.WithTrainingPriors(column.Annotations, ClassNames, Normalized) : column.Annotations);
        }
        return builder.ToSchema();
    }

    /// <summary>The same as the last part of a model.</summary>
    public ITransformer Marker(bool isBinary) => new TrainingPriorsMarker(isBinary ? DefaultColumns.Probability : DefaultColumns.Score, ClassNames, Normalized);

    private double[] Normalized
    {
        get
        {
            double sum = Shares.Sum();
            return [.. Shares.Select(share => share / sum)];
        }
    }
}

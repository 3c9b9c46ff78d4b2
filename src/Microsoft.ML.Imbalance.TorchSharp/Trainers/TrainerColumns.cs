using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The columns of a trainer: a trainer of ML.NET's with the same columns lends its checks, its texts and what it promises.</summary>
internal sealed class TrainerColumns
{
    private readonly IEstimator<ITransformer> _lender;

    public TrainerColumns(string label, string features, string? weight, bool isBinary)
    {
        var context = new MLContext(seed: 0);
        _lender = isBinary
            ? context.BinaryClassification.Trainers.LbfgsLogisticRegression(label, features, weight)
            : context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(label, features, weight);
        Info = ((ITrainerEstimator<ISingleFeaturePredictionTransformer<object>, object>)_lender).Info;
    }

    public TrainerInfo Info { get; }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type; the message is that of ML.NET's trainers.</exception>
    public void Check(DataViewSchema schema) => GetOutputSchema(new SchemaShape(SchemaShapes.Of(schema)));

    /// <inheritdoc cref="Check"/>
    public SchemaShape GetOutputSchema(SchemaShape input) => _lender.GetOutputSchema(input);
}

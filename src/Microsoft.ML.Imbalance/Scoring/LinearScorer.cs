using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// ML.NET's own linear models with weights of one's choosing. They give <c>Score</c> and <c>PredictedLabel</c> as its trainers do, annotations and key values
/// included, and load with ML.NET alone.
/// </summary>
/// <remarks>
/// No public constructor takes weights, but a perceptron learns them exactly. It starts from zero; a positive row x sets the weights to x and the bias to 1, a
/// negative row of zeros then takes the bias back to 0. A weight vector with one entry other than 0 so multiplies one slot, without any other rounding.
/// </remarks>
internal static class LinearScorer
{
    private const string Label = DefaultColumns.Label;

    /// <summary><c>Score</c> = w · x, <c>PredictedLabel</c> = <c>Score</c> above the threshold.</summary>
    public static ITransformer Binary(MLContext context, string featureColumnName, float[] weights, float threshold)
        => context.BinaryClassification.ChangeModelThreshold(Learn(context, featureColumnName, weights), threshold);

    /// <summary><c>Score</c>[k] = w[k] · x, <c>PredictedLabel</c> = the key of the largest, of equal ones the first.</summary>
    /// <param name="context">The catalogs.</param>
    /// <param name="featureColumnName">The column of x.</param>
    /// <param name="weights">The weights of each class.</param>
    /// <param name="keyValues">Annotations with the <c>KeyValues</c> of the classes, which <c>PredictedLabel</c> and the slots of <c>Score</c> get; or without.</param>
    public static ITransformer Multiclass(MLContext context, string featureColumnName, float[][] weights, DataViewSchema.Annotations keyValues)
    {
        IDataView numbers = context.Data.LoadFromEnumerable(weights.Select(w => new Example { Features = w }), Example.Schema(featureColumnName, weights[0].Length));
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(keyValues, name => name == "KeyValues");
        var classes = new AppendedColumn<uint>(
            numbers.Schema, Label, new KeyDataViewType(typeof(uint), weights.Length), dependency: null, (row, _) => (ref uint key) => key = (uint)row.Position + 1,
            annotations.ToAnnotations());
        return context.MulticlassClassification.Trainers.OneVersusAll(new WeightTrainer(context, featureColumnName, weights), Label, useProbabilities: false)
            .Fit(new AppendedColumnView(classes, numbers));
    }

    private static AveragedPerceptronTrainer Trainer(MLContext context, string featureColumnName)
        => context.BinaryClassification.Trainers.AveragedPerceptron(new AveragedPerceptronTrainer.Options
        {
            LabelColumnName = Label,
            FeatureColumnName = featureColumnName,
            NumberOfIterations = 1,
            LearningRate = 1,
            Averaged = false,
            LazyUpdate = false,
            Shuffle = false,
        });

    private static BinaryPredictionTransformer<LinearBinaryModelParameters> Learn(MLContext context, string featureColumnName, float[] weights)
    {
        Example[] rows = [new() { Label = true, Features = weights }, new() { Features = new float[weights.Length] }];
        return Trainer(context, featureColumnName).Fit(context.Data.LoadFromEnumerable(rows, Example.Schema(featureColumnName, weights.Length)));
    }

    /// <summary>Row k of the data it is fitted on stands for class k: the model of the row that is labeled true gets that class's weights.</summary>
    private sealed class WeightTrainer(MLContext context, string featureColumnName, float[][] weights)
        : ITrainerEstimator<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>
    {
        public TrainerInfo Info => Trainer(context, featureColumnName).Info;

        public BinaryPredictionTransformer<LinearBinaryModelParameters> Fit(IDataView input)
            => Learn(context, featureColumnName, weights[Array.IndexOf([.. input.GetColumn<bool>(Label)], true)]);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Trainer(context, featureColumnName).GetOutputSchema(inputSchema);
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];

        public static SchemaDefinition Schema(string featureColumnName, int size)
        {
            SchemaDefinition schema = SchemaDefinition.Create(typeof(Example));
            SchemaDefinition.Column features = schema[nameof(Features)];
            features.ColumnName = featureColumnName;
            features.ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
            return schema;
        }
    }
}

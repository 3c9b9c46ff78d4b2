using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Inference;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using Microsoft.ML.Imbalance.TorchSharp.Scoring;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained neural network: adds <c>PredictedLabel</c>, <c>Score</c> and, in binary classification, <c>Probability</c>, with the annotations of ML.NET's own trainers.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>It scores by a vectorized forward pass of its own: libtorch is needed for training only. Any number of threads may score.</item>
/// <item>Saved, it is an ONNX network and parts of ML.NET's own. It loads and predicts where Microsoft.ML, Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime are, without this package; saving needs those too.</item>
/// </list>
/// </remarks>
public sealed class NeuralNetworkTransformer : ISingleFeaturePredictionTransformer<NeuralNetworkModel>
{
    private readonly NetworkScorer _scorer;
    private readonly NetworkAnswers _answers;
    private readonly ScoreGlue _glue;
    private readonly LearnedPriors _priors;

    internal NeuralNetworkTransformer(NeuralNetworkModel model, string featureColumnName, DataViewType featureColumnType, DataViewSchema.Annotations label, LearnedPriors priors)
    {
        Model = model;
        FeatureColumnName = featureColumnName;
        FeatureColumnType = featureColumnType;
        _priors = priors;
        bool isBinary = model.IsBinary;
        _scorer = new NetworkScorer(model.Network, isBinary);
        _answers = isBinary ? new BinaryAnswers() : new MulticlassAnswers();
        _glue = isBinary ? ScoreGlue.Binary() : ScoreGlue.Multiclass(model.Network.Shape.ClassCount, label);
    }

    /// <summary>The network.</summary>
    public NeuralNetworkModel Model { get; }

    /// <summary>The features.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of <see cref="FeatureColumnName"/>.</summary>
    public DataViewType FeatureColumnType { get; }

    /// <summary>Yes: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Map(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The features are missing, or are other ones than the network was trained on.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredView(Map(input.Schema), input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Map(inputSchema);

    /// <summary>Writes the network as an ONNX model, for any runtime.</summary>
    /// <remarks>
    /// Its input has the name of the features and the shape (rows, features). Its outputs are <c>Score</c>, <c>PredictedLabel</c> and, in binary classification, <c>Probability</c>, each (rows, 1) but for the
    /// scores of several classes, (rows, classes). <c>PredictedLabel</c> is Boolean, or the name of the class.
    /// </remarks>
    /// <param name="path">The file.</param>
    public void SaveAsOnnx(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.Create(path);
        SaveAsOnnx(stream);
    }

    /// <inheritdoc cref="SaveAsOnnx(string)"/>
    /// <param name="stream">Where to write; it stays open.</param>
    public void SaveAsOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(OnnxNetwork.Answers(new TableLogits(Model.Network), Model.IsBinary ? null : Model.ClassNames, FeatureColumnName));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Network network = Model.Network;
        byte[] onnx = OnnxNetwork.Scores(new TableLogits(network), Model.IsBinary, FeatureColumnName, ScoreGlue.NetworkColumnName);
        _glue.Use(onnx, FeatureColumnName, network.Shape.FeatureCount, parts =>
        {
            ((ICanSaveModel)parts).Save(ctx);
            return 0;
        });
    }

    private ScoredColumns Map(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column features = SchemaChecks.Find(input, FeatureColumnName, "feature");
        int count = Model.Network.Shape.FeatureCount;
        bool fits = features.Type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single && vector.Size == count;
        return fits
            ? new ScoredColumns(input, features, _priors.On(_glue.AnswersOn(input)), _scorer, _answers)
            : throw SchemaChecks.WrongType(features, "feature", Invariant($"Vector<Single, {count}>, as in training"));
    }
}

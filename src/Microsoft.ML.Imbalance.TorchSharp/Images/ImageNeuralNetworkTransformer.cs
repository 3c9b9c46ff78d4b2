using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained network of images: adds <c>PredictedLabel</c>, <c>Score</c> and, in binary classification, <c>Probability</c>, with the annotations of ML.NET's own trainers.</summary>
/// <remarks>
/// It consists of ML.NET's own parts, the network being one of ONNX: libtorch is needed for training only, and any number of threads may score. Saved, it loads and predicts where Microsoft.ML,
/// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime are, and, but for vectors of pixels, Microsoft.ML.ImageAnalytics, without this package.
/// </remarks>
public sealed class ImageNeuralNetworkTransformer : ISingleFeaturePredictionTransformer<ImageNeuralNetworkModel>
{
    private readonly ImageSource _source;
    private readonly TestTimeAugmentationOptions? _views;
    private readonly ScoreGlue _glue;
    private readonly TransformerChain<ITransformer> _chain;

    internal ImageNeuralNetworkTransformer(
        ImageNeuralNetworkModel model, DataViewSchema input, ImageNeuralNetworkOptions options, ImageSource source, DataViewSchema.Column label, LearnedPriors priors)
    {
        Model = model;
        FeatureColumnName = options.FeatureColumnName;
        FeatureColumnType = input[FeatureColumnName].Type;
        (_source, _views) = (source, options.TestTimeAugmentation);
        _glue = model.IsBinary ? ScoreGlue.Binary() : ScoreGlue.Multiclass(model.ClassNames.Count, label.Annotations);
        _chain = new TransformerChain<ITransformer>(Use(parts => parts), priors.Marker(model.IsBinary));
    }

    /// <summary>The network.</summary>
    public ImageNeuralNetworkModel Model { get; }

    /// <summary>The images.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of <see cref="FeatureColumnName"/>.</summary>
    public DataViewType FeatureColumnType { get; }

    /// <summary>Yes: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    private ImageLogits Logits => new(Model.Network, Model.Input, Model.Normalization, _views);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Checked(inputSchema).GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The images are missing, or are others than the network was trained on.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Checked(input.Schema).Transform(input);
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)Checked(inputSchema)).GetRowToRowMapper(inputSchema);

    /// <summary>Writes the network as an ONNX model, for any runtime.</summary>
    /// <remarks>
    /// Its input has the name of the column, and the shape (rows, pixels): channel by channel, rows from the top, from 0 to white; images that are not of the network's size have twice its height and width, and
    /// three channels. Its outputs are <c>Score</c>, <c>PredictedLabel</c> and, in binary classification, <c>Probability</c>, as those of <see cref="NeuralNetworkTransformer.SaveAsOnnx(string)"/>.
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
        stream.Write(OnnxNetwork.Answers(Logits, Model.IsBinary ? null : Model.ClassNames, FeatureColumnName));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Use(parts =>
    {
        ((ICanSaveModel)parts).Save(ctx);
        return 0;
    });

    private T Use<T>(Func<TransformerChain<ITransformer>, T> use)
    {
        // Made on the images alone, so that no other column is expected later.
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(FeatureColumnName, FeatureColumnType);
        DataViewSchema images = builder.ToSchema();
        byte[] onnx = OnnxNetwork.Scores(Logits, Model.IsBinary, _source.PixelColumnName, ScoreGlue.NetworkColumnName);
        return _glue.Use(onnx, _source.PixelColumnName, _source.Input.Length, network =>
        {
            var parts = new TransformerChain<ITransformer>([.. _source.Parts(images), network]);
            return use(_source.AddedColumns is { Length: > 0 } added
                ? new TransformerChain<ITransformer>([.. parts, new MLContext(seed: 0).Transforms.DropColumns(added).Fit(new SchemaView(parts.GetOutputSchema(images)))])
                : parts);
        });
    }

    private TransformerChain<ITransformer> Checked(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _source.Check(input);
        return _chain;
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>
/// ML.NET's own parts that turn a network's output, a vector, into the columns of a trainer. A saved model consists of the ONNX network and these; they say too which
/// columns a model has before it is saved, and with which annotations.
/// </summary>
internal sealed class ScoreGlue
{
    private const string VectorColumnName = "ImbalanceNetworkVector";

    private readonly ITransformer[] _parts;
    private readonly DataViewType _outputType;
    private readonly string[] _answers;

    private ScoreGlue(PartList parts, DataViewType outputType, params string[] answers)
    {
        _parts = parts.Add(parts.Context.Transforms.DropColumns(NetworkColumnName, VectorColumnName)).ToArray();
        _outputType = outputType;
        _answers = answers;
    }

    /// <summary>The column of the network's output.</summary>
    public const string NetworkColumnName = "ImbalanceNetworkOutput";

    /// <summary>From the logarithm of the odds of the positive class.</summary>
    public static ScoreGlue Binary()
    {
        PartList parts = Begin(1, out DataViewType type);
        parts.Add(LinearScorer.Binary(parts.Context, VectorColumnName, [1, 0], threshold: 0)).Add(parts.Context.BinaryClassification.Calibrators.Platt(slope: -1, offset: 0));
        return new ScoreGlue(parts, type, DefaultColumns.PredictedLabel, DefaultColumns.Score, DefaultColumns.Probability);
    }

    /// <summary>From the probability of each class.</summary>
    /// <param name="classCount">The classes.</param>
    /// <param name="label">The annotations of the label column, with the key values if there are any.</param>
    public static ScoreGlue Multiclass(int classCount, DataViewSchema.Annotations label)
    {
        PartList parts = Begin(classCount, out DataViewType type);
        parts.Add(LinearScorer.Multiclass(parts.Context, VectorColumnName, Identity(classCount), label));
        return new ScoreGlue(parts, type, DefaultColumns.PredictedLabel, DefaultColumns.Score);
    }

    /// <summary>The columns that a model adds to data of some columns.</summary>
    public IReadOnlyList<DataViewSchema.Column> AnswersOn(DataViewSchema input)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumn(NetworkColumnName, _outputType);
        DataViewSchema output = new TransformerChain<ITransformer>(_parts).GetOutputSchema(builder.ToSchema());
        var answers = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in _answers.Select(name => output[name]))
            answers.AddColumn(column.Name, column.Type, column.Name == DefaultColumns.Probability ? OfProbability(column.Annotations) : column.Annotations);
        return answers.ToSchema();
    }

    // ML.NET's calibrator passes on what the score says that it is; its trainers with a calibrator say better.
    private static DataViewSchema.Annotations OfProbability(DataViewSchema.Annotations annotations)
    {
        const string Kind = "ScoreValueKind";
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(annotations, name => name != Kind);
        builder.Add(Kind, TextDataViewType.Instance, (ref ReadOnlyMemory<char> value) => value = DefaultColumns.Probability.AsMemory());
        return builder.ToAnnotations();
    }

    /// <summary>Does something with the model as parts of ML.NET's. They score after that too, but can be saved only here, where their <see cref="NetworkFile"/> is.</summary>
    /// <param name="network">The network as ONNX, from the features to <see cref="NetworkColumnName"/>.</param>
    /// <param name="featureColumnName">The features.</param>
    /// <param name="featureCount">Their number.</param>
    /// <param name="use">What is done.</param>
    /// <exception cref="InvalidOperationException">The native ONNX runtime is not there.</exception>
    public T Use<T>(byte[] network, string featureColumnName, int featureCount, Func<TransformerChain<ITransformer>, T> use)
    {
        using var file = new NetworkFile();
        return use(new TransformerChain<ITransformer>([Apply(file.Context, network, featureColumnName, featureCount, WithoutRuntime), .. _parts]));
    }

    /// <summary>Tries whether networks can be scored here, with the smallest of all.</summary>
    /// <exception cref="InvalidOperationException">The native ONNX runtime is not there.</exception>
    public static void CheckRuntime()
    {
        var graph = new OnnxGraph();
        graph.Node("Identity", [graph.Input("Input", 1)], output: NetworkColumnName);
        graph.Output(NetworkColumnName, OnnxType.Single, 1);
        using var file = new NetworkFile();
        Apply(file.Context, graph.ToArray(), "Input", 1, CantPredict);
    }

    internal static InvalidOperationException WithoutRuntime(Exception cause) => new(
        "The model can't be saved: a neural network is saved as ONNX, and the native ONNX runtime was not found. Add the package Microsoft.ML.OnnxRuntime (or Microsoft.ML.OnnxRuntime.Gpu) to the application.", cause);

    internal static InvalidOperationException CantPredict(Exception cause) => new(
        "A network of images can't be trained here: it is to predict by ONNX, and the native ONNX runtime was not found. Add the package Microsoft.ML.OnnxRuntime (or Microsoft.ML.OnnxRuntime.Gpu) to the application.", cause);

    private static ITransformer Apply(MLContext context, byte[] network, string featureColumnName, int featureCount, Func<Exception, InvalidOperationException> withoutRuntime)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(featureColumnName, new VectorDataViewType(NumberDataViewType.Single, featureCount));
        try
        {
            using var stream = new MemoryStream(network);
            return context.Transforms.ApplyOnnxModel([NetworkColumnName], [featureColumnName], stream).Fit(new SchemaView(builder.ToSchema()));
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException or EntryPointNotFoundException })
        {
            throw withoutRuntime(exception);
        }
    }

    private static PartList Begin(int width, out DataViewType type)
    {
        type = new VectorDataViewType(NumberDataViewType.Single, width);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(NetworkColumnName, type);
        var parts = new PartList(builder.ToSchema());
        // ONNX gives a matrix of one row. Two of them side by side are a vector, of which the second half weighs nothing; one alone would stay a matrix.
        return parts.Add(parts.Context.Transforms.Concatenate(VectorColumnName, NetworkColumnName, NetworkColumnName));
    }

    private static float[][] Identity(int size) => [.. Enumerable.Range(0, size).Select(k =>
    {
        var row = new float[2 * size];
        row[k] = 1;
        return row;
    })];
}

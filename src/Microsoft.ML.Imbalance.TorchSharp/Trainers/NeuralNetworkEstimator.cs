using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains a neural network with losses, batches and schedules for imbalanced classes. It is trained by TorchSharp, and predicts without it.</summary>
/// <remarks>
/// <para>
/// By default the loss is logit adjustment (Menon et al., "Long-tail learning via logit adjustment", ICLR 2021): scores are then those for classes that are equally frequent, so that the likeliest class is the
/// decision for the mean recall of the classes; <c>CorrectPriors</c> behind the trainer brings probabilities back. Weights of inverse frequency, which are the usual remedy, mostly cease to matter as a network comes to
/// fit its training rows.
/// </para>
/// <list type="table">
/// <listheader><term>Characteristics</term><description></description></listheader>
/// <item><term>Task</term><description>Binary or multiclass classification</description></item>
/// <item><term>Features</term><description>A vector of Single of known size, without missing values</description></item>
/// <item><term>Normalization required</term><description>No: features are standardized by default</description></item>
/// <item><term>Caching required</term><description>No: rows are read into memory, or beyond a budget to a file</description></item>
/// <item><term>Required packages besides Microsoft.ML</term><description><c>TorchSharp-cpu</c> or one for CUDA to train; <c>Microsoft.ML.OnnxRuntime</c> to save and load</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: <see cref="NeuralNetworkTransformer.SaveAsOnnx(string)"/></description></item>
/// </list>
/// On a few thousand rows, or where single features decide, boosted trees are mostly better, and faster.
/// </remarks>
public sealed class NeuralNetworkEstimator : ITrainerEstimator<NeuralNetworkTransformer, NeuralNetworkModel>
{
    private const string Name = "NeuralNetwork";

    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly NeuralNetworkOptions _options;
    private readonly TrainerColumns _columns;
    private readonly bool _isBinary;
    private readonly int _seed;

    internal NeuralNetworkEstimator(IHostEnvironment environment, NeuralNetworkOptions options, bool isBinary)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _environment = environment;
        _host = environment.Register(Name);
        _options = options;
        _isBinary = isBinary;
        _columns = new TrainerColumns(options.LabelColumnName, options.FeatureColumnName, options.ExampleWeightColumnName, isBinary);
        // Drawn once: an estimator that is fitted twice gives the same network twice.
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>What the trainer is like; as for ML.NET's trainers with the same columns.</summary>
    public TrainerInfo Info => _columns.Info;

    /// <summary>Trains a network.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or rows of one class only, a feature is no finite number, or libtorch can't be loaded.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled before the first epoch began.</exception>
    public NeuralNetworkTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _columns.Check(input.Schema);
        using IChannel channel = _host.Start("Fit");
        return LongWork.Run(channel, Name, () => Fit(input, channel));
    }

    private NeuralNetworkTransformer Fit(IDataView input, IChannel channel)
    {
        // What would fail after two passes over the rows should fail now.
        TorchRuntime.Load();
        ClassPartition classes = Cancellation.Run(_options.CancellationToken, () => ClassPartitionReader.Read(input, _options.LabelColumnName));
        DataViewSchema.Column features = input.Schema[_options.FeatureColumnName], label = input.Schema[_options.LabelColumnName];
        RowFeed feed = new ViewRowFeed(input, features.Name, _options.ExampleWeightColumnName);
        (Network network, TrainingOutcome outcome) = Train(feed, classes, new InputSlots(feed.Width, [.. FeatureColumnReader.CategoricalRanges(features, feed.Width)]), channel);
        string[] names = classes.Names;
        if (!_isBinary)
            (network, names) = LabelKeys.ForAll(network, classes, label);
        return new NeuralNetworkTransformer(
            new NeuralNetworkModel(network, _isBinary, names, outcome, _seed), features.Name, features.Type, label.Annotations, new LearnedPriors(classes.Names, outcome.SharesLearned));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return _columns.GetOutputSchema(inputSchema);
    }

    private (Network Network, TrainingOutcome Outcome) Train(RowFeed feed, ClassPartition classes, InputSlots slots, IChannel channel)
    {
        FeatureScaling? scaling = _options.NormalizeFeatures ? FeatureScaling.Read(feed, slots.Numeric, _options.CancellationToken) : null;
        Network start = _options.Architecture.Build(slots, classes.ClassCount, _options.NumericEmbedding, _options.CategoricalEmbeddingWidth).Initialize(_seed);
        TrainingHost host = TrainingHost.Of(_environment, channel);
        (TorchNetwork trained, TrainingOutcome outcome) = NetworkFitting.Fit(scaling?.Apply(feed) ?? feed, classes, _options, _seed, host, device => new TorchNetwork(start, device));
        using (trained)
        {
            Network network = trained.ToNetwork();
            return (scaling is null ? network : network.Standardizing(scaling.Means, scaling.Scales), outcome);
        }
    }
}

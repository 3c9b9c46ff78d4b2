using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains a convolutional network on images, with losses, batches, schedules and augmentation for imbalanced classes. It is trained by TorchSharp, and predicts without it.</summary>
/// <remarks>
/// <para>The loss is logit adjustment by default, as for <see cref="NeuralNetworkEstimator"/>: the likeliest class is the decision for the mean recall of the classes.</para>
/// <list type="table">
/// <listheader><term>Characteristics</term><description></description></listheader>
/// <item><term>Task</term><description>Binary or multiclass classification</description></item>
/// <item><term>Features</term><description>A column of images, of paths, or of vectors of pixels</description></item>
/// <item><term>Normalization required</term><description>No: pixels are normalized</description></item>
/// <item><term>Caching required</term><description>No: images are read once, into memory as bytes, or beyond a budget to a file</description></item>
/// <item><term>Required packages besides Microsoft.ML</term><description><c>TorchSharp-cpu</c> or one for CUDA to train; <c>Microsoft.ML.OnnxRuntime</c> to predict, save and load</description></item>
/// <item><term>Exportable to ONNX</term><description>Yes: <see cref="ImageNeuralNetworkTransformer.SaveAsOnnx(string)"/></description></item>
/// </list>
/// </remarks>
public sealed class ImageNeuralNetworkEstimator : ITrainerEstimator<ImageNeuralNetworkTransformer, ImageNeuralNetworkModel>
{
    private const string Name = "ImageNeuralNetwork";

    private readonly IHostEnvironment _environment;
    private readonly IHost _host;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly ImageTrainerColumns _columns;
    private readonly bool _isBinary;
    private readonly int _seed;

    internal ImageNeuralNetworkEstimator(IHostEnvironment environment, ImageNeuralNetworkOptions options, bool isBinary)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _environment = environment;
        _host = environment.Register(Name);
        _options = options;
        _isBinary = isBinary;
        _columns = new ImageTrainerColumns(options, isBinary);
        // Drawn once: an estimator that is fitted twice gives the same network twice.
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>What the trainer is like; as for ML.NET's trainers with the same columns.</summary>
    public TrainerInfo Info => _columns.Info;

    /// <summary>Trains a network.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The trained network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="ArgumentException">Images are too small for the architecture, or a vector is no image.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or rows of one class only, an image can't be read, weights do not fit, or a native library is missing.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled before the first epoch began.</exception>
    public ImageNeuralNetworkTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _columns.Check(input.Schema);
        using IChannel channel = _host.Start("Fit");
        return LongWork.Run(channel, Name, () => Fit(input, channel));
    }

    private ImageNeuralNetworkTransformer Fit(IDataView input, IChannel channel)
    {
        ImageSource source = ImageSource.Of(input.Schema, _options);
        CheckNormalization(_options.Normalization, source.Input.Shape.Channels);
        // What would fail after hours should fail now.
        ScoreGlue.CheckRuntime();
        TorchRuntime.Load();
        ClassPartition classes = Cancellation.Run(_options.CancellationToken, () => ClassPartitionReader.Read(input, _options.LabelColumnName));
        DataViewSchema.Column label = input.Schema[_options.LabelColumnName];
        Network start = Start(source.Input.Shape, classes.ClassCount, channel);
        using ImageRows rows = ImageRows.Read(input, source, classes, _options, _seed, line => channel.Warning(MessageSensitivity.UserData, "{0}", line));
        ImageNormalization normalization = NormalizationOf(rows.Training, source.Input.Shape);
        (Network network, TrainingOutcome outcome) = Train(rows, classes, start, new TensorFormat(source.Input.Shape.Width, source.Input.Shape.Height, source.Input.Shape.Channels, normalization), channel);
        string[] names = classes.Names;
        if (!_isBinary)
            (network, names) = LabelKeys.ForAll(network, classes, label);
        var model = new ImageNeuralNetworkModel(network, _isBinary, names, outcome, _seed, source.Input, normalization);
        return new ImageNeuralNetworkTransformer(model, input.Schema, _options, source, label, new LearnedPriors(classes.Names, outcome.SharesLearned));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return _columns.GetOutputSchema(inputSchema);
    }

    private Network Start(ImageShape shape, int classCount, IChannel channel)
    {
        Network network = _options.Architecture.Build(shape, classCount).Initialize(_seed);
        return _options.WeightsPath is string path
            ? NetworkWeights.Load(network, WeightsFile.Read(path), path, line => channel.Info(MessageSensitivity.UserData, "{0}", line))
            : network;
    }

    private ImageNormalization NormalizationOf(ImageSet training, ImageShape shape)
        => _options.Normalization ?? (_options.WeightsPath is not null && shape.Channels == 3 ? ImageNormalization.ImageNet : training.CountNormalization());

    private (Network Network, TrainingOutcome Outcome) Train(ImageRows rows, ClassPartition classes, Network start, TensorFormat format, IChannel channel)
    {
        TrainingHost host = TrainingHost.Of(_environment, channel);
        TorchRuntime.Load(host.Inform);
        Device device = TrainingDevice.Choose(host.GpuDeviceId, host.FallbackToCpu, host.Inform);
        if (rows.AreOnDisk)
            host.Inform!(Invariant($"{rows.Training.Count} images take more than the {_options.MemoryBudget:N0} bytes of MemoryBudget: they are read from a temporary file."));
        int frozen = _options.Architecture.Stages(format.Channels).Take(_options.FrozenStages).Sum(stage => stage.Length);
        ImageAugmenter? augmenter = _options.Augmentation is null ? null : new ImageAugmenter(_options.Augmentation, _seed);
        using var training = new ImageBatchSource(rows.Training, classes.ClassCount, augmenter, format, _options.AugmentationThreadCount, device);
        using ImageBatchSource? validation = rows.Validation.Count == 0 ? null : new(rows.Validation, classes.ClassCount, null, format, _options.AugmentationThreadCount, device);
        (TorchNetwork trained, TrainingOutcome outcome) = NetworkFitting.Fit(training, validation, classes, _options, _seed, host, new TorchNetwork(start, device, frozen));
        using (trained)
            return (trained.ToNetwork(), outcome);
    }

    private static void CheckNormalization(ImageNormalization? normalization, int channels)
    {
        int count = normalization is null ? 1 : Math.Max(normalization.Mean.Count, normalization.StandardDeviation.Count);
        if (count > channels)
            throw new ArgumentException(Invariant($"Normalization has {count} numbers, one a channel, and images have {channels} channel. Give it one number, or set Channels to 3."), nameof(normalization));
    }
}

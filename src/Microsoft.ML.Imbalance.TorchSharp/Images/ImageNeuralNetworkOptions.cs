using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Options of <c>ImageNeuralNetwork</c>. Unlike for tables, 30 epochs and 64 rows of a step are the defaults.</summary>
public sealed class ImageNeuralNetworkOptions : NetworkTrainingOptions
{
    internal const int DefaultImageEpochs = 30;
    internal const string DefaultImageColumn = AugmentImagesOptions.DefaultImageColumn;

    /// <summary>Options as they are by default.</summary>
    public ImageNeuralNetworkOptions()
    {
        Epochs = DefaultImageEpochs;
        BatchSize = 64;
    }

    /// <summary>The label column: Boolean for binary, key for multiclass classification, as for ML.NET's trainers.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The images: <see cref="Data.MLImage"/>; or paths of files, text; or pixels, a vector of Single of known size, channel by channel, rows from the top.</summary>
    /// <value>Default: <c>Image</c>.</value>
    public string FeatureColumnName { get; init; } = DefaultImageColumn;

    /// <summary>The column of example weights, of type Single.</summary>
    /// <value>Default: null, every row weighs 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>The layers.</summary>
    /// <value>Default: <see cref="SmallCnnArchitecture"/>.</value>
    public ImageArchitecture Architecture { get; init; } = new SmallCnnArchitecture();

    /// <summary>The height that images are scaled to.</summary>
    /// <value>At least 1. Default: null, that of the column's type; if it has none, 32, or 224 for <see cref="ImageResNetArchitecture"/>; for vectors, the side of a square.</value>
    public int? ImageHeight { get; init; }

    /// <summary>The width that images are scaled to.</summary>
    /// <value>At least 1. Default: null, as for <see cref="ImageHeight"/>.</value>
    public int? ImageWidth { get; init; }

    /// <summary>Channels that the network sees: 1, colors being turned grey, or 3.</summary>
    /// <value>1 or 3. Default: null, 3 for images; for vectors, what gives a square.</value>
    public int? Channels { get; init; }

    /// <summary>How images of another size are scaled, as in ML.NET's <c>ResizeImages</c>. Images go through twice the size, and squares of 2 x 2 pixels are averaged.</summary>
    /// <value>Default: <see cref="ImageResizingEstimator.ResizingKind.IsoCrop"/>, as there. Ignored for vectors and images that have the size.</value>
    public ImageResizingEstimator.ResizingKind Resizing { get; init; } = ImageResizingEstimator.ResizingKind.IsoCrop;

    /// <summary>The value of white in vectors of pixels; black is 0.</summary>
    /// <value>Positive. Default: 255. Ignored for images and paths.</value>
    public double PixelMaximum { get; init; } = 255;

    /// <summary>Mean and deviation that pixels are normalized with.</summary>
    /// <value>Default: null, those of the training images; with <see cref="WeightsPath"/>, <see cref="ImageNormalization.ImageNet"/> for three channels.</value>
    public ImageNormalization? Normalization { get; init; }

    /// <summary>A file of weights to begin with: a state dictionary as <c>.safetensors</c>, or as <c>Module.save</c> of TorchSharp writes it. A last layer of other classes is trained from the beginning.</summary>
    /// <value>Default: null, none.</value>
    public string? WeightsPath { get; init; }

    /// <summary>Stages at the beginning of the network that stay as they are: 1 is what comes before the first stage of blocks, or the first convolution of a small network. Batch normalization in them stays too.</summary>
    /// <value>At least 0, at most all but the last layer. Default: 0.</value>
    public int FrozenStages { get; init; }

    /// <summary>What is done to training images, anew each time that one is drawn.</summary>
    /// <value>Default: null, nothing.</value>
    public ImageAugmentation? Augmentation { get; init; }

    /// <summary>Threads that make the next batch while one is trained on. The result is the same for any number.</summary>
    /// <value>At least 1. Default: 1.</value>
    public int AugmentationThreadCount { get; init; } = 1;

    /// <summary>Views of an image that are predicted together.</summary>
    /// <value>Default: null, the image as it is.</value>
    public TestTimeAugmentationOptions? TestTimeAugmentation { get; init; }

    /// <summary>Whether files that can't be read whole are left out of training, with a warning each in the log; otherwise they are errors.</summary>
    /// <value>Default: false. Ignored but for columns of paths.</value>
    public bool SkipUnreadableImages { get; init; }

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.Column(LabelColumnName);
        OptionChecks.Column(FeatureColumnName);
        if (ExampleWeightColumnName is not null)
            OptionChecks.Column(ExampleWeightColumnName);
        (Architecture ?? throw new ArgumentException("Architecture is null; leave it out for the default.", nameof(Architecture))).Validate();
        foreach ((int? side, string name) in new[] { (ImageHeight, nameof(ImageHeight)), (ImageWidth, nameof(ImageWidth)) })
        {
            if (side is int given)
                OptionChecks.AtLeast(1, given, name);
        }
        if (Channels is not (null or 1 or 3))
            throw new ArgumentOutOfRangeException(nameof(Channels), Channels, Invariant($"Channels is {Channels}; it must be 1 for grey or 3 for colors."));
        OptionChecks.Defined(Resizing);
        OptionChecks.Positive(PixelMaximum);
        OptionChecks.Between(0, Architecture.Stages(channels: 3).Count, FrozenStages);
        OptionChecks.AtLeast(1, AugmentationThreadCount);
        TestTimeAugmentation?.Validate();
    }
}

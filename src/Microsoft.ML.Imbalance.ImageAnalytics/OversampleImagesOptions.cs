namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="ImageImbalanceExtensions.OversampleImages(TransformsImbalanceCatalog, OversampleImagesOptions)"/>.</summary>
public sealed class OversampleImagesOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The column of images.</summary>
    /// <value>Default: <c>Image</c>.</value>
    public string ImageColumnName { get; init; } = AugmentImagesOptions.DefaultImageColumn;

    /// <summary>What is done to the copies; images of the data stay as they are.</summary>
    /// <value>Default: <see cref="ImageAugmentation.RandAugment"/> with its defaults.</value>
    public ImageAugmentation Augmentation { get; init; } = ImageAugmentation.RandAugment();

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same pixels, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}

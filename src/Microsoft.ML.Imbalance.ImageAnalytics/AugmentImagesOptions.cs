namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="ImageImbalanceExtensions.AugmentImages(TransformsImbalanceCatalog, AugmentImagesOptions)"/>.</summary>
public sealed class AugmentImagesOptions
{
    /// <summary>What is done to images.</summary>
    /// <value>Default: <see cref="ImageAugmentation.RandAugment"/> with its defaults.</value>
    public ImageAugmentation Augmentation { get; init; } = ImageAugmentation.RandAugment();

    /// <summary>The image columns; images of one row are changed alike where they have the same size.</summary>
    /// <value>Default: <c>Image</c>.</value>
    public IReadOnlyList<string> ImageColumnNames { get; init; } = [DefaultImageColumn];

    /// <summary>The seed. The same seed gives the same pixels, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    internal const string DefaultImageColumn = "Image";
}

using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML;

/// <summary>Images: <c>mlContext.Transforms.Imbalance.AugmentImages(...)</c>, <c>OversampleImages</c> and <c>ToTensor</c>, and <c>mlContext.Data.Imbalance.LoadImageFolder(...)</c>.</summary>
public static class ImageImbalanceExtensions
{
    /// <summary>Changes images at random while a pipeline is fitted, and leaves them alone at any other time.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="augmentation">What is done to images; by default <see cref="ImageAugmentation.RandAugment"/>.</param>
    /// <param name="imageColumnName">The column of images, <see cref="MLImage"/>.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static AugmentImagesEstimator AugmentImages(
        this TransformsImbalanceCatalog catalog, ImageAugmentation? augmentation = null, string imageColumnName = AugmentImagesOptions.DefaultImageColumn, int? seed = null)
        => AugmentImages(catalog, new AugmentImagesOptions { Augmentation = augmentation ?? ImageAugmentation.RandAugment(), ImageColumnNames = [imageColumnName], Seed = seed });

    /// <summary>Changes images at random while a pipeline is fitted, and leaves them alone at any other time.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static AugmentImagesEstimator AugmentImages(this TransformsImbalanceCatalog catalog, AugmentImagesOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new AugmentImagesEstimator(catalog.Environment, options);
    }

    /// <summary>Adds augmented copies of images of the smaller classes until the classes have the size asked for. No copy equals its original, or another copy.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="imageColumnName">The column of images, <see cref="MLImage"/>.</param>
    /// <param name="augmentation">What is done to the copies; by default <see cref="ImageAugmentation.RandAugment"/>.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the largest.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static ResamplingEstimator OversampleImages(
        this TransformsImbalanceCatalog catalog, string labelColumnName = "Label", string imageColumnName = AugmentImagesOptions.DefaultImageColumn, ImageAugmentation? augmentation = null,
        SamplingTarget? target = null, int? seed = null)
        => OversampleImages(catalog, new OversampleImagesOptions
        {
            LabelColumnName = labelColumnName,
            ImageColumnName = imageColumnName,
            Augmentation = augmentation ?? ImageAugmentation.RandAugment(),
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Adds augmented copies of images of the smaller classes until the classes have the size asked for. No copy equals its original, or another copy.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static ResamplingEstimator OversampleImages(this TransformsImbalanceCatalog catalog, OversampleImagesOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(catalog.Environment, new OversampleImages(options));
    }

    /// <summary>Turns images into numbers for a network: red, then green, then blue, rows from the top, normalized as <c>(v / 255 - mean) / deviation</c>.</summary>
    /// <remarks>It consists of ML.NET's <c>ExtractPixels</c> and a normalizer, so that models with it load without this package. Images must all have one known size: put <c>ResizeImages</c> before it.</remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make, a vector of Single.</param>
    /// <param name="inputColumnName">The column of images, <see cref="MLImage"/>.</param>
    /// <param name="normalization">Mean and deviation; by default values from 0 to 1.</param>
    /// <returns>The estimator.</returns>
    public static IEstimator<ITransformer> ToTensor(
        this TransformsImbalanceCatalog catalog, string outputColumnName = "Features", string inputColumnName = AugmentImagesOptions.DefaultImageColumn, ImageNormalization? normalization = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ToTensorEstimator(catalog.Environment, outputColumnName, inputColumnName, normalization ?? ImageNormalization.UnitRange);
    }

    /// <summary>Lists a folder of images that has a folder inside for each class. Images are decoded when a row is read.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="folder">The folder. The names of the folders in it are the classes; .png, .jpg, .jpeg, .bmp, .gif and .webp files in them are the images.</param>
    /// <param name="skipUnreadable">
    /// Whether files that can't be read whole are left out, with a warning each in the log; every file is then read once now. Otherwise reading the row fails and names the file.
    /// </param>
    /// <param name="cancellationToken">Ends the listing, and the reading of every file.</param>
    /// <returns>Columns <c>Label</c> and <c>ImagePath</c>, text, and <c>Image</c>, <see cref="MLImage"/>. Classes are spread evenly over the rows.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidOperationException">There are fewer than two classes, or one has no image.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static IDataView LoadImageFolder(this DataImbalanceCatalog catalog, string folder, bool skipUnreadable = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(folder);
        using IChannel channel = catalog.Environment.Register(nameof(LoadImageFolder)).Start("Load");
        ImageFolder images = LongWork.Run(channel, nameof(LoadImageFolder), () => ImageFolder.Open(folder, skipUnreadable, cancellationToken));
        foreach (string reason in images.Skipped)
            channel.Warning(MessageSensitivity.None, "Skipped: {0}", reason);
        return new ColumnarView(
            images.Files.Length,
            new ViewColumn<ReadOnlyMemory<char>>("Label", TextDataViewType.Instance, row => images.Classes[images.Files[row].Class].AsMemory()),
            new ViewColumn<ReadOnlyMemory<char>>("ImagePath", TextDataViewType.Instance, row => images.Files[row].Path.AsMemory()),
            new ImageFileColumn(AugmentImagesOptions.DefaultImageColumn, row => images.Files[row].Path));
    }

    private sealed class ImageFileColumn(string name, Func<int, string> pathOf) : ViewColumn(name, new ImageDataViewType(), null)
    {
        public override Delegate CreateGetter(Func<int> row) => (ValueGetter<MLImage>)((ref MLImage value) =>
        {
            MLImage image = ImageFile.Read(pathOf(row()));
            value?.Dispose();
            value = image;
        });
    }
}

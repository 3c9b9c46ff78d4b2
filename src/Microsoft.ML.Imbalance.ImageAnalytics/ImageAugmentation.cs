using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A random change of an image that does not change what it shows. Immutable; combine them with <see cref="Compose"/>, <see cref="OneOf"/> and <see cref="WithProbability"/>.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Every draw follows from the seed, the pass over the data, the row and the place of the operation: the same image gets the same pixels on any number of threads.</item>
/// <item>Geometry that follows one another is one transformation, so that pixels are interpolated once; so is color, which is cut off to 0 to 255 once.</item>
/// <item>The size of an image never changes: what is cropped or padded is scaled back.</item>
/// <item>Alpha moves with the pixels; its values are not changed.</item>
/// </list>
/// </remarks>
public abstract partial class ImageAugmentation
{
    private protected ImageAugmentation()
    {
    }

    /// <summary>One after the other, in this order.</summary>
    /// <param name="steps">The steps; none leaves images as they are.</param>
    /// <returns>All of them as one.</returns>
    public static ImageAugmentation Compose(params ImageAugmentation[] steps) => new Sequence(Check(steps, nameof(steps)));

    /// <summary>One of several, each as likely as the others.</summary>
    /// <param name="choices">The choices, at least one.</param>
    /// <returns>The choice as one augmentation.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ImageAugmentation OneOf(params ImageAugmentation[] choices)
        => Check(choices, nameof(choices)).Length > 0 ? new Choice(choices) : throw new ArgumentException("OneOf has no choice; at least one augmentation is needed.", nameof(choices));

    /// <summary>This augmentation on some images, and nothing on the others.</summary>
    /// <param name="probability">The share of images that are changed, from 0 to 1.</param>
    /// <returns>The augmentation with a probability.</returns>
    public ImageAugmentation WithProbability(double probability) => new Sometimes(this, OptionChecks.Within(0, 1, probability));

    /// <summary>This augmentation with another way to read between pixels and beyond the edge, for all steps in it that have none of their own.</summary>
    /// <param name="sampling">The way to read.</param>
    /// <returns>The augmentation with it.</returns>
    public ImageAugmentation WithSampling(ImageSampling sampling)
    {
        ArgumentNullException.ThrowIfNull(sampling);
        return new Sampled(this, sampling);
    }

    /// <summary>A picture to look at: a row for each image, the image itself at the left and versions of it beside.</summary>
    /// <param name="images">The images, at least one.</param>
    /// <param name="versions">How many versions of each, 1 or more.</param>
    /// <param name="tileSize">Width and height of each in the picture, in pixels; images are scaled to it.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends the drawing.</param>
    /// <returns>A PNG file.</returns>
    /// <exception cref="ArgumentException">There is no image.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public byte[] DrawContactSheet(IReadOnlyList<MLImage> images, int versions = 7, int tileSize = 56, int seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0)
            throw new ArgumentException("images has none; a contact sheet needs at least one.", nameof(images));
        ImageBuffer[] buffers = [.. images.Select(image =>
        {
            var buffer = new ImageBuffer(1, 1, 4);
            MLImagePixels.Read(image, buffer);
            return buffer;
        })];
        return Cancellation.Run(
            cancellationToken, () => ContactSheet.Draw(buffers, new ImageAugmenter(this, seed), OptionChecks.Between(1, 100, versions), OptionChecks.Between(8, 1024, tileSize)));
    }

    /// <summary>Draws from the stream, and does it. The stream is this operation's own.</summary>
    internal abstract void Apply(ImageProgram image, RandomStream stream);

    private static ImageAugmentation[] Check(ImageAugmentation[] steps, string name)
    {
        ArgumentNullException.ThrowIfNull(steps, name);
        return Array.IndexOf(steps, null) is var missing and >= 0 ? throw new ArgumentException(Invariant($"{name}[{missing}] is null; an augmentation is needed."), name) : [.. steps];
    }

    private sealed class Sequence(ImageAugmentation[] steps) : ImageAugmentation
    {
        internal override void Apply(ImageProgram image, RandomStream stream)
        {
            for (int i = 0; i < steps.Length; i++)
                steps[i].Apply(image, stream.Split((ulong)i));
        }
    }

    private sealed class Choice(ImageAugmentation[] choices) : ImageAugmentation
    {
        internal override void Apply(ImageProgram image, RandomStream stream)
        {
            int chosen = stream.Next(choices.Length);
            choices[chosen].Apply(image, stream.Split((ulong)chosen));
        }
    }

    private sealed class Sometimes(ImageAugmentation inner, double probability) : ImageAugmentation
    {
        internal override void Apply(ImageProgram image, RandomStream stream)
        {
            if (stream.NextDouble() < probability)
                inner.Apply(image, stream.Split(0));
        }
    }

    private sealed class Sampled(ImageAugmentation inner, ImageSampling sampling) : ImageAugmentation
    {
        internal override void Apply(ImageProgram image, RandomStream stream)
        {
            ImageSampling before = image.Sampling;
            image.Sampling = sampling;
            inner.Apply(image, stream.Split(0));
            image.Sampling = before;
        }
    }
}

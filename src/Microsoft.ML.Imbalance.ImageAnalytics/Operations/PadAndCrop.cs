namespace Microsoft.ML.Imbalance;

/// <summary>Puts a margin around the image and cuts a piece of its size out of that: a shift by whole pixels.</summary>
internal sealed class PadAndCrop(int padding) : ImageAugmentation
{
    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        int right = stream.Next(2 * padding + 1) - padding;
        Imbalance.Translate.By(image, right, stream.Next(2 * padding + 1) - padding);
    }
}

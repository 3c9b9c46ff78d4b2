using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>The versions of one image after the other, none of which equals the image or one before it. Which they are depends on the image and the seed, not on who asked for which.</summary>
internal sealed class ImageVersions(ImageAugmenter augmenter)
{
    private const int MaximumDraws = 32;

    // Of the image, then of its versions so far.
    private readonly List<ulong> _known = [];
    private int _row = -1;

    /// <summary>A version, valid until the program begins the next image.</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="row">Its row.</param>
    /// <param name="version">Which version of it, from 0.</param>
    /// <param name="program">Memory to work in.</param>
    /// <exception cref="InvalidOperationException">The augmentation has not so many versions of the image.</exception>
    public ImageBuffer Of(ImageBuffer pixels, int row, int version, ImageProgram program)
    {
        // Who asks again for a version that is known needs it made again, with those before it.
        if (row != _row || version + 1 < _known.Count)
        {
            _known.Clear();
            _known.Add(HashOf(pixels));
            _row = row;
        }
        ImageBuffer? made = null;
        while (_known.Count <= version + 1)
            made = Next(pixels, row, program);
        return made!;
    }

    // Operations that come with a probability may leave an image as it is, and some have few outcomes; a copy must not be one that there is.
    private ImageBuffer Next(ImageBuffer pixels, int row, ImageProgram program)
    {
        int version = _known.Count - 1;
        for (int draw = 0; draw < MaximumDraws; draw++)
        {
            ImageBuffer changed = augmenter.ToBytes(pixels, checked(version * MaximumDraws + draw), row, program);
            ulong hash = HashOf(changed);
            if (_known.Contains(hash))
                continue;
            _known.Add(hash);
            return changed;
        }
        throw new InvalidOperationException(version == 0
            ? Invariant($"{MaximumDraws} draws of the augmentation left the image in row {row} as it is; a copy would be a plain duplicate. Add an operation that changes every image, such as Brightness, or raise the probabilities.")
            : Invariant($"{MaximumDraws} draws of the augmentation made no other version of the image in row {row} than the {version} that it has already; a copy would be a plain duplicate. Add an operation with many outcomes, such as Rotate, or ask for fewer rows."));
    }

    private static ulong HashOf(ImageBuffer image)
    {
        ReadOnlySpan<byte> pixels = image.Pixels;
        ulong hash = (ulong)pixels.Length;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(pixels))
            hash = RandomStream.Mix(hash ^ word);
        for (int i = pixels.Length / sizeof(ulong) * sizeof(ulong); i < pixels.Length; i++)
            hash = RandomStream.Mix(hash ^ pixels[i]);
        return hash;
    }
}

namespace Microsoft.ML.Imbalance;

/// <content>Where pixels are.</content>
public abstract partial class ImageAugmentation
{
    private const double MaximumFactor = 100;
    private const int MaximumPadding = 1 << 16;

    /// <summary>Turns the image around its center by an angle drawn uniformly.</summary>
    /// <param name="maximumDegrees">The largest angle in either direction, 0 to 180.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Rotate(double maximumDegrees = 15)
        => new Rotate(OptionChecks.Within(0, 180, maximumDegrees));

    /// <summary>Shifts the image along both axes, each by a share drawn uniformly.</summary>
    /// <param name="maximumShare">The longest shift in either direction, as a share of width and height, 0 to 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Translate(double maximumShare = 0.1)
        => new Translate(OptionChecks.Within(0, 1, maximumShare));

    /// <summary>Scales the image around its center by a factor drawn uniformly in its logarithm.</summary>
    /// <param name="minimum">The smallest factor, above 0; below 1 there is a border to be seen.</param>
    /// <param name="maximum">The largest factor, not below <paramref name="minimum"/>.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Zoom(double minimum = 0.8, double maximum = 1.25)
        => new Zoom(OptionChecks.Positive(minimum), OptionChecks.Within(minimum, MaximumFactor, maximum));

    /// <summary>Shifts rows, or columns, the further the more distant they are from the center.</summary>
    /// <param name="maximumDegrees">The largest angle in either direction, 0 to 60.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Shear(double maximumDegrees = 10)
        => new Shear(OptionChecks.Within(0, 60, maximumDegrees));

    /// <summary>Swaps left and right.</summary>
    /// <param name="probability">The share of images that are flipped.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation FlipHorizontally(double probability = 0.5)
        => new FlipHorizontally().WithProbability(probability);

    /// <summary>Swaps top and bottom.</summary>
    /// <param name="probability">The share of images that are flipped.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation FlipVertically(double probability = 0.5)
        => new FlipVertically().WithProbability(probability);

    /// <summary>Cuts out a rectangle at a random place and scales it to the size of the image (Szegedy et al., "Going deeper with convolutions", CVPR 2015).</summary>
    /// <param name="minimumArea">The smallest part of the area, above 0.</param>
    /// <param name="maximumArea">The largest part of the area, at most 1.</param>
    /// <param name="maximumRatio">The most that the rectangle is wider than high, relative to the image in pixels, or higher than wide; at least 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation CropAndResize(double minimumArea = 0.6, double maximumArea = 1, double maximumRatio = 4.0 / 3)
        => new CropAndResize(OptionChecks.Fraction(minimumArea), OptionChecks.Within(minimumArea, 1, maximumArea), 1 / OptionChecks.Within(1, MaximumFactor, maximumRatio), maximumRatio);

    /// <summary>Puts a margin around the image and cuts a piece of its size out of that: a shift by whole pixels, the augmentation that CIFAR networks are trained with.</summary>
    /// <param name="padding">The margin in pixels, 0 or more.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation PadAndCrop(int padding = 4)
        => new PadAndCrop(OptionChecks.Between(0, MaximumPadding, padding));

    /// <summary>Puts a margin around the image and scales it back to its size.</summary>
    /// <param name="maximumShare">The widest margin on each side, as a share of width and height, 0 to 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Pad(double maximumShare = 0.2)
        => new Pad(OptionChecks.Within(0, 1, maximumShare));

    /// <summary>Sees the image on a tilted plane: each corner moves inwards by a part drawn uniformly.</summary>
    /// <param name="maximumShare">The furthest a corner moves, as a share of half the width and height, 0 to 0.9.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Perspective(double maximumShare = 0.3)
        => new Perspective(OptionChecks.Within(0, 0.9, maximumShare));
}

namespace Microsoft.ML.Imbalance;

/// <content>Colors and grey levels.</content>
public abstract partial class ImageAugmentation
{
    /// <summary>Multiplies grey levels by a factor drawn uniformly.</summary>
    /// <param name="maximumChange">The furthest the factor is from 1, 0 to 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Brightness(double maximumChange = 0.2)
        => new Brightness(OptionChecks.Within(0, 1, maximumChange));

    /// <summary>Spreads grey levels around the mean lightness of the image, or draws them together.</summary>
    /// <param name="maximumChange">The furthest the factor is from 1, 0 to 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Contrast(double maximumChange = 0.2)
        => new Contrast(OptionChecks.Within(0, 1, maximumChange));

    /// <summary>Moves colors away from grey, or towards it.</summary>
    /// <param name="maximumChange">The furthest the factor is from 1, 0 to 1; at 1 all color may go.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Saturation(double maximumChange = 0.2)
        => new Saturation(OptionChecks.Within(0, 1, maximumChange));

    /// <summary>Turns colors around the grey axis of YIQ; lightness stays. (A rotation, where torchvision shifts the hue of HSV.)</summary>
    /// <param name="maximumDegrees">The largest angle in either direction, 0 to 180.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Hue(double maximumDegrees = 18)
        => new Hue(OptionChecks.Within(0, 180, maximumDegrees));

    /// <summary>Brightness, contrast, saturation and hue, in this order, as one change of colors.</summary>
    /// <param name="brightness">The furthest the factor of brightness is from 1, 0 to 1.</param>
    /// <param name="contrast">The furthest the factor of contrast is from 1, 0 to 1.</param>
    /// <param name="saturation">The furthest the factor of saturation is from 1, 0 to 1.</param>
    /// <param name="hueDegrees">The largest angle of the hue in either direction, 0 to 180.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation ColorJitter(double brightness = 0.2, double contrast = 0.2, double saturation = 0.2, double hueDegrees = 0)
        => Compose(Brightness(brightness), Contrast(contrast), Saturation(saturation), Hue(hueDegrees));

    /// <summary>Leaves the lightness of colors only.</summary>
    /// <param name="probability">The share of images that lose their color.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Grayscale(double probability = 0.1)
        => new Grayscale().WithProbability(probability);

    /// <summary>Makes black of white and white of black.</summary>
    /// <param name="probability">The share of images that are inverted.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Invert(double probability = 0.5) => new Invert().WithProbability(probability);

    /// <summary>Keeps the high bits of each grey level only.</summary>
    /// <param name="bits">How many bits are kept, 1 to 8.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Posterize(int bits = 4) => new Posterize(OptionChecks.Between(1, 8, bits));

    /// <summary>Inverts the light part of the grey levels.</summary>
    /// <param name="threshold">The first level that is inverted, 0 to 256.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Solarize(int threshold = 128)
        => new Solarize(OptionChecks.Between(0, 256, threshold));

    /// <summary>Maps the levels of each color so that all are about equally frequent.</summary>
    /// <returns>The augmentation.</returns>
    public static ImageAugmentation Equalize() => new Equalize();

    /// <summary>Stretches the levels of each color over the whole range.</summary>
    /// <returns>The augmentation.</returns>
    public static ImageAugmentation AutoContrast() => new AutoContrast();
}

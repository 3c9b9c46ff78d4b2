namespace Microsoft.ML.Imbalance;

/// <content>Neighborhoods and noise.</content>
public abstract partial class ImageAugmentation
{
    /// <summary>Adds a normal draw to each color of each pixel; the deviation is drawn uniformly for each image.</summary>
    /// <param name="minimumDeviation">The smallest standard deviation in grey levels, 0 or more.</param>
    /// <param name="maximumDeviation">The largest, not below <paramref name="minimumDeviation"/>, at most 255.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation GaussianNoise(double minimumDeviation = 0, double maximumDeviation = 10)
        => new GaussianNoise(OptionChecks.NotNegative(minimumDeviation), OptionChecks.Within(minimumDeviation, 255, maximumDeviation));

    /// <summary>Weighs the pixels around each by a Gaussian, whose deviation is drawn uniformly for each image.</summary>
    /// <param name="minimumDeviation">The smallest standard deviation in pixels, above 0.</param>
    /// <param name="maximumDeviation">The largest, not below <paramref name="minimumDeviation"/>, at most 100.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Blur(double minimumDeviation = 0.1, double maximumDeviation = 1.5)
        => new Blur(OptionChecks.Positive(minimumDeviation), OptionChecks.Within(minimumDeviation, MaximumFactor, maximumDeviation));

    /// <summary>Sharpens, or blurs slightly.</summary>
    /// <param name="maximumChange">The furthest the factor is from 1, which changes nothing; 0 to 10. Factor 0 is the blurred image.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Sharpness(double maximumChange = 0.9)
        => new Sharpness(OptionChecks.Within(0, 10, maximumChange));

    /// <summary>Covers a rectangle at a random place with the fill color of the sampling: random erasing, or cutout.</summary>
    /// <param name="minimumArea">The smallest part of the area, above 0.</param>
    /// <param name="maximumArea">The largest part of the area, at most 1.</param>
    /// <param name="maximumRatio">The most that the rectangle is wider than high, or higher than wide; at least 1.</param>
    /// <returns>The augmentation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static ImageAugmentation Erase(double minimumArea = 0.02, double maximumArea = 0.25, double maximumRatio = 3)
        => new Erase(OptionChecks.Fraction(minimumArea), OptionChecks.Within(minimumArea, 1, maximumArea), OptionChecks.Within(1, MaximumFactor, maximumRatio));
}

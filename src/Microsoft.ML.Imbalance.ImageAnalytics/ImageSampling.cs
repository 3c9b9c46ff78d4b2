namespace Microsoft.ML.Imbalance;

/// <summary>How an image is read at places that are no pixel of it. Immutable.</summary>
public sealed class ImageSampling
{
    private readonly ImageBorder _border;
    private readonly ImageInterpolation _interpolation = ImageInterpolation.Bilinear;

    /// <summary>What is seen beyond the edge.</summary>
    /// <value>Default: <see cref="ImageBorder.Constant"/>.</value>
    public ImageBorder Border
    {
        get => _border;
        init => _border = OptionChecks.Defined(value, nameof(Border));
    }

    /// <summary>How the color between pixels is found.</summary>
    /// <value>Default: <see cref="ImageInterpolation.Bilinear"/>.</value>
    public ImageInterpolation Interpolation
    {
        get => _interpolation;
        init => _interpolation = OptionChecks.Defined(value, nameof(Interpolation));
    }

    /// <summary>The color beyond the edge, where <see cref="Border"/> is <see cref="ImageBorder.Constant"/>; ignored otherwise. Images of one channel take the green part.</summary>
    /// <value>Default: black.</value>
    public (byte Red, byte Green, byte Blue) Fill { get; init; }

    internal static ImageSampling Default { get; } = new();
}

namespace Microsoft.ML.Imbalance;

/// <summary>
/// One image on its way through an augmentation. Geometry is gathered in one matrix and color in another; pixels are touched only when an operation has to see them,
/// and at the end. Its memory serves one image after the other.
/// </summary>
internal sealed class ImageProgram
{
    private readonly ImageBuffer[] _own = [new(1, 1, 1), new(1, 1, 1)];
    private ImageBuffer _image = null!;
    private Homography _inverse;
    private ColorMatrix _color;
    private ImageSampling _passSampling = ImageSampling.Default;

    /// <summary>Size of the image, which no operation changes.</summary>
    public int Width => _image.Width;

    public int Height => _image.Height;

    public int Channels => _image.Channels;

    /// <summary>How operations read between pixels and beyond the edge.</summary>
    public ImageSampling Sampling { get; set; } = ImageSampling.Default;

    /// <summary>Begins with an image, which is not changed.</summary>
    public void Begin(ImageBuffer image)
    {
        _image = image;
        Sampling = ImageSampling.Default;
        Reset();
    }

    /// <summary>Moves pixels.</summary>
    /// <param name="inverse">From places of the result to places of the image before.</param>
    /// <param name="staysInside">Whether no place beyond the edge is asked for.</param>
    public void Warp(in Homography inverse, bool staysInside = false)
    {
        bool fills = !staysInside && Sampling.Border == ImageBorder.Constant;
        // The fill is no color of the image: what was done to colors before it came in must not be done to it.
        if ((fills && _color != ColorMatrix.Identity) || (_inverse != Homography.Identity && _passSampling != Sampling))
            Flush();
        _passSampling = Sampling;
        _inverse *= inverse;
    }

    /// <summary>Changes colors linearly. Results beyond 0 … 255 are cut off once, at the end of all that is done in one pass.</summary>
    public void Recolor(in ColorMatrix change) => _color = change.After(_color);

    /// <summary>The mean lightness, without what geometry of the same pass brings in or takes away.</summary>
    public float MeanLightness()
    {
        (float red, float green, float blue) = ImageStatistics.Means(_image);
        (red, green, blue) = _color.Apply(red, green, blue);
        return ColorMatrix.RedWeight * red + ColorMatrix.GreenWeight * green + ColorMatrix.BlueWeight * blue;
    }

    /// <summary>The pixels as they are now, to be read and written.</summary>
    public ImageBuffer Pixels()
    {
        if (!IsOwn || HasPending)
            Flush();
        return _image;
    }

    /// <summary>A second image of the same shape, to write a result into, and the pixels as they are now.</summary>
    public (ImageBuffer From, ImageBuffer To) PixelsAndNext()
    {
        ImageBuffer from = Pixels();
        return (from, Other(from));
    }

    /// <summary>Goes on with what was written into the second image.</summary>
    public void Take(ImageBuffer image) => _image = image;

    /// <summary>The result as bytes; valid until the next image begins.</summary>
    public ImageBuffer ToBytes()
    {
        if (HasPending)
            Flush();
        return _image;
    }

    /// <summary>The result as numbers, scaled to the size asked for in the same pass.</summary>
    public void ToTensor(TensorFormat format, Span<float> target)
    {
        Homography inverse = format.Width == Width && format.Height == Height
            ? _inverse
            : _inverse * Homography.Scale((double)Width / format.Width, (double)Height / format.Height);
        bool isGrey = Channels == 1;
        if (!isGrey && format.Channels == 1)
            Recolor(ColorMatrix.Saturation(0));
        Span<float> planes = target[..format.Length];
        int length = format.Width * format.Height;
        if (isGrey == (format.Channels == 1))
        {
            FusedPass.ToTensor(_image, inverse, _color, _passSampling, format.Width, format.Height, format.Normalization, planes);
        }
        else if (isGrey)
        {
            FusedPass.ToTensor(_image, inverse, _color, _passSampling, format.Width, format.Height, ImageNormalization.UnitRange, planes);
            for (int channel = 2; channel >= 0; channel--)
                Scale(planes[..length], planes.Slice(channel * length, length), format.Normalization, channel);
        }
        else
        {
            var three = new float[3 * length];
            FusedPass.ToTensor(_image, inverse, _color, _passSampling, format.Width, format.Height, format.Normalization, three);
            three.AsSpan(0, length).CopyTo(planes);
        }
    }

    private bool HasPending => _inverse != Homography.Identity || _color != ColorMatrix.Identity;

    private bool IsOwn => _image == _own[0] || _image == _own[1];

    private static void Scale(ReadOnlySpan<float> unit, Span<float> target, ImageNormalization normalization, int channel)
    {
        float factor = 255 * normalization.FactorOf(channel), offset = normalization.OffsetOf(channel);
        for (int i = 0; i < unit.Length; i++)
            target[i] = unit[i] * factor + offset;
    }

    private ImageBuffer Other(ImageBuffer image)
    {
        ImageBuffer other = image == _own[0] ? _own[1] : _own[0];
        other.Resize(image.Width, image.Height, image.Channels, image.Order);
        return other;
    }

    private void Flush()
    {
        ImageBuffer target = Other(_image);
        FusedPass.ToBytes(_image, _inverse, _color, _passSampling, target);
        _image = target;
        Reset();
    }

    private void Reset()
    {
        _inverse = Homography.Identity;
        _color = ColorMatrix.Identity;
        _passSampling = Sampling;
    }
}

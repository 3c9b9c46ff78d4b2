namespace Microsoft.ML.Imbalance;

/// <summary>In which order the bytes of a pixel stand.</summary>
internal enum ChannelOrder
{
    /// <summary>Red, green, blue, then alpha if there are four.</summary>
    Rgb,

    /// <summary>Blue, green, red, then alpha if there are four.</summary>
    Bgr,
}

/// <summary>
/// An image as bytes: rows from the top, pixels from the left, the channels of a pixel side by side. One channel is grey, three are colors, four colors and alpha
/// (not premultiplied).
/// </summary>
internal sealed class ImageBuffer
{
    /// <summary>Bytes that must lie behind the last pixel, of whatever value: vectors read beyond it.</summary>
    public const int Padding = 32;

    private int _offset;

    /// <summary>An image of its own memory, black.</summary>
    public ImageBuffer(int width, int height, int channels, ChannelOrder order = ChannelOrder.Rgb) => Resize(width, height, channels, order);

    /// <summary>An image inside an array, such as one of many behind each other; nothing is copied.</summary>
    public ImageBuffer(byte[] bytes, int offset, int width, int height, int channels, ChannelOrder order = ChannelOrder.Rgb)
    {
        Check(width, height, channels);
        if (offset < 0 || bytes.Length - offset < checked(width * height * channels) + Padding)
            throw new ArgumentException(Invariant($"{bytes.Length} bytes hold no image of {width} x {height} x {channels} from byte {offset} on; {Padding} bytes must follow the last pixel."), nameof(bytes));
        (Bytes, _offset, Width, Height, Channels, Order) = (bytes, offset, width, height, channels, order);
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Channels { get; private set; }

    public ChannelOrder Order { get; private set; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride => Width * Channels;

    public Span<byte> Pixels => Bytes.AsSpan(_offset, Stride * Height);

    private byte[] Bytes { get; set; } = [];

    /// <summary>The pixels, with the bytes behind them that vectors may read.</summary>
    public Span<byte> PaddedPixels => Bytes.AsSpan(_offset, Stride * Height + Padding);

    /// <summary>Which byte of a pixel is red (0), green (1), blue (2) or alpha (3).</summary>
    public int ByteOf(int channel) => Order == ChannelOrder.Bgr && channel < 3 ? 2 - channel : channel;

    /// <summary>Makes it an image of this shape, in the memory it has if that is enough; pixels are whatever they are.</summary>
    public void Resize(int width, int height, int channels, ChannelOrder order)
    {
        Check(width, height, channels);
        int length = checked(width * height * channels + Padding);
        if (_offset > 0 || Bytes.Length < length)
            (Bytes, _offset) = (new byte[length], 0);
        (Width, Height, Channels, Order) = (width, height, channels, order);
    }

    private static void Check(int width, int height, int channels)
    {
        if (width < 1 || height < 1)
            throw new ArgumentException(Invariant($"The image is {width} x {height} pixels; both must be at least 1. Leave empty images out."));
        if (channels is not (1 or 3 or 4))
            throw new ArgumentException(Invariant($"The image has {channels} channels; 1 (grey), 3 (colors) or 4 (colors and alpha) are needed."));
    }
}

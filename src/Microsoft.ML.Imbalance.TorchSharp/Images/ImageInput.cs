using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How a row of pixels becomes what a network sees.</summary>
/// <param name="Shape">What the network sees.</param>
/// <param name="PixelChannels">Channels of the row: 3, or 1 as the network.</param>
/// <param name="Zoom">How many times wider and higher the row's image is; squares of so many pixels are averaged. ML.NET scales images without averaging.</param>
/// <param name="White">The value of white; black is 0.</param>
internal sealed record ImageInput(ImageShape Shape, int PixelChannels, int Zoom, float White)
{
    public const float RedWeight = 0.299f, GreenWeight = 0.587f, BlueWeight = 0.114f;

    /// <summary>Numbers of a row: channel by channel, rows from the top.</summary>
    public int Length => PixelChannels * Shape.Height * Shape.Width * Zoom * Zoom;

    /// <summary>Whether colors become grey.</summary>
    public bool TurnsGrey => PixelChannels > Shape.Channels;

    /// <summary>The row as bytes, the channels of a pixel side by side.</summary>
    /// <exception cref="InvalidOperationException">A number is no pixel.</exception>
    public void ToBytes(ReadOnlySpan<float> row, Span<byte> target, Func<string> describeRow)
    {
        int plane = Length / PixelChannels, pixels = Shape.Height * Shape.Width;
        float scale = 255 / (White * Zoom * Zoom);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            int first = pixel / Shape.Width * Zoom * Shape.Width * Zoom + pixel % Shape.Width * Zoom;
            if (TurnsGrey)
            {
                float grey = RedWeight * Sum(row, first) + GreenWeight * Sum(row, plane + first) + BlueWeight * Sum(row, 2 * plane + first);
                target[pixel] = Level(grey * scale, describeRow);
                continue;
            }
            for (int channel = 0; channel < Shape.Channels; channel++)
                target[pixel * Shape.Channels + channel] = Level(Sum(row, channel * plane + first) * scale, describeRow);
        }
    }

    private float Sum(ReadOnlySpan<float> row, int first)
    {
        if (Zoom == 1)
            return row[first];
        float sum = 0;
        for (int y = 0; y < Zoom; y++)
        {
            for (int x = 0; x < Zoom; x++)
                sum += row[first + y * Shape.Width * Zoom + x];
        }
        return sum;
    }

    private byte Level(float level, Func<string> describeRow)
    {
        // A trifle beyond the ends is rounding.
        if (level >= -0.5f && level <= 255.5f)
            return (byte)Math.Clamp(MathF.Round(level), 0, 255);
        throw new InvalidOperationException(Invariant(
            $"{describeRow()} has the pixel {level / 255 * White}; pixels must be from 0 to {White}. Scale them, or set PixelMaximum to the value of white."));
    }
}

using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Between ML.NET's images and pixels as this package has them. ML.NET's have four channels, in either order, colors multiplied by alpha.</summary>
internal static class MLImagePixels
{
    private const int Opaque = 255;

    /// <summary>Copies the pixels; colors are divided by alpha where it is not opaque.</summary>
    public static void Read(MLImage image, ImageBuffer target)
    {
        target.Resize(image.Width, image.Height, 4, image.PixelFormat == MLPixelFormat.Bgra32 ? ChannelOrder.Bgr : ChannelOrder.Rgb);
        image.Pixels.CopyTo(target.Pixels);
        if (HasAlpha(target.Pixels))
            ForEachTransparent(target.Pixels, (color, alpha) => alpha == 0 ? 0 : Math.Min((color * Opaque + alpha / 2) / alpha, Opaque));
    }

    /// <summary>An image of its own memory; the caller owns it. <paramref name="pixels"/> are multiplied by alpha on the way.</summary>
    public static MLImage Create(ImageBuffer pixels)
    {
        MLPixelFormat format = pixels.Order == ChannelOrder.Bgr ? MLPixelFormat.Bgra32 : MLPixelFormat.Rgba32;
        if (!HasAlpha(pixels.Pixels))
            return MLImage.CreateFromPixels(pixels.Width, pixels.Height, format, pixels.Pixels);
        byte[] multiplied = pixels.Pixels.ToArray();
        ForEachTransparent(multiplied, (color, alpha) => (color * alpha + Opaque / 2) / Opaque);
        return MLImage.CreateFromPixels(pixels.Width, pixels.Height, format, multiplied);
    }

    private static bool HasAlpha(Span<byte> pixels)
    {
        // Alpha is the last byte whatever the order: the highest of a little-endian integer.
        uint all = uint.MaxValue;
        foreach (uint pixel in MemoryMarshal.Cast<byte, uint>(pixels))
            all &= pixel;
        return all >> 24 != Opaque;
    }

    private static void ForEachTransparent(Span<byte> pixels, Func<int, int, int> change)
    {
        for (int i = 0; i < pixels.Length; i += 4)
        {
            int alpha = pixels[i + 3];
            for (int channel = 0; alpha < Opaque && channel < 3; channel++)
                pixels[i + channel] = (byte)change(pixels[i + channel], alpha);
        }
    }
}

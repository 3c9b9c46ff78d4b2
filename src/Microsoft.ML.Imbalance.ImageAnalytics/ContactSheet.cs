using SkiaSharp;

namespace Microsoft.ML.Imbalance;

/// <summary>Pictures side by side in one: a row for each image, as it is at the left and augmented beside.</summary>
internal static class ContactSheet
{
    private const int Gap = 4;

    /// <summary>Draws a sheet as PNG.</summary>
    /// <param name="images">The images, a row each.</param>
    /// <param name="augmenter">What is shown.</param>
    /// <param name="columns">How many versions, beside the image itself.</param>
    /// <param name="tile">Width and height of a picture in pixels; images are scaled to fit by whole pixels where they can be.</param>
    public static byte[] Draw(IReadOnlyList<ImageBuffer> images, ImageAugmenter augmenter, int columns, int tile)
    {
        using var sheet = new SKBitmap((columns + 1) * (tile + Gap) + Gap, images.Count * (tile + Gap) + Gap, SKColorType.Rgba8888, SKAlphaType.Opaque);
        sheet.Erase(SKColors.White);
        var program = new ImageProgram();
        var work = new LongWork("images", images.Count);
        for (int row = 0; row < images.Count; row++)
        {
            Paste(sheet, images[row], column: 0, row, tile);
            for (int column = 0; column < columns; column++)
                Paste(sheet, augmenter.ToBytes(images[row], epoch: column, row, program), column + 1, row, tile);
            work.Step();
        }
        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Paste(SKBitmap sheet, ImageBuffer image, int column, int row, int tile)
    {
        double scale = (double)tile / Math.Max(image.Width, image.Height);
        int width = Math.Max(1, (int)(image.Width * scale)), height = Math.Max(1, (int)(image.Height * scale));
        var scaled = new ImageBuffer(width, height, image.Channels, image.Order);
        var sampling = new ImageSampling { Border = ImageBorder.Edge, Interpolation = double.IsInteger(scale) ? ImageInterpolation.Nearest : ImageInterpolation.Bilinear };
        FusedPass.ToBytes(image, Homography.Scale((double)image.Width / width, (double)image.Height / height), ColorMatrix.Identity, sampling, scaled);
        int left = Gap + column * (tile + Gap) + (tile - width) / 2, top = Gap + row * (tile + Gap) + (tile - height) / 2;
        Span<byte> pixels = scaled.Pixels;
        for (int i = 0; i < width * height; i++)
        {
            Span<byte> pixel = pixels.Slice(i * scaled.Channels, scaled.Channels);
            byte grey = pixel[0];
            SKColor color = scaled.Channels == 1 ? new SKColor(grey, grey, grey) : new SKColor(pixel[scaled.ByteOf(0)], pixel[1], pixel[scaled.ByteOf(2)]);
            sheet.SetPixel(left + i % width, top + i / width, color);
        }
    }
}

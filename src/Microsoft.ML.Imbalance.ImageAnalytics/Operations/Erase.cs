namespace Microsoft.ML.Imbalance;

/// <summary>Covers a rectangle with one color (Zhong et al., "Random erasing data augmentation", AAAI 2020; DeVries and Taylor, "Improved regularization of convolutional neural networks with cutout", 2017).</summary>
internal sealed class Erase(double minimumArea, double maximumArea, double maximumRatio) : ImageAugmentation
{
    public static void Rectangle(ImageProgram image, int left, int top, int width, int height)
    {
        (byte red, byte green, byte blue) = image.Sampling.Fill;
        ImageBuffer buffer = image.Pixels();
        Span<byte> color = stackalloc byte[4];
        color.Fill(255);
        if (buffer.Channels == 1)
            color[0] = green;
        else
            (color[buffer.ByteOf(0)], color[1], color[buffer.ByteOf(2)]) = (red, green, blue);
        for (int y = top; y < top + height; y++)
        {
            Span<byte> row = buffer.Pixels.Slice(y * buffer.Stride + left * buffer.Channels, width * buffer.Channels);
            for (int i = 0; i < row.Length; i++)
                row[i] = color[i % buffer.Channels];
        }
    }

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        double area = stream.Uniform(minimumArea, maximumArea) * image.Width * image.Height, ratio = stream.LogUniform(1 / maximumRatio, maximumRatio);
        int width = (int)Math.Clamp(Math.Round(Math.Sqrt(area * ratio)), 1, image.Width), height = (int)Math.Clamp(Math.Round(Math.Sqrt(area / ratio)), 1, image.Height);
        int left = stream.Next(image.Width - width + 1);
        Rectangle(image, left, stream.Next(image.Height - height + 1), width, height);
    }
}

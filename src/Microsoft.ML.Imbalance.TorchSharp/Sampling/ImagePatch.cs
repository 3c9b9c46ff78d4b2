namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A rectangle of an image.</summary>
internal readonly record struct ImagePatch(int Top, int Left, int Height, int Width)
{
    public int Area => Height * Width;

    /// <summary>A rectangle with the proportions of the image, of the share of its area, around a pixel that is drawn; what lies beyond the edge is cut off.</summary>
    public static ImagePatch Draw(int imageHeight, int imageWidth, double share, ref RandomStream random)
    {
        double side = Math.Sqrt(share);
        int height = (int)(imageHeight * side), width = (int)(imageWidth * side);
        int top = random.Next(imageHeight) - height / 2, left = random.Next(imageWidth) - width / 2;
        int first = Math.Max(0, top), start = Math.Max(0, left);
        return new ImagePatch(first, start, Math.Min(imageHeight, top + height) - first, Math.Min(imageWidth, left + width) - start);
    }
}

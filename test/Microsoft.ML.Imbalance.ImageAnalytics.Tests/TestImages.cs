using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Images whose pixels are random, or given by hand, and what augmentations make of them.</summary>
internal static class TestImages
{
    public static ImageBuffer Noise(int width, int height, int channels, int seed = 1, ChannelOrder order = ChannelOrder.Rgb)
    {
        var image = new ImageBuffer(width, height, channels, order);
        new Random(seed).NextBytes(image.Pixels);
        for (int i = 3; channels == 4 && i < image.Pixels.Length; i += 4)
            image.Pixels[i] = 255;
        return image;
    }

    public static ImageBuffer Grey(int width, params byte[] pixels)
    {
        var image = new ImageBuffer(width, pixels.Length / width, 1);
        pixels.CopyTo(image.Pixels);
        return image;
    }

    public static byte[] Apply(ImageBuffer image, Action<ImageProgram> operation)
    {
        var program = new ImageProgram();
        program.Begin(image);
        operation(program);
        return program.ToBytes().Pixels.ToArray();
    }

    public static byte[] Augment(ImageBuffer image, ImageAugmentation augmentation, int seed = 1, int epoch = 0, long row = 0)
        => new ImageAugmenter(augmentation, seed).ToBytes(image, epoch, row, new ImageProgram()).Pixels.ToArray();

    public static MLImage ToMLImage(ImageBuffer image) => MLImagePixels.Create(image);

    public static byte[] BytesOf(MLImage image) => image.Pixels.ToArray();

    /// <summary>A view with columns Label and Image, and the images' pixels.</summary>
    public static IDataView View(IReadOnlyList<string> labels, IReadOnlyList<ImageBuffer> images) => new ColumnarView(
        labels.Count,
        new ViewColumn<ReadOnlyMemory<char>>("Label", TextDataViewType.Instance, row => labels[row].AsMemory()),
        new ViewColumn<MLImage>("Image", new Transforms.Image.ImageDataViewType(images[0].Height, images[0].Width), row => ToMLImage(images[row])));

    /// <summary>Label and pixels of every row.</summary>
    public static List<(string Label, byte[] Pixels)> Read(IDataView view, string column = "Image")
    {
        var rows = new List<(string, byte[])>();
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<MLImage> imageOf = cursor.GetGetter<MLImage>(view.Schema[column]);
        ValueGetter<ReadOnlyMemory<char>> labelOf = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Label"]);
        MLImage image = null!;
        ReadOnlyMemory<char> label = default;
        while (cursor.MoveNext())
        {
            imageOf(ref image);
            labelOf(ref label);
            rows.Add((label.ToString(), BytesOf(image)));
        }
        image?.Dispose();
        return rows;
    }
}

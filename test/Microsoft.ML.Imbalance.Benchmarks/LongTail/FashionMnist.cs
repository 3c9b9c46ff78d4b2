using System.IO.Compression;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Fashion-MNIST, its training images made long-tailed: of class c the first 6000 · 100^(-c / 9).</summary>
internal sealed class FashionMnist(string folder)
{
    private const int Side = 28, ClassCount = 10, LargestClass = 6000;
    private const double Imbalance = 100;

    /// <summary>Rows with the label as a key, pixels, and, if wanted, images.</summary>
    public IDataView Training(bool asImages) => View(LongTail(Read("train")), asImages);

    public IDataView Test(bool asImages) => View(Read("t10k"), asImages);

    private static List<(byte Label, byte[] Pixels)> LongTail(List<(byte Label, byte[] Pixels)> all)
    {
        var left = new int[ClassCount];
        for (int c = 0; c < ClassCount; c++)
            left[c] = (int)(LargestClass * Math.Pow(Imbalance, -c / (ClassCount - 1.0)));
        return [.. all.Where(row => left[row.Label]-- > 0)];
    }

    private List<(byte Label, byte[] Pixels)> Read(string part)
    {
        byte[] images = Unpack($"{part}-images-idx3-ubyte.gz")[16..], labels = Unpack($"{part}-labels-idx1-ubyte.gz")[8..];
        return [.. labels.Select((label, i) => (label, images[(i * Side * Side)..((i + 1) * Side * Side)]))];
    }

    private static IDataView View(List<(byte Label, byte[] Pixels)> rows, bool asImages)
    {
        var keys = new KeyDataViewType(typeof(uint), ClassCount);
        var label = new ViewColumn<uint>("Label", keys, row => rows[row].Label + 1u);
        return asImages
            ? new ColumnarView(rows.Count, label, new ViewColumn<MLImage>("Image", new Transforms.Image.ImageDataViewType(Side, Side), row => Image(rows[row].Pixels)))
            : new ColumnarView(rows.Count, label, new ViewColumn<VBuffer<float>>("Image", new VectorDataViewType(NumberDataViewType.Single, Side * Side), row => new VBuffer<float>(Side * Side, Array.ConvertAll(rows[row].Pixels, value => (float)value))));
    }

    private static MLImage Image(byte[] pixels) => MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, [.. pixels.SelectMany(value => new byte[] { value, value, value, 255 })]);

    private byte[] Unpack(string name)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(folder, name)), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}

#:project ../../src/Microsoft.ML.Imbalance.ImageAnalytics
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;
using Microsoft.ML.Transforms.Image;

// What each augmentation does, as contact sheets, and how they balance the classes of an image classifier.
//
//   dotnet run docs/samples/augment-images.cs              compares the sheets with what augmentations do now
//   dotnet run docs/samples/augment-images.cs -- --write   draws them anew
//
// Expected output:
//
//   28 sheets are as the augmentations draw them
//   OversampleImages, seed 1: 1394 rows became 2823
//   class 0: 500 -> 500, class 9: 10 -> 250
//   784 pixels in 3 channels, from -1.0 to 1.0

string here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string folder = Path.Combine(here, "../reference/augmentations");
FashionRow[] rows = ReadFashion(Path.Combine(here, "../data/fashion-mnist-lt"));

// 1. The sheets: a drawn scene, and an ankle boot.
using MLImage scene = DrawScene(56);
using MLImage boot = rows.First(r => r.Label == "9").ToImage();
var sheets = new Dictionary<string, ImageAugmentation>
{
    ["rotate"] = ImageAugmentation.Rotate(maximumDegrees: 30),
    ["translate"] = ImageAugmentation.Translate(maximumShare: 0.2),
    ["zoom"] = ImageAugmentation.Zoom(minimum: 0.6, maximum: 1.6),
    ["shear"] = ImageAugmentation.Shear(maximumDegrees: 25),
    ["flip-horizontally"] = ImageAugmentation.FlipHorizontally(probability: 0.5),
    ["flip-vertically"] = ImageAugmentation.FlipVertically(probability: 0.5),
    ["crop-and-resize"] = ImageAugmentation.CropAndResize(minimumArea: 0.3),
    ["pad-and-crop"] = ImageAugmentation.PadAndCrop(padding: 8),
    ["pad"] = ImageAugmentation.Pad(maximumShare: 0.3),
    ["perspective"] = ImageAugmentation.Perspective(maximumShare: 0.6),
    ["brightness"] = ImageAugmentation.Brightness(maximumChange: 0.5),
    ["contrast"] = ImageAugmentation.Contrast(maximumChange: 0.8),
    ["saturation"] = ImageAugmentation.Saturation(maximumChange: 1),
    ["hue"] = ImageAugmentation.Hue(maximumDegrees: 90),
    ["grayscale"] = ImageAugmentation.Grayscale(probability: 0.5),
    ["invert"] = ImageAugmentation.Invert(probability: 0.5),
    ["posterize"] = ImageAugmentation.Posterize(bits: 2),
    ["solarize"] = ImageAugmentation.Solarize(threshold: 128),
    ["equalize"] = ImageAugmentation.Equalize(),
    ["auto-contrast"] = ImageAugmentation.AutoContrast(),
    ["gaussian-noise"] = ImageAugmentation.GaussianNoise(maximumDeviation: 30),
    ["blur"] = ImageAugmentation.Blur(maximumDeviation: 3),
    ["sharpness"] = ImageAugmentation.Sharpness(maximumChange: 3),
    ["erase"] = ImageAugmentation.Erase(maximumArea: 0.3),
    ["rand-augment"] = ImageAugmentation.RandAugment(operationCount: 2, magnitude: 9),
    ["trivial-augment"] = ImageAugmentation.TrivialAugment(),
    ["auto-augment-cifar10"] = ImageAugmentation.AutoAugmentCifar10(),
    ["composed"] = Compose(),
};
if (args is ["--write"])
    Directory.CreateDirectory(folder);
int different = 0;
foreach ((string name, ImageAugmentation augmentation) in sheets)
{
    byte[] png = augmentation.DrawContactSheet([scene, boot], versions: 7, tileSize: 56, seed: 1);
    string path = Path.Combine(folder, name + ".png");
    if (args is ["--write"])
        File.WriteAllBytes(path, png);
    if (File.Exists(path) && IsSame(png, File.ReadAllBytes(path)))
        continue;
    Console.Error.WriteLine($"{name}.png is not as the augmentation draws it; run this with --write, look at it, and commit it");
    different++;
}
if (different > 0)
    return 1;
Console.WriteLine($"{sheets.Count} sheets are as the augmentations draw them");

// 2. Balanced classes for a trainer: copies of rare images, each changed, until every class has half of the largest.
var mlContext = new MLContext(seed: 1);
IDataView train = ToView(mlContext, rows);
ImageAugmentation changes = Compose();
ResamplingEstimator oversample = mlContext.Transforms.Imbalance.OversampleImages("Label", "Image", changes, SamplingTarget.Ratio(0.5), seed: 1);
var pipeline = oversample
    .Append(mlContext.Transforms.Imbalance.ToTensor("Features", "Image", ImageNormalization.Symmetric))
    .Append(mlContext.Transforms.Conversion.MapValueToKey("Key", "Label"));
var report = oversample.FitResample(train).Report;
Console.WriteLine(report.ToString().Split('\n')[0].TrimEnd());
Console.WriteLine($"class 0: {report.Classes[0].CountBefore} -> {report.Classes[0].CountAfter}, class 9: {report.Classes[9].CountBefore} -> {report.Classes[9].CountAfter}");
float[] first = pipeline.Fit(train).Transform(train).GetColumn<float[]>("Features").First();
Console.WriteLine(FormattableString.Invariant($"{first.Length / 3} pixels in 3 channels, from {first.Min():0.0} to {first.Max():0.0}"));
return 0;

static ImageAugmentation Compose() => ImageAugmentation.Compose(
    ImageAugmentation.FlipHorizontally(),
    ImageAugmentation.Rotate(maximumDegrees: 10),
    ImageAugmentation.CropAndResize(minimumArea: 0.7),
    ImageAugmentation.ColorJitter(brightness: 0.2, contrast: 0.2, saturation: 0.2),
    ImageAugmentation.OneOf(ImageAugmentation.Blur(), ImageAugmentation.GaussianNoise()).WithProbability(0.3))
    .WithSampling(new ImageSampling { Border = ImageBorder.Edge });

// One grey level more or less may come from another processor's sine.
static bool IsSame(byte[] left, byte[] right)
{
    using MLImage a = MLImage.CreateFromStream(new MemoryStream(left)), b = MLImage.CreateFromStream(new MemoryStream(right));
    return a.Width == b.Width && a.Height == b.Height && a.Pixels.ToArray().Zip(b.Pixels.ToArray(), (x, y) => Math.Abs(x - y)).Count(d => d > 2) < a.Pixels.Length / 1000;
}

// Sky, sun, hills, a house: shapes and colors whose change can be seen.
static MLImage DrawScene(int size)
{
    var pixels = new byte[size * size * 4];
    for (int i = 0; i < size * size; i++)
    {
        double x = i % size / (double)size, y = i / size / (double)size;
        (int r, int g, int b) = y > 0.62 + 0.08 * Math.Sin(7 * x) ? (70, 150 - (int)(60 * y), 60) : (120 + (int)(90 * y), 170 + (int)(50 * y), 235);
        if ((x - 0.2) * (x - 0.2) + (y - 0.2) * (y - 0.2) < 0.012)
            (r, g, b) = (255, 220, 60);
        if (x > 0.5 && x < 0.82 && y > 0.48 && y < 0.8)
            (r, g, b) = x > 0.6 && x < 0.68 && y > 0.6 ? (90, 50, 30) : (200, 170, 140);
        if (y < 0.48 && y > 0.28 && Math.Abs(x - 0.66) < y - 0.28)
            (r, g, b) = (190, 50, 40);
        (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = ((byte)r, (byte)g, (byte)b, 255);
    }
    return MLImage.CreateFromPixels(size, size, MLPixelFormat.Rgba32, pixels);
}

static IDataView ToView(MLContext mlContext, FashionRow[] rows) => mlContext.Data.LoadFromEnumerable(rows.Select(r => new ImageRow { Label = r.Label, Image = r.ToImage() }));

static FashionRow[] ReadFashion(string folder)
{
    byte[] images = Unpack(Path.Combine(folder, "train-images-idx3-ubyte.gz"))[16..], labels = Unpack(Path.Combine(folder, "train-labels-idx1-ubyte.gz"))[8..];
    return [.. labels.Select((label, i) => new FashionRow($"{label}", images[(i * 784)..((i + 1) * 784)]))];
}

static byte[] Unpack(string path)
{
    using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
    using var memory = new MemoryStream();
    stream.CopyTo(memory);
    return memory.ToArray();
}

internal sealed record FashionRow(string Label, byte[] Grey)
{
    public MLImage ToImage() => MLImage.CreateFromPixels(28, 28, MLPixelFormat.Rgba32, [.. Grey.SelectMany(v => new byte[] { v, v, v, 255 })]);
}

internal sealed class ImageRow
{
    public string Label { get; set; } = "";

    [ImageType(28, 28)]
    public MLImage Image { get; set; } = null!;
}

#:project ../../src/Microsoft.ML.Imbalance.TorchSharp
#:package Microsoft.ML.OnnxRuntime
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance;
using Microsoft.ML.Imbalance.TorchSharp;

// A folder of images in, a classifier out: ten kinds of clothes, of which the most frequent has 500 images and the rarest 10.
//
//   dotnet run docs/samples/image-classifier.cs
//
// The native library that trains, libtorch, comes with the project file of the samples; an application adds the package TorchSharp-cpu, or one for CUDA.
// The numbers depend on the processor and on the version of libtorch, in their last digits at least.
//
// Expected output:
//
//                                       balanced accuracy   frequent    medium      rare

// 0. The data of the samples as folders: train/LABEL/*.png and test/LABEL/*.png.
string here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
string folder = Path.Combine(AppContext.BaseDirectory, "clothes");
Unpack(Path.Combine(here, "../data/fashion-mnist-lt"), folder);

// 1. A folder of images, with a folder inside for each class.
var mlContext = new MLContext(seed: 1);
IDataView train = mlContext.Data.Imbalance.LoadImageFolder(Path.Combine(folder, "train"));
IDataView test = mlContext.Data.Imbalance.LoadImageFolder(Path.Combine(folder, "test"));
Console.WriteLine($"{"",-36} {"balanced accuracy",19} {"frequent",10} {"medium",9} {"rare",9}");

// 2. A small network as one would train it without a thought for the rare classes.
var network = new SmallCnnArchitecture { Widths = [16, 32, 64] };
var plain = new ImageNeuralNetworkOptions
{
    FeatureColumnName = "ImagePath",
    Architecture = network,
    ImageHeight = 28,
    ImageWidth = 28,
    Channels = 1,
    Loss = new WeightedCrossEntropyLossOptions(),
    Optimizer = new AdamWOptions { LearningRate = 0.003 },
    Epochs = 20,
    Seed = 1,
};
Show("cross-entropy", Pipeline(plain).Fit(train));

// 3. The same network, every image changed a little each time it is seen, a loss for rare classes, and both sides of an image asked.
var options = new ImageNeuralNetworkOptions
{
    FeatureColumnName = "ImagePath",
    Architecture = network,
    ImageHeight = 28,
    ImageWidth = 28,
    Channels = 1,
    Augmentation = ImageAugmentation.Compose(ImageAugmentation.FlipHorizontally(), ImageAugmentation.PadAndCrop(padding: 2)),
    Loss = new LogitAdjustedLossOptions(),
    TestTimeAugmentation = new TestTimeAugmentationOptions { FlipHorizontally = true },
    Optimizer = new AdamWOptions { LearningRate = 0.003 },
    Epochs = 20,
    Seed = 1,
};
var trainer = mlContext.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(options);
var model = mlContext.Transforms.Conversion.MapValueToKey("Label")
    .Append(trainer)
    .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
    .Fit(train);
Show("logit adjustment, augmentation, flips", model);

// 4. Saved, the network is an ONNX model and ML.NET's own parts: it takes paths, and needs neither this package nor libtorch.
string path = Path.Combine(AppContext.BaseDirectory, "clothes.zip");
mlContext.Model.Save(model, train.Schema, path);
var engine = mlContext.Model.CreatePredictionEngine<Photo, Answer>(mlContext.Model.Load(path, out _));
string bag = Directory.EnumerateFiles(Path.Combine(folder, "test", "bag")).Order().First();
Console.WriteLine($"{Path.GetFileName(bag)} of the bags is a {engine.Predict(new Photo { ImagePath = bag }).PredictedLabel}");

IEstimator<ITransformer> Pipeline(ImageNeuralNetworkOptions options) => mlContext.Transforms.Conversion.MapValueToKey("Label")
    .Append(mlContext.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(options))
    .Append(mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

// The recall of each class, and its means over the three most frequent, the four in between and the three rarest.
void Show(string name, ITransformer model)
{
    IDataView scored = model.Transform(test);
    var rows = mlContext.Data.CreateEnumerable<Answer>(mlContext.Transforms.SelectColumns("ImagePath", "PredictedLabel").Fit(scored).Transform(scored), reuseRowObject: false);
    var recalls = rows.GroupBy(row => Path.GetFileName(Path.GetDirectoryName(row.ImagePath))!).ToDictionary(group => group.Key, group => group.Average(row => row.PredictedLabel == group.Key ? 1.0 : 0));
    double[] ordered = [.. Clothes.Names.Select(label => recalls[label])];
    Console.WriteLine($"{name,-36} {ordered.Average(),19:0.00} {ordered[..3].Average(),10:0.00} {ordered[3..7].Average(),9:0.00} {ordered[7..].Average(),9:0.00}");
}

static void Unpack(string source, string target)
{
    foreach ((string part, string name) in new[] { ("train", "train"), ("test", "test") })
    {
        byte[] images = Read(Path.Combine(source, $"{part}-images-idx3-ubyte.gz"))[16..], labels = Read(Path.Combine(source, $"{part}-labels-idx1-ubyte.gz"))[8..];
        foreach (string label in Clothes.Names)
            Directory.CreateDirectory(Path.Combine(target, name, label));
        for (int i = 0; i < labels.Length; i++)
        {
            using var image = MLImage.CreateFromPixels(28, 28, MLPixelFormat.Rgba32, [.. images[(i * 784)..((i + 1) * 784)].SelectMany(v => new byte[] { v, v, v, 255 })]);
            image.Save(Path.Combine(target, name, Clothes.Names[labels[i]], $"{i:00000}.png"));
        }
    }
}

static byte[] Read(string path)
{
    using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
    using var memory = new MemoryStream();
    stream.CopyTo(memory);
    return memory.ToArray();
}

/// <summary>The classes, from the most frequent to the rarest.</summary>
internal static class Clothes
{
    public static readonly string[] Names = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"];
}

internal sealed class Photo
{
    public string ImagePath { get; set; } = "";

    // Not asked for; the column is part of what the model was trained on.
    public string Label { get; set; } = "";
}

internal sealed class Answer
{
    public string ImagePath { get; set; } = "";

    public string PredictedLabel { get; set; } = "";
}

using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.PlainConsumer;
using Microsoft.ML.Imbalance.Tests;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SkiaSharp;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>From folders of files to models that answer in a process that has neither this library nor libtorch.</summary>
[TestClass]
public sealed class ImageFileTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static string _folder = null!;

    [ClassInitialize]
    public static void MakeFolder(TestContext _)
    {
        _folder = Directory.CreateTempSubdirectory("imbalance-images-").FullName;
        Pictures.Save(_folder, [40, 30, 20]);
    }

    [ClassCleanup]
    public static void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void PathsAndLoadedImagesGiveTheSameModelAndAnotherProcessTheSameAnswers()
    {
        IDataView files = Keyed(Ml.Data.Imbalance.LoadImageFolder(_folder));
        ImageNeuralNetworkTransformer paths = Fit(files, Pictures.Options("ImagePath", size: Pictures.Side)), images = Fit(files, Pictures.Options("Image", size: Pictures.Side));
        CollectionAssert.AreEqual(paths.Model.Network.Parameters, images.Model.Network.Parameters);
        // Grey files and colored ones of either size: ML.NET reads them in the model, this library in training.
        AssertClose(ScoredBits.Of(paths.Transform(files)), ScoredBits.Of(images.Transform(files)));
        Assert.IsGreaterThan(0.95, Ml.MulticlassClassification.Evaluate(paths.Transform(files)).MacroAccuracy);
        IDataView saved = Ml.Transforms.SelectColumns("Label", "ImagePath").Fit(files).Transform(files);
        AssertClose(ScoredBits.Of(paths.Transform(saved)), PlainProcess.Answers(Ml, paths, saved));
    }

    [TestMethod]
    public void AnImageColumnAnswersAlikeInAnotherProcess()
    {
        // The other process gets paths; ML.NET's own step, a part of the model, loads the images.
        IDataView folder = Keyed(Ml.Data.Imbalance.LoadImageFolder(_folder));
        IDataView files = Ml.Transforms.SelectColumns("Label", "ImagePath").Fit(folder).Transform(folder);
        ITransformer model = Ml.Transforms.LoadImages("Image", imageFolder: "", "ImagePath")
            .Append(Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options("Image", epochs: 3, size: Pictures.Side, views: new TestTimeAugmentationOptions()))).Fit(files);
        AssertClose(ScoredBits.Of(model.Transform(files)), PlainProcess.Answers(Ml, model, files));
    }

    [TestMethod]
    public void TwoClassesOfPathsAnswerAlikeInAnotherProcess()
    {
        KeyValuePair<string, bool>[] flags = [.. Pictures.Names.Select(name => KeyValuePair.Create(name, name == Pictures.Names[2]))];
        IDataView folder = Ml.Data.Imbalance.LoadImageFolder(_folder);
        IDataView files = Ml.Transforms.Conversion.MapValue("Flag", flags, "Label").Append(Ml.Transforms.SelectColumns("Flag", "ImagePath")).Fit(folder).Transform(folder);
        var options = new ImageNeuralNetworkOptions { LabelColumnName = "Flag", FeatureColumnName = "ImagePath", ImageHeight = Pictures.Side, ImageWidth = Pictures.Side, Architecture = new SmallCnnArchitecture { Widths = [4] }, Epochs = 2, Seed = 1 };
        ImageNeuralNetworkTransformer model = Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(files);
        AssertClose(ScoredBits.Of(model.Transform(files)), PlainProcess.Answers(Ml, model, files));
    }

    [TestMethod]
    public void VectorsOfPixelsAnswerAlikeInAnotherProcess()
    {
        IDataView rows = Pictures.View([40, 30, 20]);
        IDataView pixels = Ml.Transforms.SelectColumns("Label", "Flag", "Pixels").Fit(rows).Transform(rows);
        ImageNeuralNetworkTransformer model = Fit(pixels, Pictures.Options("Pixels", epochs: 3, views: new TestTimeAugmentationOptions()));
        AssertClose(ScoredBits.Of(model.Transform(pixels)), PlainProcess.Answers(Ml, model, pixels));
        var options = new ImageNeuralNetworkOptions { LabelColumnName = "Flag", FeatureColumnName = "Pixels", Architecture = new SmallCnnArchitecture { Widths = [4] }, Epochs = 2, Seed = 1, TestTimeAugmentation = new() };
        ImageNeuralNetworkTransformer binary = Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(pixels);
        AssertClose(ScoredBits.Of(binary.Transform(pixels)), PlainProcess.Answers(Ml, binary, pixels));
    }

    [TestMethod]
    public void TheBareOnnxModelAnswersAlike()
    {
        IDataView rows = Pictures.View([20, 20, 20]);
        ImageNeuralNetworkTransformer model = Fit(rows, Pictures.Options("Pixels", epochs: 2));
        string path = Path.Combine(_folder, "network.onnx");
        model.SaveAsOnnx(path);
        float[][] pixels = [.. rows.GetColumn<float[]>("Pixels")];
        using var session = new InferenceSession(path);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> result = session.Run(
            [NamedOnnxValue.CreateFromTensor("Pixels", new DenseTensor<float>(pixels.SelectMany(row => row).ToArray(), [pixels.Length, pixels[0].Length]))]);
        float[] expected = [.. model.Transform(rows).GetColumn<float[]>("Score").SelectMany(row => row)], actual = [.. result.Single(value => value.Name == "Score").AsEnumerable<float>()];
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5);
        CollectionAssert.IsSubsetOf(result.Single(value => value.Name == "PredictedLabel").AsEnumerable<string>().Distinct().ToArray(), Pictures.Names);
    }

    [TestMethod]
    public void CrossValidationOfShuffledPathsOversamplesImages()
    {
        // ML.NET's shuffle drops columns of images, which can't be kept in memory: what is shuffled is paths.
        IDataView files = Ml.Data.ShuffleRows(Keyed(Ml.Data.Imbalance.LoadImageFolder(_folder)), seed: 4);
        Assert.IsNull(files.Schema.GetColumnOrNull("Image"));
        var pipeline = Ml.Transforms.LoadImages("Image", imageFolder: "", "ImagePath")
            .Append(Ml.Transforms.Imbalance.OversampleImages("Label", "Image", ImageAugmentation.Brightness(0.3), seed: 1))
            .Append(Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options(epochs: 6, validation: 0, size: Pictures.Side)));
        var folds = Ml.MulticlassClassification.CrossValidate(files, pipeline, numberOfFolds: 2, seed: 1);
        Assert.AreEqual(90, folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<uint>("Label").Count()));
        foreach (var fold in folds)
            Assert.IsGreaterThan(0.7, fold.Metrics.MacroAccuracy);
    }

    [TestMethod]
    public void AnImageThatCantBeReadIsNamedAndSkippedOnlyWhenAsked()
    {
        string folder = Path.Combine(_folder, "..", Path.GetFileName(_folder) + "-bad");
        Pictures.Save(folder, [12, 12, 12]);
        try
        {
            string cut = Path.Combine(folder, Pictures.Names[0], "cut.png"), gone = Path.Combine(folder, Pictures.Names[0], "gone.png");
            Pictures.SaveOne(cut, Pictures.Draw(0, 0, 1), zoom: 6);
            byte[] whole = File.ReadAllBytes(cut);
            File.WriteAllBytes(cut, whole[..(whole.Length / 2)]);
            Pictures.SaveOne(gone, Pictures.Draw(0, 1, 1));
            IDataView files = Keyed(Ml.Data.Imbalance.LoadImageFolder(folder));
            string cutMessage = $"Image '{cut}' is truncated. Replace or remove the file, or set SkipUnreadableImages.";
            Assert.AreEqual(cutMessage, Assert.ThrowsExactly<InvalidOperationException>(() => Fit(files, Pictures.Options("ImagePath", epochs: 1, size: Pictures.Side))).Message);
            File.Delete(gone);
            var messages = new List<string>();
            var context = new MLContext(seed: 1);
            context.Log += (_, e) => messages.Add(e.Message);
            context.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options("ImagePath", epochs: 1, size: Pictures.Side, skips: true)).Fit(files);
            string goneMessage = $"Image '{gone}' does not exist. Correct the path, or leave the row out.";
            Assert.Contains(message => message.Contains($"Skipped: {cutMessage}", StringComparison.Ordinal), messages);
            Assert.Contains(message => message.Contains($"Skipped: {goneMessage}", StringComparison.Ordinal), messages);
            File.Delete(cut);
            Assert.AreEqual(cut, Assert.ThrowsExactly<FileNotFoundException>(() => Fit(files, Pictures.Options("ImagePath", epochs: 1, size: Pictures.Side))).FileName);
            foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, Pictures.Names[2])))
                File.WriteAllText(file, "no image");
            Assert.AreEqual(
                "No image of class \"leaning\" could be read. Replace the files, or leave the rows of the class out.",
                Assert.ThrowsExactly<InvalidOperationException>(() => Fit(files, Pictures.Options("ImagePath", epochs: 1, size: Pictures.Side, skips: true, validation: 0))).Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void ImagesWithAlphaSixteenBitsAndColorsAreTrainedOnAsTheyArePredicted()
    {
        string folder = Path.Combine(_folder, "..", Path.GetFileName(_folder) + "-kinds");
        try
        {
            foreach ((string name, int tone) in new[] { ("dark", 60), ("light", 180) })
            {
                Directory.CreateDirectory(Path.Combine(folder, name));
                for (int i = 0; i < 9; i++)
                {
                    (SKColorType type, SKAlphaType alpha) = (i % 3) switch { 0 => (SKColorType.RgbaF16, SKAlphaType.Opaque), 1 => (SKColorType.Rgba8888, SKAlphaType.Unpremul), _ => (SKColorType.Gray8, SKAlphaType.Opaque) };
                    using var bitmap = new SKBitmap(9 + i, 11, type, alpha);
                    bitmap.Erase(new SKColor((byte)(tone + 5 * i), (byte)tone, (byte)tone, alpha == SKAlphaType.Unpremul ? (byte)200 : (byte)255));
                    File.WriteAllBytes(Path.Combine(folder, name, $"{i}.png"), bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
                }
            }
            IDataView files = Keyed(Ml.Data.Imbalance.LoadImageFolder(folder));
            ImageNeuralNetworkTransformer paths = Fit(files, Pictures.Options("ImagePath", epochs: 6, size: 8, channels: 3)), images = Fit(files, Pictures.Options("Image", epochs: 6, size: 8, channels: 3));
            AssertClose(ScoredBits.Of(paths.Transform(files)), ScoredBits.Of(images.Transform(files)));
            Assert.AreEqual(3, paths.Model.Channels);
            Assert.IsGreaterThan(0.8, Ml.MulticlassClassification.Evaluate(paths.Transform(files)).MacroAccuracy);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IDataView Keyed(IDataView files)
        => Ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(files).Transform(files);

    private static ImageNeuralNetworkTransformer Fit(IDataView rows, ImageNeuralNetworkOptions options) => Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(rows);

    private static void AssertClose(string[] expected, string[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int row = 0; row < expected.Length; row++)
        {
            string[] here = expected[row].Split(' '), there = actual[row].Split(' ');
            Assert.AreEqual(here[^1], there[^1], $"label of row {row}");
            float[] left = Numbers(here[0]), right = Numbers(there[0]);
            for (int i = 0; i < left.Length; i++)
                Assert.AreEqual(left[i], right[i], 1e-5 * Math.Max(1, Math.Abs(left[i])), $"row {row}");
        }

        static float[] Numbers(string bits) => [.. bits.Split(',').Select(text => BitConverter.Int32BitsToSingle(int.Parse(text, CultureInfo.InvariantCulture)))];
    }
}

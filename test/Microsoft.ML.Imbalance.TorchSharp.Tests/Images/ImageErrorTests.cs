using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class ImageErrorTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly IDataView Rows = Pictures.View([12, 12, 12]);

    [TestMethod]
    public void OneClassIsAnError() => Fails<InvalidOperationException>(
        "Label column 'Label' has only class \"lying\"; a network needs rows of at least two classes.", Pictures.Options(), Pictures.View([12, 0, 0]));

    [TestMethod]
    public void ColumnsThatAreMissingOrOfAnotherTypeAreErrors()
    {
        Fails<ArgumentOutOfRangeException>(
            "Could not find image column 'Picture'. The pipeline has: 'Label', 'Flag', 'Weight', 'Pixels', 'Image'. Pass the name of an existing column. (Parameter 'inputSchema')", Pictures.Options("Picture"), Rows);
        Fails<ArgumentOutOfRangeException>(
            "Schema mismatch for image column 'Weight': expected an image, the path of one as text, or a vector of Single of known size, got Single. (Parameter 'inputSchema')", Pictures.Options("Weight"), Rows);
        Fails<ArgumentOutOfRangeException>("Could not find weight column 'Wait' (Parameter 'inputSchema')", Pictures.Options(weightColumn: "Wait"), Rows);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options()).Fit(Rows)).Message, "Schema mismatch for label column 'Label': expected Boolean, got Key<UInt32");
    }

    [TestMethod]
    public void ImagesThatAreTooSmallAreAnError() => Fails<ArgumentException>(
        "Images are 12 x 12 pixels; SmallCnnArchitecture needs at least 16 x 16. Set ImageWidth and ImageHeight, or choose another architecture.", Pictures.Options(architecture: new SmallCnnArchitecture { Widths = [4, 4, 4, 4] }), Rows);

    [TestMethod]
    public void AVectorThatIsNoImageIsAnError()
    {
        Fails<ArgumentException>(
            "Image column 'Pixels' has vectors of 144 numbers, which are no image of any width, if square, any height, if square and 3 channels. Set ImageWidth, ImageHeight and Channels so that their product is the number of pixels.",
            Pictures.Options("Pixels", channels: 3), Rows);
        Fails<ArgumentException>(
            "Image column 'Pixels' has vectors of 144 numbers, which are no image of width 10, height 10 and 1 or 3 channels. Set ImageWidth, ImageHeight and Channels so that their product is the number of pixels.",
            Pictures.Options("Pixels", channels: null, size: 10), Rows);
    }

    [TestMethod]
    public void APixelBeyondWhiteIsAnError()
    {
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(Pictures.Options("Pixels", white: 1), Rows)).Message;
        StringAssert.StartsWith(message, "Row 0 of column 'Pixels' has the pixel ");
        StringAssert.EndsWith(message, "; pixels must be from 0 to 1. Scale them, or set PixelMaximum to the value of white.");
    }

    [TestMethod]
    public void ARowWithoutImageIsAnError()
    {
        IDataView rows = new ColumnarView(
            4,
            new ViewColumn<bool>("Label", BooleanDataViewType.Instance, row => row % 2 == 0),
            new ViewColumn<MLImage>("Image", new Transforms.Image.ImageDataViewType(Pictures.Side, Pictures.Side), row => row == 2 ? null! : Pictures.ToImage(Pictures.Draw(0, row, 1))));
        Assert.AreEqual(
            "Image column 'Image' has no image in row 2. Filter rows without images out before this step.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(Pictures.Options(validation: 0)).Fit(rows)).Message);
    }

    [TestMethod]
    public void AnImageWithoutPixelsIsAnError()
        => Assert.AreEqual("The image is 0 x 4 pixels; both must be at least 1. Leave empty images out.", Assert.ThrowsExactly<ArgumentException>(() => new ImageBuffer(0, 4, 3)).Message);

    [TestMethod]
    public void OtherImagesThanInTrainingAreAnError()
    {
        ImageNeuralNetworkTransformer pixels = Fit(Pictures.Options("Pixels", epochs: 1), Rows);
        IDataView fewer = Ml.Transforms.SelectColumns("Label").Fit(Rows).Transform(Rows);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => pixels.Transform(fewer)).Message, "Could not find image column 'Pixels'.");
        IDataView others = Ml.Transforms.Concatenate("Pixels", "Weight").Fit(Rows).Transform(Rows);
        Assert.AreEqual(
            "Schema mismatch for image column 'Pixels': expected Vector<Single, 144>, as in training, got Vector<Single, 1>. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => pixels.Transform(others)).Message);
    }

    [TestMethod]
    public void OptionsOutOfRangeAreErrors()
    {
        Option("Channels is 2; it must be 1 for grey or 3 for colors.", new() { Channels = 2 });
        Option("ImageWidth is 0; it must be at least 1.", new() { ImageWidth = 0 });
        Option("PixelMaximum is 0; it must be a positive finite number.", new() { PixelMaximum = 0 });
        Option("FrozenStages is 4; it must be between 0 and 3.", new() { FrozenStages = 4 });
        Option("AugmentationThreadCount is 0; it must be at least 1.", new() { AugmentationThreadCount = 0 });
        Option("ShiftPixels is -1; it must be at least 0.", new() { TestTimeAugmentation = new() { ShiftPixels = -1 } });
        Option("Architecture is null; leave it out for the default.", new() { Architecture = null! });
        Option("Widths names no convolution; at least one is needed.", new() { Architecture = new SmallCnnArchitecture { Widths = [] } });
        Option("Widths is 0; it must be at least 1.", new() { Architecture = new SmallCnnArchitecture { Widths = [4, 0] } });
        Option("Dropout is 1; it must be between 0 and 0.95.", new() { Architecture = new SmallCnnArchitecture { Dropout = 1 } });
        Option("Depth is 21; it must be 20, 32, 44, 56 or 110.", new() { Architecture = new CifarResNetArchitecture { Depth = 21 } });
        Option("Depth is 19; it must be 18, 34 or 50.", new() { Architecture = new ImageResNetArchitecture { Depth = 19 } });
        Option("Epochs is 0; it must be at least 1.", new() { Epochs = 0 });

        static void Option(string message, ImageNeuralNetworkOptions options)
            => StringAssert.StartsWith(Assert.Throws<ArgumentException>(() => Ml.BinaryClassification.Trainers.Imbalance.ImageNeuralNetwork(options)).Message, message);
    }

    [TestMethod]
    public void ANormalizationOfMoreChannelsIsAnError() => Fails<ArgumentException>(
        "Normalization has 3 numbers, one a channel, and images have 1 channel. Give it one number, or set Channels to 3. (Parameter 'normalization')", Pictures.Options(normalization: ImageNormalization.ImageNet), Rows);

    [TestMethod]
    public void RowsOfATableHaveNoPartsToCutOut() => Assert.AreEqual(
        "Mixing is CutMix, which cuts a part out of an image; rows of a table have none. Use MixUp or Remix. (Parameter 'Mixing')",
        Assert.ThrowsExactly<ArgumentException>(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(new NeuralNetworkOptions { Mixing = new() { Kind = RowMixing.CutMix } })).Message);

    [TestMethod]
    public void WithoutTheOnnxRuntimeTrainingFailsBeforeItBegins() => Assert.AreEqual(
        "A network of images can't be trained here: it is to predict by ONNX, and the native ONNX runtime was not found. Add the package Microsoft.ML.OnnxRuntime (or Microsoft.ML.OnnxRuntime.Gpu) to the application.",
        ScoreGlue.CantPredict(new DllNotFoundException()).Message);

    private static void Fails<TException>(string message, ImageNeuralNetworkOptions options, IDataView rows)
        where TException : Exception => Assert.AreEqual(message, Assert.ThrowsExactly<TException>(() => Fit(options, rows)).Message);

    private static ImageNeuralNetworkTransformer Fit(ImageNeuralNetworkOptions options, IDataView rows) => Ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(options).Fit(rows);
}

using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Residual networks against those of torchvision, and files of weights that PyTorch wrote: <c>Fixtures/make_weights.py</c>.</summary>
[TestClass]
public sealed class PyTorchWeightsTests
{
    private const int Classes = 5;

    // Not square, so that height and width can't be taken for each other.
    private static readonly ImageShape Shape = new(3, 64, 48);

    private static readonly NetworkShape OneBlock = new(
        Shape.Length,
        [
            new Convolution("conv1", 3, 8, Kernel: 7, Stride: 2), new MaxPool(8, Kernel: 3, Stride: 2, Padding: 1),
            ResidualBlocks.Bottleneck("layer1.0", 8, 4, 16, 2, new Convolution("layer1.0.downsample.0", 8, 16, Kernel: 1, Stride: 2, Rectifies: false)), new GlobalAverage(16),
        ],
        new Dense(16, Classes));

    [TestMethod]
    [DataRow(18)]
    [DataRow(34)]
    [DataRow(50)]
    [DataRow(20)]
    [DataRow(32)]
    public void ResidualNetworksAnswerAsInPyTorch(int depth)
    {
        ImageArchitecture architecture = depth is 20 or 32 ? new CifarResNetArchitecture { Depth = depth } : new ImageResNetArchitecture { Depth = depth };
        NetworkShape shape = architecture.Build(Shape, Classes);
        Network network = NetworkWeights.Load(new Network(shape, new float[shape.ParameterCount], new float[shape.BufferCount]), FormulaWeights.Of(shape), "formula", Assert.Fail);
        AssertAnswers($"ResNet-{depth}", network);
        // 34 layers consist of the blocks of 18, and 32 of those of 20.
        if (depth is not (34 or 32))
            AssertAnswersOfOnnx($"ResNet-{depth}", network);
    }

    [TestMethod]
    [DataRow("bottleneck.safetensors")]
    [DataRow("bottleneck.dat")]
    public void FilesThatPyTorchWroteAreRead(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
        AssertAnswers("bottleneck", NetworkWeights.Load(OneBlock.Initialize(seed: 1), WeightsFile.Read(path), path, Assert.Fail));
    }

    private static float[] Images => FormulaWeights.Uniform("images", 2 * Shape.Length);

    private static void AssertAnswers(string name, Network network)
    {
        using var module = new TorchNetwork(network);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor images = tensor(Images, 2, Shape.Channels, Shape.Height, Shape.Width);
        ImageNetworkTests.AssertClose(Logits(name), [.. module.Classify(module.Represent(images, dropout: null)).data<float>()], 1e-4);
    }

    private static void AssertAnswersOfOnnx(string name, Network network)
    {
        float[] expected = [.. Logits(name).Chunk(Classes).SelectMany(row => row.Select(logit => MathF.Exp(logit) / row.Sum(MathF.Exp)))];
        ImageNetworkTests.AssertClose(expected, ImageNetworkTests.Onnx(new ImageLogits(network, new ImageInput(Shape, PixelChannels: 3, Zoom: 1, White: 1), ImageNormalization.UnitRange, null), Images), 1e-4);
    }

    private static float[] Logits(string name) =>
    [
        .. ReferenceFile.Cases("resnets.json").Single(c => c.GetProperty("name").GetString() == name).GetProperty("logits").EnumerateArray()
            .SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle()),
    ];
}

using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Networks of images as they compute, in TorchSharp and in ONNX.</summary>
[TestClass]
public sealed class ImageNetworkTests
{
    private static readonly ImageNormalization Plain = ImageNormalization.UnitRange;

    [TestMethod]
    // He et al.: table 6 (0.27 M, 0.46 M); the others as torchvision counts them, with 1,000 classes (11.7, 21.8 and 25.6 M).
    [DataRow(20, 10, 269_722)]
    [DataRow(32, 10, 464_154)]
    [DataRow(18, 1000, 11_689_512)]
    [DataRow(34, 1000, 21_797_672)]
    [DataRow(50, 1000, 25_557_032)]
    public void ResidualNetworksHaveAsManyParametersAsInThePapers(int depth, int classes, int expected)
    {
        ImageArchitecture architecture = depth is 20 or 32 ? new CifarResNetArchitecture { Depth = depth } : new ImageResNetArchitecture { Depth = depth };
        Assert.AreEqual(expected, architecture.Build(new ImageShape(3, 224, 224), classes).ParameterCount);
    }

    [TestMethod]
    public void AConvolutionIsNormalizedAndRectified()
    {
        // A 3 x 3 image 1 … 9 and a kernel of ones: sums over neighbors, zeros beyond the edge. In the middle 45, at the first corner 1 + 2 + 4 + 5 = 12.
        // Normalized with mean 40, variance 4 - ε, γ = 2, β = 1: 2 (45 - 40) / 2 + 1 = 6, and 2 (12 - 40) / 2 + 1 = -27, which becomes 0.
        var shape = new NetworkShape(9, [new Convolution("conv1", 1, 1, Kernel: 3)], new Dense(1, 2));
        float[] values = [.. Enumerable.Repeat(1f, 9), 2, 1, .. new float[4]];
        using var network = new TorchNetwork(new Network(shape, values, [40, 4 - 1e-5f]));
        using var scope = NewDisposeScope();
        float[] output = network.Represent(arange(1, 10, ScalarType.Float32).reshape(1, 1, 3, 3), dropout: null).data<float>().ToArray();
        Assert.AreEqual(6, output[4], 1e-5);
        Assert.AreEqual(0, output[0]);
    }

    [TestMethod]
    public void AShortcutWithoutParametersTakesEveryOtherPixelAndAddsChannels()
    {
        // f is 0 (γ = β = 0), so that the block is max(g, 0): channel 0 of 1 becomes channel 1 of 3, pixels 0, 2 of each row and column.
        var block = new ResidualBlock([new Convolution("conv1", 1, 3, Kernel: 3, Stride: 2, Rectifies: false)], new ChannelPadding(1, 3, 2));
        var shape = new NetworkShape(16, [block], new Dense(3, 2));
        using var network = new TorchNetwork(new Network(shape, new float[shape.ParameterCount], [0, 0, 0, 1, 1, 1]));
        using var scope = NewDisposeScope();
        float[] output = network.Represent(arange(1, 17, ScalarType.Float32).reshape(1, 1, 4, 4), dropout: null).data<float>().ToArray();
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0, 1, 3, 9, 11, 0, 0, 0, 0 }, output);
    }

    [TestMethod]
    public void PoolingTakesTheLargestAndTheMean()
    {
        var shape = new NetworkShape(16, [new MaxPool(1, Kernel: 2, Stride: 2), new GlobalAverage(1)], new Dense(1, 2));
        using var network = new TorchNetwork(shape.Initialize(seed: 1));
        using var scope = NewDisposeScope();
        // The largest of the squares are 6, 8, 14 and 16.
        Assert.AreEqual(11, network.Represent(arange(1, 17, ScalarType.Float32).reshape(1, 1, 4, 4), dropout: null).item<float>());
    }

    public static IEnumerable<object[]> Architectures =>
    [
        [new SmallCnnArchitecture { Widths = [4, 8] }, 8],
        [new CifarResNetArchitecture(), 8],
        [new ImageResNetArchitecture { Depth = 18 }, 32],
        [new ImageResNetArchitecture { Depth = 50 }, 32],
    ];

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void TorchSharpAndOnnxAgree(ImageArchitecture architecture, int size)
    {
        var shape = new ImageShape(3, size, size);
        Network network = Pictures.Random(architecture, shape, classes: 3);
        float[] pixels = [.. RandomNetworks.Rows(4, shape.Length).Select(value => MathF.Round(128 + 40 * value))];
        float[] torch = Torch(network, shape, [.. pixels.Select(value => value / 255)]);
        float[] onnx = Onnx(new ImageLogits(network, new ImageInput(shape, 3, 1, 255), Plain, null), pixels);
        Assert.IsGreaterThan(0.01, onnx.Max() - onnx.Min(), "answers must differ");
        AssertClose(torch, onnx, 1e-4);
    }

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void GradientsReachAllValues(ImageArchitecture architecture, int size)
    {
        using var network = new TorchNetwork(Pictures.Random(architecture, new ImageShape(3, size, size), classes: 3));
        using var scope = NewDisposeScope();
        using var dropout = new Generator(1);
        Tensor rows = tensor(RandomNetworks.Rows(6, 3 * size * size), 6, 3, size, size);
        network.Classify(network.Represent(rows, dropout)).log_softmax(-1).select(1, 0).mean().neg().backward();
        float[] gradients = network.Gradients.data<float>().ToArray();
        Assert.IsTrue(gradients.All(float.IsFinite));
        // Rectifiers let some through as 0; most are not.
        Assert.IsGreaterThan(0.5, gradients.Average(gradient => gradient != 0 ? 1.0 : 0));
    }

    [TestMethod]
    public void PixelsAreAveragedMadeGreyAndNormalizedInTheGraph()
    {
        // Colors at twice the size: in the graph as in training, but for the rounding to bytes there.
        var shape = new ImageShape(1, 8, 8);
        var input = new ImageInput(shape, PixelChannels: 3, Zoom: 2, White: 255);
        var normalization = new ImageNormalization([0.4f], [0.3f]);
        Network network = Pictures.Random(new SmallCnnArchitecture { Widths = [4, 8] }, shape, classes: 2);
        float[] row = [.. RandomNetworks.Rows(1, input.Length).Select(value => MathF.Round(Math.Clamp(128 + 50 * value, 0, 255)))];
        var bytes = new byte[shape.Length];
        input.ToBytes(row, bytes, () => "row");
        float first = (0.299f * (row[0] + row[1] + row[16] + row[17]) + 0.587f * (row[256] + row[257] + row[272] + row[273]) + 0.114f * (row[512] + row[513] + row[528] + row[529])) / 4;
        Assert.AreEqual(first, bytes[0], 0.5);
        AssertClose(Torch(network, shape, [.. bytes.Select(value => (value / 255f - 0.4f) / 0.3f)]), Onnx(new ImageLogits(network, input, normalization, null), row), 0.02);
    }

    [TestMethod]
    public void ViewsAreFlippedAndShiftedAndTheirMeanProbabilityIsTheAnswer()
    {
        const int Size = 8, Shift = 2;
        var shape = new ImageShape(1, Size, Size);
        Network network = Pictures.Random(new SmallCnnArchitecture { Widths = [4, 8] }, shape, classes: 3);
        float[] image = RandomNetworks.Rows(1, shape.Length);
        var views = new TestTimeAugmentationOptions { FlipHorizontally = true, FlipVertically = true, ShiftPixels = Shift };
        Assert.AreEqual(20, views.ViewCount);
        var expected = new float[3];
        foreach ((int dx, int dy) in new[] { (0, 0), (Shift, 0), (-Shift, 0), (0, Shift), (0, -Shift) })
        {
            foreach ((bool across, bool down) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                float[] view = [.. Enumerable.Range(0, shape.Length).Select(i => At(down ? Size - 1 - i / Size : i / Size, across ? Size - 1 - i % Size : i % Size, dy, dx))];
                float[] probabilities = Torch(network, shape, view);
                for (int c = 0; c < 3; c++)
                    expected[c] += probabilities[c] / 20;
            }
        }
        AssertClose(expected, Onnx(new ImageLogits(network, new ImageInput(shape, 1, 1, 1), Plain, views), image), 1e-5);

        float At(int y, int x, int dy, int dx) => image[Math.Clamp(y + dy, 0, Size - 1) * Size + Math.Clamp(x + dx, 0, Size - 1)];
    }

    [TestMethod]
    public void FrozenLayersPredictAndAreCounted()
    {
        Network network = Pictures.Random(new SmallCnnArchitecture { Widths = [4, 8], Dropout = 0 }, new ImageShape(1, 8, 8), classes: 2);
        using var frozen = new TorchNetwork(network, frozenLayers: 2);
        using var scope = NewDisposeScope();
        using var dropout = new Generator(1);
        Assert.AreEqual(4 * 9 + 2 * 4, frozen.FrozenParameterCount);
        frozen.Classify(frozen.Represent(tensor(RandomNetworks.Rows(5, 64), 5, 1, 8, 8), dropout)).sum().backward();
        Assert.IsTrue(frozen.Gradients.data<float>().Take(frozen.FrozenParameterCount).All(gradient => gradient == 0));
        Assert.IsGreaterThan(0, frozen.Gradients.abs().sum().item<float>());
        float[] after = frozen.ToNetwork().Buffers;
        CollectionAssert.AreEqual(network.Buffers[..8], after[..8], "running statistics of what is frozen");
        CollectionAssert.AreNotEqual(network.Buffers[8..], after[8..]);
    }

    private static float[] Torch(Network network, ImageShape shape, float[] rows)
    {
        using var module = new TorchNetwork(network);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor batch = tensor(rows, rows.Length / shape.Length, shape.Channels, shape.Height, shape.Width);
        return nn.functional.softmax(module.Classify(module.Represent(batch, dropout: null)), -1).data<float>().ToArray();
    }

    private static float[] Onnx(ImageLogits logits, float[] rows)
    {
        using var session = new InferenceSession(OnnxNetwork.Scores(logits, isBinary: false, "Pixels", "Output"));
        var input = new DenseTensor<float>(rows, [rows.Length / logits.InputWidth, logits.InputWidth]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> result = session.Run([NamedOnnxValue.CreateFromTensor("Pixels", input)]);
        return [.. result.Single().AsEnumerable<float>()];
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance, $"number {i}");
    }
}

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

    // The last has what the large ones consist of: a pool that overlaps, a block of three convolutions, a shortcut with a convolution.
    private static readonly Dictionary<string, (NetworkShape Shape, int Size)> Shapes = new()
    {
        ["small"] = (new SmallCnnArchitecture { Widths = [4, 8] }.Build(new ImageShape(3, 8, 8), 3), 8),
        ["ResNet-20"] = (new CifarResNetArchitecture().Build(new ImageShape(3, 8, 8), 3), 8),
        ["bottleneck"] = (new NetworkShape(
            3 * 16 * 16,
            [
                new Convolution("conv1", 3, 8, Kernel: 7, Stride: 2), new MaxPool(8, Kernel: 3, Stride: 2, Padding: 1),
                ResidualBlocks.Bottleneck("layer1.0", 8, 4, 16, 2, new Convolution("layer1.0.downsample.0", 8, 16, Kernel: 1, Stride: 2, Rectifies: false)), new GlobalAverage(16),
            ],
            new Dense(16, 3)), 16),
    };

    [TestMethod]
    [DataRow("small")]
    [DataRow("ResNet-20")]
    [DataRow("bottleneck")]
    public void TorchSharpAndOnnxAgree(string name)
    {
        (NetworkShape network, int size) = Shapes[name];
        var shape = new ImageShape(3, size, size);
        Network filled = Pictures.Fill(network);
        float[] pixels = [.. RandomNetworks.Rows(4, shape.Length).Select(value => MathF.Round(128 + 40 * value))];
        float[] onnx = Onnx(new ImageLogits(filled, new ImageInput(shape, 3, 1, 255), Plain, null), pixels);
        Assert.IsGreaterThan(0.01, onnx.Max() - onnx.Min(), "answers must differ");
        AssertClose(Torch(filled, shape, [.. pixels.Select(value => value / 255)]), onnx, 1e-4);
    }

    [TestMethod]
    [DataRow("small")]
    [DataRow("ResNet-20")]
    [DataRow("bottleneck")]
    public void GradientsReachEveryLayer(string name)
    {
        (NetworkShape shape, int size) = Shapes[name];
        Network filled = Pictures.Fill(shape);
        using var network = new TorchNetwork(filled);
        using var scope = NewDisposeScope();
        using DropoutMasks dropout = Masks.Seeded(1);
        Tensor rows = tensor(RandomNetworks.Rows(6, 3 * size * size), 6, 3, size, size);
        network.Classify(network.Represent(rows, dropout)).log_softmax(-1).select(1, 0).mean().neg().backward();
        foreach ((string array, StoredArray gradient) in NetworkWeights.ToArrays(new Network(shape, network.Gradients.data<float>().ToArray(), filled.Buffers)))
            Assert.IsTrue(gradient.Values.All(float.IsFinite) && gradient.Values.Any(value => value != 0), array);
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
        using DropoutMasks dropout = Masks.Seeded(1);
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

    internal static float[] Onnx(ImageLogits logits, float[] rows)
    {
        using var session = new InferenceSession(OnnxNetwork.Scores(logits, isBinary: false, "Pixels", "Output"));
        var input = new DenseTensor<float>(rows, [rows.Length / logits.InputWidth, logits.InputWidth]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> result = session.Run([NamedOnnxValue.CreateFromTensor("Pixels", input)]);
        return [.. result.Single().AsEnumerable<float>()];
    }

    internal static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance, $"number {i}");
    }
}

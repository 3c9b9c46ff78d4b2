using System.Text;
using System.Text.Json;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
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
    [DataRow("ResNet-18")]
    [DataRow("ResNet-34")]
    [DataRow("ResNet-50")]
    [DataRow("ResNet-20")]
    [DataRow("ResNet-32")]
    public void ResidualNetworksAnswerAsInPyTorch(string name)
    {
        // Every array's values follow from its name, on both sides: an array of another name, shape or place would give other answers.
        int depth = int.Parse(name.AsSpan("ResNet-".Length));
        ImageArchitecture architecture = depth is 20 or 32 ? new CifarResNetArchitecture { Depth = depth } : new ImageResNetArchitecture { Depth = depth };
        Network start = architecture.Build(Shape, Classes) is var shape ? new Network(shape, new float[shape.ParameterCount], new float[shape.BufferCount]) : null!;
        var arrays = NetworkWeights.ToArrays(start).ToDictionary(pair => pair.Name, pair => new StoredArray(pair.Array.Shape, Values(pair.Name, pair.Array.Shape)));
        AssertAnswers(name, NetworkWeights.Load(start, arrays, "formula", inform: null));
    }

    [TestMethod]
    [DataRow("bottleneck.safetensors")]
    [DataRow("bottleneck.dat")]
    public void FilesThatPyTorchWroteAreRead(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Fixtures", file);
        AssertAnswers("bottleneck", NetworkWeights.Load(OneBlock.Initialize(seed: 1), WeightsFile.Read(path), path, message => Assert.Fail(message)));
    }

    private static void AssertAnswers(string name, Network network)
    {
        JsonElement reference = ReferenceFile.Cases("resnets.json").Single(c => c.GetProperty("name").GetString() == name);
        float[] expected = [.. reference.GetProperty("logits").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())];
        using var module = new TorchNetwork(network);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor images = tensor(Uniform("images", 2 * Shape.Length), 2, Shape.Channels, Shape.Height, Shape.Width);
        float[] actual = [.. module.Classify(module.Represent(images, dropout: null)).data<float>()];
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-4, $"logit {i}");
    }

    private static float[] Values(string name, long[] shape)
    {
        (float center, float width) = shape.Length > 1 ? (0, MathF.Sqrt(3f / shape[1..].Aggregate(1L, (product, side) => product * side)))
            : name.EndsWith(".weight", StringComparison.Ordinal) || name.EndsWith(".running_var", StringComparison.Ordinal) ? (0.75f, 0.25f)
            : (0, 0.2f);
        return Array.ConvertAll(Uniform(name, (int)shape.Aggregate(1L, (product, side) => product * side)), value => center + width * value);
    }

    // Numbers in [-1, 1) that follow from a name alone, as in make_weights.py: FNV-1a of the name, then the finalizer of MurmurHash3.
    private static float[] Uniform(string name, int count)
    {
        uint seed = Encoding.ASCII.GetBytes(name).Aggregate(2166136261, (hash, letter) => (hash ^ letter) * 16777619);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            uint hash = (uint)i * 2654435761 + seed;
            hash ^= hash >> 16;
            hash *= 0x85EBCA6B;
            hash ^= hash >> 13;
            hash *= 0xC2B2AE35;
            hash ^= hash >> 16;
            numbers[i] = (hash >> 8) / 8388608f - 1;
        }
        return numbers;
    }
}

using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Files of weights.</summary>
[TestClass]
public sealed class WeightsTests
{
    private static readonly SmallCnnArchitecture Small = new() { Widths = [4, 8] };
    private static readonly ImageShape Shape = new(1, 8, 8);
    private string _folder = null!;

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void SafetensorsOfEveryTypeAreRead()
    {
        Network network = Pictures.Random(Small, Shape, classes: 3);
        var arrays = NetworkWeights.ToArrays(network);
        CollectionAssert.AreEqual(
            new[] { "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "conv2.weight", "bn2.weight", "bn2.bias", "bn2.running_mean", "bn2.running_var", "fc.weight", "fc.bias" },
            arrays.Select(array => array.Name).ToArray());
        foreach ((string type, double tolerance) in new[] { ("F32", 0), ("F64", 0), ("F16", 1e-3), ("BF16", 1e-2) })
        {
            string path = Path.Combine(_folder, type + ".safetensors");
            File.WriteAllBytes(path, Safetensors(arrays, type));
            Network loaded = Load(path, Small, classes: 3);
            AssertClose(network.Parameters, loaded.Parameters, tolerance);
            AssertClose(network.Buffers, loaded.Buffers, tolerance);
        }
    }

    [TestMethod]
    public void WhatIsWrittenIsReadBackToTheBit()
    {
        Network network = Pictures.Random(new CifarResNetArchitecture(), new ImageShape(3, 8, 8), classes: 3);
        string path = Path.Combine(_folder, "weights.safetensors");
        using (FileStream stream = File.Create(path))
            SafetensorsFormat.Write(stream, NetworkWeights.ToArrays(network));
        Network loaded = NetworkWeights.Load(new CifarResNetArchitecture().Build(new ImageShape(3, 8, 8), 3).Initialize(1), WeightsFile.Read(path), path, null);
        CollectionAssert.AreEqual(network.Parameters, loaded.Parameters);
        CollectionAssert.AreEqual(network.Buffers, loaded.Buffers);
    }

    [TestMethod]
    public void FilesOfTorchSharpAreRead()
    {
        // A module of TorchSharp's own, with the counters of batch normalization that weights do not need.
        using var module = new Small2();
        module.train();
        using (var scope = NewDisposeScope())
            module.forward(rand(6, 1, 8, 8));
        module.eval();
        string path = Path.Combine(_folder, "weights.dat");
        module.save(path);
        using var network = new TorchNetwork(Load(path, Small, classes: 3));
        using var inner = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor rows = rand(4, 1, 8, 8);
        AssertClose(module.forward(rows).data<float>().ToArray(), network.Classify(network.Represent(rows, dropout: null)).data<float>().ToArray(), 1e-5);
    }

    [TestMethod]
    public void ALastLayerOfOtherClassesIsTrainedFromTheBeginning()
    {
        Network network = Pictures.Random(Small, Shape, classes: 7);
        string path = Write(NetworkWeights.ToArrays(network).Select(pair => ("module." + pair.Name.Replace("fc", "linear"), pair.Array)));
        var lines = new List<string>();
        NetworkShape shape = Small.Build(Shape, 3);
        Network start = shape.Initialize(seed: 1), loaded = NetworkWeights.Load(start, WeightsFile.Read(path), path, lines.Add);
        Assert.AreEqual($"The last layer of '{path}' is 7 x 8, and 3 x 8 is needed: it is trained from the beginning.", lines.Single());
        CollectionAssert.AreEqual(network.Parameters[..shape.BodyParameterCount], loaded.Parameters[..shape.BodyParameterCount]);
        CollectionAssert.AreEqual(start.Parameters[shape.BodyParameterCount..], loaded.Parameters[shape.BodyParameterCount..]);
    }

    [TestMethod]
    public void WeightsOfAnotherArchitectureAreAnError()
    {
        string path = Write(NetworkWeights.ToArrays(Pictures.Random(Small, Shape, classes: 3)));
        Assert.AreEqual(
            $"WeightsPath '{path}' has no array 'layer1.0.conv1.weight' (16 x 16 x 3 x 3), which the architecture needs. It has: 'conv1.weight', 'bn1.weight', 'bn1.bias', 'bn1.running_mean', 'bn1.running_var', 'conv2.weight', 'bn2.weight', 'bn2.bias' and 4 more. Choose the architecture that the weights are for.",
            Fails<InvalidOperationException>(() => NetworkWeights.Load(new CifarResNetArchitecture().Build(Shape, 3).Initialize(1), WeightsOf16(path), path, null)));
        Assert.AreEqual(
            $"Array 'conv2.weight' of WeightsPath '{path}' is 8 x 4 x 3 x 3; the architecture needs 9 x 4 x 3 x 3. Choose the architecture, its depth and the number of Channels that the weights are for.",
            Fails<InvalidOperationException>(() => Load(path, new SmallCnnArchitecture { Widths = [4, 9] }, classes: 3)));
    }

    [TestMethod]
    public void WhatIsNoFileOfWeightsIsAnError()
    {
        string gone = Path.Combine(_folder, "gone.dat");
        Assert.AreEqual($"WeightsPath '{gone}' does not exist. Correct the path, or leave it out to train from the beginning.", Fails<FileNotFoundException>(() => WeightsFile.Read(gone)));
        string whole = Write(NetworkWeights.ToArrays(Pictures.Random(Small, Shape, classes: 3)));
        byte[] bytes = File.ReadAllBytes(whole);
        foreach (byte[] broken in new[] { bytes[..^5], bytes[..30], [1, 2, 3], [] })
        {
            foreach (string name in new[] { "broken.safetensors", "broken.dat" })
            {
                string path = Path.Combine(_folder, name);
                File.WriteAllBytes(path, broken);
                if (broken.Length == 0 && name == "broken.dat")
                    File.WriteAllBytes(path, [200]);
                string format = name == "broken.dat" ? "what Module.save of TorchSharp writes (files of safetensors must end with .safetensors)" : "a file of safetensors";
                string message = Fails<InvalidOperationException>(() => WeightsFile.Read(path));
                StringAssert.StartsWith(message, $"WeightsPath '{path}' can't be read as {format}: ");
                StringAssert.EndsWith(message, "Save the weights again, as a state dictionary.");
            }
        }
    }

    // The first convolution with 16 channels, so that it is a later array that is missing.
    private static IReadOnlyDictionary<string, StoredArray> WeightsOf16(string path) => WeightsFile.Read(path).ToDictionary(
        pair => pair.Key, pair => pair.Key.EndsWith("1.weight", StringComparison.Ordinal) || pair.Key.StartsWith("bn1", StringComparison.Ordinal) ? Wider(pair.Value) : pair.Value);

    private static StoredArray Wider(StoredArray array) => new([16, .. array.Shape[1..]], [.. array.Values, .. array.Values, .. array.Values, .. array.Values]);

    private string Write(IEnumerable<(string Name, StoredArray Array)> arrays)
    {
        string path = Path.Combine(_folder, "written.safetensors");
        File.WriteAllBytes(path, Safetensors(arrays, "F32"));
        return path;
    }

    private static Network Load(string path, SmallCnnArchitecture architecture, int classes)
        => NetworkWeights.Load(architecture.Build(Shape, classes).Initialize(seed: 1), WeightsFile.Read(path), path, null);

    // The format as its specification has it, written independently of the product.
    private static byte[] Safetensors(IEnumerable<(string Name, StoredArray Array)> arrays, string type)
    {
        var data = new MemoryStream();
        var heading = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        foreach ((string name, StoredArray array) in arrays)
        {
            long start = data.Length;
            foreach (float value in array.Values)
            {
                data.Write(type switch
                {
                    "F64" => BitConverter.GetBytes((double)value),
                    "F16" => BitConverter.GetBytes((Half)value),
                    "BF16" => BitConverter.GetBytes(value)[2..],
                    _ => BitConverter.GetBytes(value),
                });
            }
            heading.Append($",\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{string.Join(',', array.Shape)}],\"data_offsets\":[{start},{data.Length}]}}");
        }
        byte[] text = Encoding.UTF8.GetBytes(heading.Append('}').ToString()), length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data.ToArray()];
    }

    private static string Fails<TException>(Action action)
        where TException : Exception => Assert.ThrowsExactly<TException>(action).Message;

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
    }

    private sealed class Small2 : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> _conv1 = nn.Conv2d(1, 4, 3, padding: 1, bias: false), _bn1 = nn.BatchNorm2d(4), _conv2 = nn.Conv2d(4, 8, 3, padding: 1, bias: false), _bn2 = nn.BatchNorm2d(8), _fc = nn.Linear(8, 3);

        public Small2()
            : base(nameof(Small2))
        {
            register_module("conv1", _conv1);
            register_module("bn1", _bn1);
            register_module("conv2", _conv2);
            register_module("bn2", _bn2);
            register_module("fc", _fc);
        }

        public override Tensor forward(Tensor input)
        {
            Tensor first = nn.functional.max_pool2d(_bn1.forward(_conv1.forward(input)).relu(), 2), second = nn.functional.max_pool2d(_bn2.forward(_conv2.forward(first)).relu(), 2);
            return _fc.forward(second.mean([2L, 3L]));
        }
    }
}

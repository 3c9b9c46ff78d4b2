using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.PlainConsumer;
using Microsoft.ML.Imbalance.Tests;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>A saved network answers alike where neither this library nor libtorch is.</summary>
[TestClass]
public sealed class SavedNetworkTests
{
    private const double Tolerance = 1e-5;

    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Architectures =>
    [
        [new MlpArchitecture { HiddenWidths = [16, 8] }],
        [new ResNetArchitecture { Width = 16, HiddenWidth = 16 }],
        [new TabMArchitecture { MemberCount = 4, Width = 16 }],
    ];

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void ABinaryModelAnswersAlikeInAnotherProcess(NetworkArchitecture architecture)
    {
        IDataView table = Tables.Binary(Ml, 400);
        AssertAlike(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(architecture, epochs: 3)).Fit(table), table);
    }

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void AMulticlassModelAnswersAlikeInAnotherProcess(NetworkArchitecture architecture)
    {
        IDataView table = Tables.Multiclass(Ml, 400);
        AssertAlike(Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(architecture, epochs: 3)).Fit(table), table);
    }

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void AModelWithEmbeddingsAnswersAlikeInAnotherProcess(NetworkArchitecture architecture)
    {
        IDataView table = Tables.OneHot(Ml);
        var options = new NeuralNetworkOptions { Architecture = architecture, NumericEmbedding = new PeriodicEmbeddingOptions(), CategoricalEmbeddingWidth = 3, Epochs = 2, BatchSize = 64, Seed = 1 };
        AssertAlike(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(table), table);
    }

    [TestMethod]
    public void AMissingValueHasNoScoreInAnotherProcessEither()
    {
        Tables.BinaryRow[] rows = Tables.BinaryRows(100);
        NeuralNetworkTransformer model = Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 1)).Fit(Ml.Data.LoadFromEnumerable(rows));
        rows[3].Features[1] = float.NaN;
        IDataView missing = Ml.Data.LoadFromEnumerable(rows);
        Assert.IsTrue(float.IsNaN(model.Transform(missing).GetColumn<float>("Score").ElementAt(3)));
        AssertAlike(model, missing);
    }

    [TestMethod]
    public void ALoadedModelHasTheSameColumns()
    {
        foreach ((IDataView table, ITransformer model) in Models())
        {
            using var stream = new MemoryStream();
            using var file = new NetworkFile();
            Ml.Model.Save(model, table.Schema, stream);
            DataViewSchema expected = model.GetOutputSchema(table.Schema), actual = file.Context.Model.Load(stream, out _).GetOutputSchema(table.Schema);
            CollectionAssert.AreEqual(Visible(expected), Visible(actual));
        }

        static string[] Visible(DataViewSchema schema) => [.. schema.Where(column => !column.IsHidden).Select(column =>
            $"{column.Name}: {column.Type} {string.Join(", ", column.Annotations.Schema.Where(a => !a.Name.StartsWith("Imbalance", StringComparison.Ordinal)).Select(a => $"{a.Name} {a.Type}").Order())}")];
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void ANetworkScoresWhenItsFileIsGone()
    {
        (IDataView table, NeuralNetworkTransformer model) = Models().First();
        using var stream = new MemoryStream();
        Ml.Model.Save(model, table.Schema, stream);
        ITransformer loaded;
        string folder;
        using (var file = new NetworkFile())
        {
            folder = file.Context.TempFilePath;
            loaded = file.Context.Model.Load(stream, out _);
            Assert.HasCount(1, Directory.GetFiles(folder));
        }
        Assert.IsFalse(Directory.Exists(folder));
        AssertClose([.. model.Transform(table).GetColumn<float>("Score")], [.. loaded.Transform(table).GetColumn<float>("Score")]);
    }

    [TestMethod]
    public void TheBareOnnxModelAnswersAlike()
    {
        foreach ((IDataView table, NeuralNetworkTransformer model) in Models())
        {
            using var onnx = new MemoryStream();
            model.SaveAsOnnx(onnx);
            float[][] features = [.. table.GetColumn<float[]>("Features")];
            using var session = new InferenceSession(onnx.ToArray());
            using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> result = session.Run(
                [NamedOnnxValue.CreateFromTensor("Features", new DenseTensor<float>(features.SelectMany(row => row).ToArray(), [features.Length, features[0].Length]))]);
            Dictionary<string, DisposableNamedOnnxValue> outputs = result.ToDictionary(value => value.Name);
            IDataView scored = model.Transform(table);
            if (model.Model.ClassNames.Count == 2)
            {
                AssertClose([.. scored.GetColumn<float>("Score")], [.. outputs["Score"].AsEnumerable<float>()]);
                AssertClose([.. scored.GetColumn<float>("Probability")], [.. outputs["Probability"].AsEnumerable<float>()]);
                CollectionAssert.AreEqual(scored.GetColumn<bool>("PredictedLabel").ToArray(), outputs["PredictedLabel"].AsEnumerable<bool>().ToArray());
                continue;
            }
            AssertClose([.. scored.GetColumn<float[]>("Score").SelectMany(row => row)], [.. outputs["Score"].AsEnumerable<float>()]);
            string[] names = [.. scored.GetColumn<uint>("PredictedLabel").Select(key => model.Model.ClassNames[(int)key - 1])];
            CollectionAssert.AreEqual(names, outputs["PredictedLabel"].AsEnumerable<string>().ToArray());
        }
    }

    [TestMethod]
    public void WithoutTheOnnxRuntimeTheErrorNamesThePackage() => Assert.AreEqual(
        "The model can't be saved: a neural network is saved as ONNX, and the native ONNX runtime was not found. Add the package Microsoft.ML.OnnxRuntime (or Microsoft.ML.OnnxRuntime.Gpu) to the application.",
        ScoreGlue.WithoutRuntime(new DllNotFoundException()).Message);

    private static IEnumerable<(IDataView Table, NeuralNetworkTransformer Model)> Models()
    {
        IDataView binary = Tables.Binary(Ml, 300), multiclass = Tables.Multiclass(Ml, 300);
        yield return (binary, Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 3)).Fit(binary));
        yield return (multiclass, Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 3)).Fit(multiclass));
    }

    private static void AssertAlike(NeuralNetworkTransformer model, IDataView table)
    {
        string[] here = ScoredBits.Of(model.Transform(table)), there = PlainProcess.Answers(Ml, model, table);
        Assert.HasCount(here.Length, there);
        for (int row = 0; row < here.Length; row++)
        {
            string[] expected = here[row].Split(' '), actual = there[row].Split(' ');
            Assert.AreEqual(expected[^1], actual[^1], $"label of row {row}");
            for (int column = 0; column < expected.Length - 1; column++)
                AssertClose(Numbers(expected[column]), Numbers(actual[column]));
        }

        static float[] Numbers(string bits) => [.. bits.Split(',').Select(text => BitConverter.Int32BitsToSingle(int.Parse(text, CultureInfo.InvariantCulture)))];
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance);
    }
}

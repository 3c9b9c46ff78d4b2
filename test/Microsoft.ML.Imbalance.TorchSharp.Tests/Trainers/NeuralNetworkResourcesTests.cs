using System.Text.RegularExpressions;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Memory and devices, as the trainer is given them. The garbage collector tells the memory of the process: no other test runs beside.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NeuralNetworkResourcesTests
{
    private const int RowCount = 60_000, Width = 40;

    /// <summary>Rows of 9.6 MB, made as they are read, and a budget of 1 MB: what is held while epochs run stays below the rows.</summary>
    [TestMethod]
    public void RowsBeyondTheBudgetAreTrainedOnFromAFile()
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(Rows());
        var lines = new List<string>();
        ml.Log += (_, e) => lines.Add(e.Message);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        var progress = new Listener<TrainingProgress>(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before));

        NeuralNetworkTransformer model = ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Options(1 << 20, progress)).Fit(rows);

        Assert.IsTrue(lines.Exists(line => line.Contains("rows take more than the 1,048,576 bytes of MemoryBudget", StringComparison.Ordinal)));
        // Buffers of the chunks and blocks of rows take some megabytes whatever the budget.
        Assert.IsLessThan(RowCount * Width * sizeof(float) * 3 / 4, most);
        NeuralNetworkTransformer inMemory = ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Options(1 << 30, progress)).Fit(rows);
        IDataView some = ml.Data.TakeRows(rows, RowCount / 4);
        double precision = AveragePrecision(ml, model, some);
        Assert.AreEqual(AveragePrecision(ml, inMemory, some), precision, 0.02);
        // By chance it is the share of the class.
        Assert.IsGreaterThan(0.5, precision);
    }

    [TestMethod]
    public void TheLogTellsHowFarReadingAndAnEpochAreAndTheTimeThatIsLeft()
    {
        var ml = new MLContext(seed: 1);
        var lines = new List<string>();
        ml.Log += (_, e) => lines.Add(e.RawMessage);
        LongWork.Run(_ => { }, () => ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 2)).Fit(Tables.Binary(ml, 400)), new HastyClock());
        Assert.IsTrue(lines.Exists(line => line.StartsWith("NeuralNetwork, rows read: 20 so far", StringComparison.Ordinal)), string.Join('\n', lines));
        // Some rows are held out to validate with.
        Assert.IsTrue(lines.Exists(line => Regex.IsMatch(line, @"^NeuralNetwork, epoch 2, batches: \d+ %, about \d+ s left$")), string.Join('\n', lines));
    }

    [TestMethod]
    public void TheDeviceIsTheContexts()
    {
        IDataView table = Tables.Binary(new MLContext(), 100);
        var strict = new MLContext(seed: 1) { GpuDeviceId = 99, FallbackToCpu = false };
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => strict.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 1)).Fit(table)).Message,
            "GPU 99 was asked for, and libtorch finds ");

        var lenient = new MLContext(seed: 1) { GpuDeviceId = 99, FallbackToCpu = true };
        var lines = new List<string>();
        lenient.Log += (_, e) => lines.Add(e.Message);
        lenient.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(epochs: 1)).Fit(table);
        Assert.IsTrue(lines.Exists(line => line.EndsWith("The network is trained on the CPU.", StringComparison.Ordinal)));
    }

    private static NeuralNetworkOptions Options(long budget, IProgress<TrainingProgress> progress) => new()
    {
        Architecture = new MlpArchitecture { HiddenWidths = [8], Dropout = 0 },
        BatchSize = 512,
        Epochs = 2,
        Optimizer = new AdamWOptions { LearningRate = 0.01 },
        ValidationFraction = 0,
        MemoryBudget = budget,
        Progress = progress,
        Seed = 3,
    };

    private static double AveragePrecision(MLContext ml, NeuralNetworkTransformer model, IDataView rows)
        => ml.BinaryClassification.Imbalance.Evaluate(model.Transform(rows)).AreaUnderPrecisionRecallCurve;

    // The same in every pass.
    private static IEnumerable<Row> Rows()
    {
        RandomStream random = RandomStream.Create(4, nameof(NeuralNetworkResourcesTests));
        for (int i = 0; i < RowCount; i++)
        {
            bool positive = i % 50 == 0;
            var features = new float[Width];
            for (int slot = 0; slot < Width; slot++)
                features[slot] = random.NextSingle() + (positive && slot < 4 ? 0.5f : 0);
            yield return new Row { Label = positive, Features = features };
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(Width)]
        public float[] Features { get; set; } = [];
    }
}

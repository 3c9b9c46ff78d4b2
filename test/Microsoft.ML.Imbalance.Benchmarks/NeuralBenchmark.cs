using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp;
using Microsoft.ML.Imbalance.TorchSharp.Inference;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// Rows a second on one core: in prediction, and, with <c>--libtorch FOLDER</c>, in training; with <c>--peers DIR --peers-root ROOT</c> beside PyTorch, the same network, batches and threads.
/// </summary>
internal static class NeuralBenchmark
{
    private const int RowCount = 284_807;
    private const int FeatureCount = 30;
    private const int Rounds = 4;
    private static readonly MlpArchitecture Small = new() { HiddenWidths = [64, 32], Dropout = 0 };

    public static void Run(Arguments arguments)
    {
        int[] batchSizes = arguments.Numbers("batch-sizes", [256, 1024, 8192]);
        if (arguments.Text("libtorch") is { } folder)
            Train(folder, batchSizes, Peer(arguments, batchSizes));
        Predict();
        PredictBeside(() => Peer(arguments, []));
    }

    private static JsonElement[] Peer(Arguments arguments, int[] batchSizes)
    {
        if (arguments.Text("peers") is not { } peers || arguments.Text("peers-root") is not { } root)
            return [];
        string script = arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/neural.py");
        return [.. new PeerRun(peers, root).Run(script, [$"{RowCount}", .. batchSizes.Length == 0 ? [] : new[] { string.Join(',', batchSizes) }]).Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static void Train(string folder, int[] batchSizes, JsonElement[] peer)
    {
        AppContext.SetData(TorchRuntime.FolderOption, folder);
        var ml = new MLContext(seed: 1);
        IDataView rows = Rows(ml);
        var table = new Table("batch", "rows/s in training", "PyTorch, resident", "ratio", "PyTorch, DataLoader", "ratio");
        foreach (int batchSize in batchSizes)
        {
            var epochs = new EpochClock();
            ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(new NeuralNetworkOptions
            {
                Architecture = Small,
                NormalizeFeatures = false,
                ValidationFraction = 0,
                Epochs = 7,
                BatchSize = batchSize,
                Progress = epochs,
                Seed = 1,
            }).Fit(rows);
            double own = RowCount / epochs.Median, resident = Best("resident"), loader = Best("loader");
            table.Row(batchSize, own, resident, own / resident, loader, own / loader);

            double Best(string name) => peer.Where(p => p.TryGetProperty("batch", out JsonElement size) && size.GetInt32() == batchSize).Select(p => p.GetProperty(name).GetDouble()).DefaultIfEmpty(double.NaN).Max();
        }
    }

    private static void Predict()
    {
        var table = new Table("network", "rows/s in blocks", "rows/s one by one");
        foreach ((string name, NetworkArchitecture architecture) in new (string, NetworkArchitecture)[]
        {
            ("30-64-32-2", Small),
            ("MLP", new MlpArchitecture()),
            ("ResNet", new ResNetArchitecture()),
            ("TabM", new TabMArchitecture()),
        })
        {
            Network network = Made(architecture);
            var scorer = new NetworkScorer(network, isBinary: true);
            Scratch scratch = scorer.CreateScratch();
            int count = network.Parameters.Length < 10_000 ? RowCount : RowCount / 20;
            float[] rows = Values(count), scores = new float[count];
            (double blocks, double single, _) = Stopwatches.Paired(() => Score(count), () => Score(1));
            table.Row(name, count / blocks, count / single);

            void Score(int rowsOfACall) => InCalls(scorer, scratch, rows, scores, rowsOfACall);
        }
    }

    // The same rows in as many calls on both sides, in turn, the best of all rounds of each: the speed of a shared machine changes from second to second. Then as ML.NET hands rows out.
    private static void PredictBeside(Func<JsonElement[]> peer)
    {
        Network network = Made(Small);
        var scorer = new NetworkScorer(network, isBinary: true);
        Scratch scratch = scorer.CreateScratch();
        float[] rows = Values(RowCount), scores = new float[RowCount];
        var table = new Table("rows of a call", "rows/s", "PyTorch", "ratio");
        int[] sizes = [RowCount, 16384, 4096, 1024, 512, 256, 1];
        double[] own = new double[sizes.Length], others = new double[sizes.Length];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (JsonElement line in peer())
                Raise(ref others[Array.IndexOf(sizes, line.GetProperty("prediction").GetInt32())], line.GetProperty("rate").GetDouble());
            for (int i = 0; i < sizes.Length; i++)
                Raise(ref own[i], RowCount / Stopwatches.Median(() => InCalls(scorer, scratch, rows, scores, sizes[i])));
        }
        for (int i = 0; i < sizes.Length; i++)
            table.Row(sizes[i], own[i], others[i], own[i] / others[i]);
        var ml = new MLContext(seed: 1);
        IDataView view = Rows(ml);
        var model = new NeuralNetworkTransformer(
            new NeuralNetworkModel(network, isBinary: true, ["False", "True"], new TrainingOutcome([], [0.5, 0.5], WasCancelled: false), seed: 1),
            "Features", view.Schema["Features"].Type, view.Schema["Label"].Annotations, new LearnedPriors(["False", "True"], [0.5, 0.5]));
        var byView = new Table("as ML.NET hands rows out", "rows/s");
        byView.Row("a view, its scores read by a cursor", RowCount / Stopwatches.Median(() => model.Transform(view).GetColumn<float>("Score").Sum()));
        Row[] objects = [.. ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false)];
        PredictionEngine<Row, Scored> engine = ml.Model.CreatePredictionEngine<Row, Scored>(model, inputSchemaDefinition: Definition);
        byView.Row("a prediction engine", RowCount / Stopwatches.Median(() => objects.Sum(row => engine.Predict(row).Score)));
    }

    private static void Raise(ref double best, double value) => best = Math.Max(best, value);

    private static void InCalls(NetworkScorer scorer, Scratch scratch, float[] rows, float[] scores, int rowsOfACall)
    {
        for (int row = 0; row < scores.Length; row += rowsOfACall)
        {
            int count = Math.Min(rowsOfACall, scores.Length - row);
            scorer.Score(rows.AsSpan(row * FeatureCount, count * FeatureCount), scores.AsSpan(row, count), scratch);
        }
    }

    private static Network Made(NetworkArchitecture architecture) => architecture.Build(new InputSlots(FeatureCount, []), 2, null, null).Initialize(seed: 1);

    private static SchemaDefinition Definition
    {
        get
        {
            SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
            schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureCount);
            return schema;
        }
    }

    private static IDataView Rows(MLContext ml)
    {
        float[] values = Values(RowCount);
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, RowCount).Select(i => new Row { Label = i % 50 == 0, Features = values[(i * FeatureCount)..((i + 1) * FeatureCount)] }).ToArray(), Definition);
    }

    private static float[] Values(int count)
    {
        RandomStream random = RandomStream.Create(1, nameof(NeuralBenchmark));
        return [.. Enumerable.Range(0, count * FeatureCount).Select(_ => (float)random.NextGaussian())];
    }

    /// <summary>The time from one epoch's end to the next; the first two epochs still wait for the compiler.</summary>
    private sealed class EpochClock : IProgress<TrainingProgress>
    {
        private readonly List<long> _ends = [];

        public double Median
        {
            get
            {
                double[] seconds = [.. _ends.Skip(2).Zip(_ends.Skip(1), (end, start) => Stopwatch.GetElapsedTime(start, end).TotalSeconds).Order()];
                return seconds[seconds.Length / 2];
            }
        }

        public void Report(TrainingProgress value) => _ends.Add(Stopwatch.GetTimestamp());
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
    private sealed class Scored
    {
        public float Score { get; set; }
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// A small network on Fashion-MNIST with a long tail: losses by ways to vary images, accuracy on the balanced test set. <c>--libtorch FOLDER --data FOLDER --results FILE</c>; with
/// <c>--peers DIR --peers-root ROOT --peers-data FOLDER</c> the same network in PyTorch for some of the losses.
/// </summary>
internal static class LongTailBenchmark
{
    private const int BatchSize = 128;
    private const double LearningRate = 0.005, DeferredStart = 0.5;
    private const string Own = "ours", Peer = "PyTorch";

    private static readonly ImageAugmentation Policy = ImageAugmentation.Compose(ImageAugmentation.FlipHorizontally(), ImageAugmentation.PadAndCrop(padding: 2), ImageAugmentation.RandAugment(operationCount: 1, magnitude: 5));

    private static readonly (string Name, LossOptions Loss, DeferredBalancing Deferred)[] Losses =
    [
        ("cross-entropy", new WeightedCrossEntropyLossOptions(), DeferredBalancing.None),
        ("inverse weights", new WeightedCrossEntropyLossOptions { ClassWeights = ClassWeightScheme.Balanced }, DeferredBalancing.None),
        ("focal", new FocalLossOptions(), DeferredBalancing.None),
        ("class-balanced", new ClassBalancedLossOptions { Beta = 0.9999 }, DeferredBalancing.None),
        ("LDAM-DRW", new LdamLossOptions(), DeferredBalancing.Reweight),
        ("balanced softmax", new BalancedSoftmaxLossOptions(), DeferredBalancing.None),
        ("logit adjustment", new LogitAdjustedLossOptions(), DeferredBalancing.None),
    ];

    private static readonly SmallCnnArchitecture Network = new() { Widths = [8, 16, 32], Dropout = 0 };

    private static readonly string[] Ways = ["none", "policy", "MixUp", "oversampled"];

    public static void Run(Arguments arguments)
    {
        int epochs = arguments.Number("epochs", 4);
        var results = new ResultFile(arguments.Text("results") ?? "long-tail.csv", "who,loss,images,seed,epochs,balanced,many,medium,few,seconds");
        int[] seeds = arguments.Numbers("seeds", [1]);
        string[] losses = arguments.Text("losses")?.Split(',') ?? [.. Losses.Select(loss => loss.Name)], ways = arguments.Text("ways")?.Split(',') ?? Ways;
        if (arguments.Text("peers") is { } peers && arguments.Text("peers-root") is { } root)
            RunPeer(new PeerRun(peers, root), arguments, losses, seeds, epochs, results);
        if (arguments.Text("libtorch") is { } folder)
        {
            AppContext.SetData(TorchRuntime.FolderOption, folder);
            var data = new FashionMnist(arguments.Text("data") ?? throw new ArgumentException("--data names the folder of Fashion-MNIST."));
            foreach (int seed in seeds)
            {
                foreach (string way in ways)
                {
                    foreach (string loss in losses.Where(loss => !results.Contains(Own, loss, way, $"{seed}", $"{epochs}")))
                        Train(data, Losses.Single(l => l.Name == loss), way, seed, epochs, results);
                }
            }
        }
        Show(results, epochs);
    }

    private static void Train(FashionMnist data, (string Name, LossOptions Loss, DeferredBalancing Deferred) loss, string way, int seed, int epochs, ResultFile results)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var ml = new MLContext(seed);
        bool oversamples = way == "oversampled";
        IDataView rows = data.Training(oversamples);
        int real = (int)rows.GetRowCount()!;
        if (oversamples)
            rows = ml.Transforms.Imbalance.OversampleImages("Label", "Image", Policy, SamplingTarget.Ratio(0.5), seed).FitResample(rows);
        // The same number of steps, however many rows an epoch has.
        int all = oversamples ? rows.GetColumn<uint>("Label").Count() : real;
        var trainer = ml.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork(new ImageNeuralNetworkOptions
        {
            Architecture = Network,
            Channels = 1,
            Loss = loss.Loss,
            Deferred = loss.Deferred,
            // Few epochs: half of them are left for the second part.
            DeferredStart = DeferredStart,
            Epochs = (int)Math.Round((double)epochs * real / all),
            BatchSize = BatchSize,
            Optimizer = new AdamWOptions { LearningRate = LearningRate },
            LearningRateSchedule = LearningRateSchedule.Cosine,
            Augmentation = way == "policy" ? Policy : null,
            Mixing = new RowMixingOptions { Kind = way == "MixUp" ? RowMixing.MixUp : RowMixing.None },
            ValidationFraction = 0,
            Seed = seed,
        });
        IDataView scored = trainer.Fit(rows).Transform(data.Test(oversamples));
        int[] right = new int[10], count = new int[10];
        foreach ((uint actual, uint predicted) in scored.GetColumn<uint>("Label").Zip(scored.GetColumn<uint>("PredictedLabel")))
        {
            count[actual - 1]++;
            right[actual - 1] += actual == predicted ? 1 : 0;
        }
        Add(results, Own, loss.Name, way, seed, epochs, [.. right.Zip(count, (r, c) => (double)r / c)], (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static void RunPeer(PeerRun peer, Arguments arguments, string[] losses, int[] seeds, int epochs, ResultFile results)
    {
        string script = arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/longtail.py");
        foreach (int seed in seeds)
        {
            foreach (string loss in losses.Intersect(["cross-entropy", "logit adjustment", "LDAM-DRW", "class-balanced"]).Where(loss => !results.Contains(Peer, loss, "none", $"{seed}", $"{epochs}")))
            {
                string[] lines = peer.Run(script, arguments.Text("peers-data") ?? "/mnt", loss, $"{seed}", $"{epochs}", $"{BatchSize}", LearningRate.ToString(CultureInfo.InvariantCulture), string.Join(',', Network.Widths));
                JsonElement result = JsonDocument.Parse(lines.Single(line => line.StartsWith('{'))).RootElement;
                Add(results, Peer, loss, "none", seed, epochs, [.. result.GetProperty("recalls").EnumerateArray().Select(r => r.GetDouble())], result.GetProperty("seconds").GetDouble());
            }
        }
    }

    private static void Add(ResultFile results, string who, string loss, string way, int seed, int epochs, double[] recalls, double seconds)
        => results.Add(who, loss, way, $"{seed}", $"{epochs}", Text(recalls.Average()), Text(recalls[..3].Average()), Text(recalls[3..7].Average()), Text(recalls[7..].Average()), $"{seconds:F0}");

    private static void Show(ResultFile results, int epochs)
    {
        var table = new Table("who     ", "loss             ", "images     ", "balanced", "many", "medium", "few", "runs");
        foreach (var group in results.Rows.Where(row => row[4] == $"{epochs}").GroupBy(row => (Who: row[0], Loss: row[1], Way: row[2])))
        {
            double[] means = [.. Enumerable.Range(5, 4).Select(column => group.Average(row => double.Parse(row[column], CultureInfo.InvariantCulture)))];
            table.Row(group.Key.Who, group.Key.Loss, group.Key.Way, Text(means[0]), Text(means[1]), Text(means[2]), Text(means[3]), group.Count());
        }
    }

    private static string Text(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}

using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Ensembles against imbalanced-learn's: training time on 100,000 x 30, and with <c>--quality FOLDER</c> PR-AUC on the tables of a folder.</summary>
internal static class EnsembleBenchmark
{
    public static void Run(Arguments arguments)
    {
        if (arguments.Text("peers") is not { } peers || arguments.Text("peers-root") is not { } root)
        {
            Console.Error.WriteLine("ensembles needs --peers DIR (with run) and --peers-root ROOT (where imbalanced-learn is installed); for quality also --quality FOLDER and --tables NAMES.");
            return;
        }
        var process = new PeerRun(peers, root);
        string script = arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/ensembles.py");
        if (arguments.Text("quality") is { } folder)
            Quality(process, script, root, folder, arguments.Names("tables", []));
        else
            Time(process, script, root);
    }

    private static void Time(PeerRun process, string script, string root)
    {
        using JsonDocument json = JsonDocument.Parse(process.Run(script, "time", "/data/ensembles")[^1]);
        var ml = new MLContext(seed: 1);
        IDataView table = PeerRun.Table(ml, Path.Combine(root, "data", "ensembles"));
        double ours = Stopwatches.Median(() => ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(ml.BinaryClassification.Trainers.LightGbm(), numberOfMembers: 10, seed: 1).Fit(table), repeats: 3);
        foreach (JsonProperty peer in json.RootElement.EnumerateObject())
            Console.WriteLine($"imbalanced-learn, 10 trees, {peer.Name}: {peer.Value.GetDouble():0.00} s ({peer.Value.GetDouble() / ours:0.0} x)");
        Console.WriteLine($"ours, 10 x LightGbm of 100 trees: {ours:0.00} s");
    }

    private static void Quality(PeerRun process, string script, string root, string folder, string[] tables)
    {
        var table = new Table("table", "rows", "positives", "method", "PR-AUC");
        foreach (string line in process.Run(script, "quality", folder, string.Join(',', tables), "/data/ensembles-quality"))
        {
            JsonElement peer = JsonDocument.Parse(line).RootElement;
            table.Row(peer.GetProperty("table").GetString()!, peer.GetProperty("rows").GetInt32(), peer.GetProperty("positives").GetInt32(), $"peer: {peer.GetProperty("method").GetString()}", peer.GetProperty("prAuc").GetDouble());
        }
        foreach (string name in tables)
        {
            string prefix = Path.Combine(root, "data", "ensembles-quality", name);
            int[] folds = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(prefix + ".folds")).ToArray();
            int rows = folds.Length / 5;
            foreach ((string method, Func<MLContext, IEstimator<ITransformer>> create) in Methods)
            {
                double sum = 0;
                for (int part = 0; part < 10; part++)
                {
                    var ml = new MLContext(seed: 1);
                    int repeat = part / 2, fold = part % 2;
                    IDataView train = PeerRun.Table(ml, prefix, row => folds[repeat * rows + row] != fold), test = PeerRun.Table(ml, prefix, row => folds[repeat * rows + row] == fold);
                    sum += ml.BinaryClassification.Imbalance.Evaluate(create(ml).Fit(train).Transform(test)).AreaUnderPrecisionRecallCurve;
                }
                table.Row(name, rows, "", method, sum / 10);
            }
        }
    }

    private static (string Name, Func<MLContext, IEstimator<ITransformer>> Create)[] Methods =>
    [
        ("nothing", ml => Trainer(ml)),
        ("ClassWeights", ml => ml.Transforms.Imbalance.ClassWeights().Append(Trainer(ml, "Weight"))),
        ("RandomUndersample", ml => ml.Transforms.Imbalance.RandomUndersample(seed: 1).Append(Trainer(ml))),
        ("Smote", ml => ml.Transforms.Imbalance.Smote(seed: 1).Append(Trainer(ml))),
        ("BalancedBagging", ml => ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(Trainer(ml), seed: 1)),
        ("EasyEnsemble", ml => ml.BinaryClassification.Trainers.Imbalance.EasyEnsemble(Trainer(ml), seed: 1)),
        ("SelfPacedEnsemble", ml => ml.BinaryClassification.Trainers.Imbalance.SelfPacedEnsemble(Trainer(ml), seed: 1)),
        ("BalanceCascade", ml => ml.BinaryClassification.Trainers.Imbalance.BalanceCascade(Trainer(ml), seed: 1)),
    ];

    // Leaves of five rows: a bag of a small class has few.
    private static LightGbmBinaryTrainer Trainer(MLContext ml, string? weight = null)
        => ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options { MinimumExampleCountPerLeaf = 5, ExampleWeightColumnName = weight, NumberOfThreads = 1 });
}

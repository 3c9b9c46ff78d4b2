using System.Text.Json;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Ensembles against imbalanced-learn's: training time on 100,000 x 30, and with <c>--quality FOLDER</c> PR-AUC on the tables of a folder.</summary>
internal static class EnsembleBenchmark
{
    public static void Run(Arguments arguments)
    {
        if (arguments.Text("peers") is not { } peers || arguments.Text("peers-root") is not { } root)
        {
            Console.Error.WriteLine("ensembles needs --peers DIR (with run) and --peers-root ROOT (where imbalanced-learn is installed); for quality also --quality FOLDER, which is under ROOT, --tables NAMES and --results FILE.");
            return;
        }
        var process = new PeerRun(peers, root);
        string script = arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/ensembles.py");
        if (arguments.Text("quality") is not { } folder)
        {
            Time(process, script, root);
            return;
        }
        var quality = new EnsembleQuality(process, script, folder, new ResultFile(arguments.Text("results") ?? "ensembles.csv", EnsembleQuality.Heading));
        foreach (string table in arguments.Names("tables", []))
            quality.Measure(table);
        quality.Print();
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
}

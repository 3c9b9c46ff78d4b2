using System.Diagnostics;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>SMOTE in memory against imbalanced-learn's on a table of the same size and shape, one after the other.</summary>
/// <remarks>
/// It needs a folder with the peers' runner: a script <c>run ROOT FILE ARGS</c> that starts a Python file where imbalanced-learn is installed under ROOT,
/// and <c>bench.py</c>, which times one of its samplers and prints JSON.
/// </remarks>
internal static class SmotePeerBenchmark
{
    public static void Run(Arguments arguments)
    {
        if (arguments.Text("peers") is not { } peers || arguments.Text("peers-root") is not { } root)
        {
            Console.Error.WriteLine("smote-peer needs --peers DIR (with run and bench.py) and --peers-root ROOT (where imbalanced-learn is installed).");
            return;
        }
        const int Rows = 100_000, Dimension = 30;
        var ml = new MLContext(seed: 1);
        IDataView source = ml.Data.LoadFromBinary(Tables.BinaryFile(ml, Rows, Dimension, 0.1));
        IDataView memory = ml.Data.Cache(source);
        Tables.Read(memory);
        // What the peer does: plan, and make every synthetic row.
        double plan = Stopwatches.Median(() => ml.Transforms.Imbalance.Smote(seed: 1).FitResample(memory));
        double all = Stopwatches.Median(() => Tables.Read(ml.Transforms.Imbalance.Smote(seed: 1).FitResample(memory)));
        double peer = Peer(peers, root, Rows, Dimension);
        Console.WriteLine($"imbalanced-learn {peer:0.000} s; ours {all:0.000} s with a full pass over all rows ({peer / all:0.0} x), {plan:0.000} s to plan");
    }

    private static double Peer(string peers, string root, int rows, int dimension)
    {
        string[] arguments =
            [Path.Combine(peers, "run"), root, Path.Combine(peers, "bench.py"), "--sampler", "SMOTE", "--n", $"{rows}", "--d", $"{dimension}", "--ir", "9", "--repeat", "5"];
        using Process process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using JsonDocument json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("seconds_median").GetDouble();
    }
}

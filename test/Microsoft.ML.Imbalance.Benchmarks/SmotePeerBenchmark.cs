using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>SMOTE in memory against imbalanced-learn's on the same table, one after the other.</summary>
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
        // Both get the same table: the peer's generator writes it where both can read it.
        double peer = Peer(peers, root, Rows, Dimension);
        var ml = new MLContext(seed: 1);
        IDataView memory = Table(ml, Path.Combine(root, "data", "smote-peer"), Rows, Dimension);
        // What the peer does: plan, and make every synthetic row.
        double plan = Stopwatches.Median(() => ml.Transforms.Imbalance.Smote(seed: 1).FitResample(memory), repeats: 11);
        double all = Stopwatches.Median(() => Tables.Read(ml.Transforms.Imbalance.Smote(seed: 1).FitResample(memory)), repeats: 11);
        Console.WriteLine($"imbalanced-learn {peer:0.000} s; ours {all:0.000} s with a full pass over all rows ({peer / all:0.0} x), {plan:0.000} s to plan");
    }

    private static IDataView Table(MLContext ml, string path, int rows, int dimension)
    {
        double[] values = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path + ".f64")).ToArray();
        int[] labels = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(path + ".i32")).ToArray();
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimension);
        IDataView memory = ml.Data.Cache(ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows).Select(i => new Row { Label = labels[i] == 1, Features = Array.ConvertAll(values[(i * dimension)..((i + 1) * dimension)], v => (float)v) }), schema));
        Tables.Read(memory);
        return memory;
    }

    private static double Peer(string peers, string root, int rows, int dimension)
    {
        string[] arguments =
        [
            Path.Combine(peers, "run"), root, Path.Combine(peers, "bench.py"), "--sampler", "SMOTE", "--n", $"{rows}", "--d", $"{dimension}", "--ir", "9", "--repeat", "11",
            "--dump", "/data/smote-peer",
        ];
        using Process process = Process.Start(new ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The peer did not run: {errors.Result}");
        using JsonDocument json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("seconds_median").GetDouble();
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>SMOTE from a file on disk to a balanced pass, in a process of its own, so that its peak memory is its own.</summary>
internal static class SmoteFileBenchmark
{
    private const int Rows = 1_000_000, Dimension = 30;
    private const double Minority = 0.01;

    public static void Run(Arguments arguments)
    {
        var ml = new MLContext(seed: 1);
        string path = Tables.BinaryFile(ml, Rows, Dimension, Minority);
        if (arguments.Text("measure") is not null)
        {
            Measure(ml, path);
            return;
        }
        string[] runs = [.. Enumerable.Range(0, 5).Select(_ => Child())];
        Console.WriteLine(runs.Order(StringComparer.Ordinal).ElementAt(2));
    }

    private static string Child()
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["smote-file", "--measure"]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Console.Write(output);
        return output;
    }

    private static void Measure(MLContext ml, string path)
    {
        // The idle process: ML.NET is loaded and the file is open.
        IDataView source = ml.Data.LoadFromBinary(path);
        double idle = Status("VmRSS");
        long rows = 0;
        double smote = Stopwatches.Once(() =>
        {
            ResampledDataView view = ml.Transforms.Imbalance.Smote(seed: 1).FitResample(source);
            rows = Tables.Read(view);
        });
        double peak = Status("VmHWM");
        double pass = Stopwatches.Median(() => Tables.Read(source), repeats: 3);
        // Producing the synthetic rows alone: the same recipes, read without the source.
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{smote / (2 * pass):0.00} x two plain passes ({smote:0.00} s and {pass:0.00} s a pass), {rows} rows out, peak {peak - idle:0} MB above the idle process ({idle:0} MB)"));
    }

    private static double Status(string name)
        => double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}

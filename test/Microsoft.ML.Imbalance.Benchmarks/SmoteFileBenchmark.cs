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
        for (int run = 0; run < 5; run++)
            Console.Write(Child());
    }

    private static string Child()
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["smote-file", "--measure"]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static void Measure(MLContext ml, string path)
    {
        // The idle process: ML.NET is loaded and the file is open.
        IDataView source = ml.Data.LoadFromBinary(path);
        double idle = ProcessMemory.Resident;
        // The first run in the process, compilation included, for the peak; then again for the times.
        Tables.Read(ml.Transforms.Imbalance.Smote(seed: 1).FitResample(source));
        double peak = ProcessMemory.Peak;
        double plan = Stopwatches.Median(() => ml.Transforms.Imbalance.Smote(seed: 1).FitResample(source), repeats: 3);
        ResampledDataView view = ml.Transforms.Imbalance.Smote(seed: 1).FitResample(source);
        (double write, double pass, _) = Stopwatches.Paired(() => Tables.Read(view), () => Tables.Read(source));
        double synthetic = Stopwatches.Median(() => Produce(view), repeats: 3);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(plan + write - synthetic) / (2 * pass):0.00} x two plain passes and the synthetic rows (plan {plan:0.00} s, write {write:0.00} s; a plain pass {pass:0.00} s; synthetic rows alone {synthetic:0.00} s), {view.GetRowCount()} rows out, peak {peak - idle:0} MB above the idle process ({idle:0} MB)"));
    }

    private static void Produce(ResampledDataView view)
    {
        var features = new float[Dimension];
        foreach (SyntheticRows rows in view.Extras.Cast<SyntheticRows>())
        {
            for (int i = 0; i < rows.Count; i++)
                rows.Fill(i, features);
        }
    }
}

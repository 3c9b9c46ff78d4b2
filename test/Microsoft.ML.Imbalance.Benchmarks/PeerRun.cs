using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Python scripts where imbalanced-learn is installed, and the tables that they write.</summary>
/// <param name="Peers">A folder with a script <c>run ROOT FILE ARGS</c>, which starts a Python file with ROOT as its root.</param>
/// <param name="Root">Where imbalanced-learn is installed.</param>
internal sealed record PeerRun(string Peers, string Root)
{
    /// <summary>The lines that a script of this project prints.</summary>
    public string[] Run(string script, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Peers, "run"), Root, script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw new InvalidOperationException($"The peer did not run: {errors.Result}");
    }

    /// <summary>A table in memory from the files PREFIX.f64 and PREFIX.i32.</summary>
    public static IDataView Table(MLContext ml, string prefix, Func<int, bool>? rows = null)
    {
        int[] labels = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(prefix + ".i32")).ToArray();
        double[] values = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(prefix + ".f64")).ToArray();
        int dimension = values.Length / labels.Length;
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimension);
        return ml.Data.LoadFromEnumerable(
            Enumerable.Range(0, labels.Length).Where(rows ?? (_ => true)).Select(i => new Row { Label = labels[i] == 1, Features = Array.ConvertAll(values[(i * dimension)..((i + 1) * dimension)], v => (float)v) }).ToArray(),
            schema);
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}

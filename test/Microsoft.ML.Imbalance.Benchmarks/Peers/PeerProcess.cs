using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What one side took: seconds of each run, and memory above the loaded table during the first.</summary>
internal sealed record PeerOutcome(double[] Seconds, double Megabytes, int Rows, int Minority)
{
    public double Median => Seconds.Order().ElementAt(Seconds.Length / 2);
}

/// <summary>Runs imbalanced-learn by a script <c>run ROOT FILE ARGS</c>, which starts a Python file where it is installed under ROOT and where ROOT/data is /data.</summary>
internal sealed class PeerProcess(string directory, string root)
{
    /// <summary>Where both sides find the tables, as seen from here.</summary>
    public string DataDirectory { get; } = Path.Combine(root, "data");

    public string? Versions { get; private set; }

    public PeerOutcome Measure(string method, PeerTable table, string prefix, int repeats)
    {
        JsonElement result = Run(
            "--method", method, "--data", "/data/" + Path.GetFileName(prefix), "--rows", Text(table.Rows), "--columns", Text(table.Columns), "--repeat", Text(repeats));
        return new PeerOutcome(Seconds(result), result.GetProperty("megabytes").GetDouble(), result.GetProperty("rows").GetInt32(), result.GetProperty("minority").GetInt32());
    }

    /// <summary>Seconds for all inner products of the rows of a table, by the machine's own single-precision matrix multiplication.</summary>
    public double MatrixMultiply(PeerTable table) => Seconds(Run("--sgemm", $"{table.Rows}x{table.Columns}")).Min();

    private static double[] Seconds(JsonElement result) => [.. result.GetProperty("seconds").EnumerateArray().Select(second => second.GetDouble())];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private JsonElement Run(params string[] arguments)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "imbalanced_learn.py");
        using Process process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(directory, "run"), root, script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The peer did not run: {errors.Result}");
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Versions = result.GetProperty("versions").GetString();
        return result;
    }
}

using System.Diagnostics;
using System.Reflection;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Scores a file with a saved model in a process of its own that has ML.NET and nothing of this library.</summary>
internal static class PlainConsumer
{
    /// <summary>The bits of every score, in order.</summary>
    public static string[] Run(string modelPath, string dataPath)
    {
        string program = typeof(PlainConsumer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlainConsumer").Value!;
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "Microsoft.ML.Imbalance.dll")), "the consumer must not have this library beside it");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, modelPath, dataPath]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

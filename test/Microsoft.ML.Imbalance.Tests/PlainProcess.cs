using System.Diagnostics;
using System.Reflection;
using Microsoft.ML.Imbalance.PlainConsumer;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A second process that has ML.NET and not this library.</summary>
internal static class PlainProcess
{
    /// <summary>Saves the model, loads it in the other process, and asserts that there it answers <paramref name="data"/> with the same bits as here.</summary>
    public static void AssertSameAnswers(MLContext ml, ITransformer model, IDataView data)
        => CollectionAssert.AreEqual(ScoredBits.Of(model.Transform(data)), Answers(ml, model, data));

    /// <summary>Saves the model, loads it in the other process, and gives what it answers there.</summary>
    public static string[] Answers(MLContext ml, ITransformer model, IDataView data)
    {
        string folder = Directory.CreateTempSubdirectory("imbalance").FullName;
        try
        {
            ml.Model.Save(model, data.Schema, Path.Combine(folder, "model.zip"));
            using (FileStream file = File.Create(Path.Combine(folder, "data.idv")))
                ml.Data.SaveAsBinary(data, file);
            return Run(Path.Combine(folder, "model.zip"), Path.Combine(folder, "data.idv"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Run(params string[] arguments)
    {
        string program = typeof(PlainProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlainConsumer").Value!;
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "Microsoft.ML.Imbalance.dll")), "the consumer must not have this library beside it");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, error.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}

using System.Diagnostics;
using System.Reflection;
using Microsoft.ML.Imbalance.PlainConsumer;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A second process that has ML.NET and not this library. It is started once, answers one test after the other, and ends with its input.</summary>
internal static class PlainProcess
{
    private static readonly Lazy<Process> Consumer = new(Start);

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
            return Ask(Path.Combine(folder, "model.zip"), Path.Combine(folder, "data.idv"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Ask(string model, string data)
    {
        lock (Consumer)
        {
            Process process = Consumer.Value;
            process.StandardInput.WriteLine($"{model}\t{data}");
            string? first = process.StandardOutput.ReadLine();
            Assert.IsTrue(int.TryParse(first, out int rows), first ?? "the other process has ended");
            return [.. Enumerable.Range(0, rows).Select(_ => process.StandardOutput.ReadLine()!)];
        }
    }

    private static Process Start()
    {
        string program = typeof(PlainProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlainConsumer").Value!;
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "Microsoft.ML.Imbalance.dll")), "the consumer must not have this library beside it");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.AutoFlush = true;
        return process;
    }
}

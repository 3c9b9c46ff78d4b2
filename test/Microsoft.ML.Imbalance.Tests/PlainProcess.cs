using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.ML.Imbalance.PlainConsumer;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Second processes that have ML.NET and not this library. Each is started once, answers one test after the other, and ends with its input.</summary>
internal static class PlainProcess
{
    /// <summary>The process with the least packages: those of the tests' own assembly metadata tell which.</summary>
    private const string Plain = "PlainConsumer";

    private static readonly ConcurrentDictionary<string, Lazy<Process>> Consumers = new();

    /// <summary>Saves the model, loads it in the other process, and asserts that there it answers <paramref name="data"/> with the same bits as here.</summary>
    public static void AssertSameAnswers(MLContext ml, ITransformer model, IDataView data, string consumer = Plain)
        => CollectionAssert.AreEqual(ScoredBits.Of(model.Transform(data)), Answers(ml, model, data, consumer));

    /// <summary>Saves the model, loads it in the other process, and gives what it answers there.</summary>
    public static string[] Answers(MLContext ml, ITransformer model, IDataView data, string consumer = Plain)
    {
        string folder = Directory.CreateTempSubdirectory("imbalance").FullName;
        try
        {
            ml.Model.Save(model, data.Schema, Path.Combine(folder, "model.zip"));
            using (FileStream file = File.Create(Path.Combine(folder, "data.idv")))
                ml.Data.SaveAsBinary(data, file);
            return Ask(consumer, Path.Combine(folder, "model.zip"), Path.Combine(folder, "data.idv"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Ask(string consumer, string model, string data)
    {
        Lazy<Process> started = Consumers.GetOrAdd(consumer, name => new Lazy<Process>(() => Start(name)));
        lock (started)
        {
            Process process = started.Value;
            process.StandardInput.WriteLine($"{model}\t{data}");
            string? first = process.StandardOutput.ReadLine();
            Assert.IsTrue(int.TryParse(first, out int rows), first ?? "the other process has ended");
            return [.. Enumerable.Range(0, rows).Select(_ => process.StandardOutput.ReadLine()!)];
        }
    }

    private static Process Start(string consumer)
    {
        string program = typeof(PlainProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == consumer).Value!;
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "Microsoft.ML.Imbalance.dll")), "the consumer must not have this library beside it");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.AutoFlush = true;
        return process;
    }
}

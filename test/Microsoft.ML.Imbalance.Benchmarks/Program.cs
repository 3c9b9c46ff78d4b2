namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Runs one benchmark by name. Times are of this machine: compare ratios, on an idle machine.</summary>
internal static class Program
{
    private static readonly Dictionary<string, (string Help, Action<string[]> Run)> Benchmarks = new()
    {
        ["pass"] = ("a pass over resampled views against a pass over their source", PassBenchmark.Run),
        ["smote-file"] = ("SMOTE on 1,000,000 x 30 from a file: time against plain passes, and peak memory", SmoteFileBenchmark.Run),
        ["smote-peer"] = ("SMOTE on 100,000 x 30 against imbalanced-learn: --peers DIR --peers-root ROOT", SmotePeerBenchmark.Run),
    };

    private static int Main(string[] args)
    {
        if (args.Length > 0 && Benchmarks.TryGetValue(args[0], out (string Help, Action<string[]> Run) benchmark))
        {
            benchmark.Run(args[1..]);
            return 0;
        }
        Console.Error.WriteLine("usage: dotnet run -c Release --project test/Microsoft.ML.Imbalance.Benchmarks -- NAME [OPTION ...]");
        foreach ((string name, (string help, _)) in Benchmarks)
            Console.Error.WriteLine($"  {name,-12} {help}");
        return 2;
    }
}

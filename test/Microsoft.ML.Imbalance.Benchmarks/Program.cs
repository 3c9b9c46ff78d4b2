using Microsoft.ML.Imbalance.Benchmarks;

// One command per benchmark: a file of its own with a Run(arguments) method, and a line here.
var benchmarks = new Dictionary<string, Action<Arguments>>
{
    ["neighbors"] = NeighborBenchmark.Run,
    ["tiles"] = TileBenchmark.Run,
    ["pass"] = PassBenchmark.Run,
    ["smote-file"] = SmoteFileBenchmark.Run,
    ["ensembles"] = EnsembleBenchmark.Run,
    ["priors"] = PriorsBenchmark.Run,
    ["peers"] = PeersBenchmark.Run,
    ["neural"] = NeuralBenchmark.Run,
    ["neural-evidence"] = NeuralEvidence.Run,
    ["neural-disk"] = RowsBeyondMemory.Run,
    ["gpu"] = GpuCheck.Run,
    ["intervals"] = IntervalsBenchmark.Run,
    ["images"] = ImagesBenchmark.Run,
    ["long-tail"] = LongTailBenchmark.Run,
};

if (args.Length == 0 || args.Contains("--help") || !benchmarks.TryGetValue(args[0], out Action<Arguments>? benchmark))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project test/Microsoft.ML.Imbalance.Benchmarks -- {string.Join('|', benchmarks.Keys)} [--option value ...]");
    return 1;
}
benchmark(new Arguments(args[1..]));
return 0;

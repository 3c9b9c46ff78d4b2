using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>The neighbors of all rows among each other; with a peer, also the time in which the machine's own matrix multiplication computes all their inner products.</summary>
internal static class NeighborBenchmark
{
    public static void Run(Arguments arguments)
    {
        int neighborCount = arguments.Number("neighbors", 5);
        int threads = arguments.Number("threads", Environment.ProcessorCount);
        int repeats = arguments.Number("repeats", 3);
        var width = Enum.Parse<SimdWidth>(arguments.Text("width") ?? "Auto");
        PeerProcess? peer = arguments.Text("peers") is { } directory && arguments.Text("peers-root") is { } root ? new PeerProcess(directory, root) : null;
        var table = new Table("data", "rows", "columns", "build s", "first s", "query s", "cpu s", "GFLOP/cpu s", "multiply s", "ratio");
        foreach ((int rowCount, string name, int dimension) in
            from rowCount in arguments.Numbers("rows", [10_000, 50_000])
            from name in arguments.Names("data", ["gaussian", "clustered"])
            from dimension in arguments.Numbers("columns", [10, 30, 100])
            select (rowCount, name, dimension))
        {
            RowMatrix rows = BenchmarkData.Make(name, rowCount, dimension);
            NeighborIndex index = null!;
            Duration build = Measurement.Median(() => index = NeighborIndex.Build(rows, threads, width), repeats);
            Duration query = Measurement.Median(() => index.QuerySelf(neighborCount), repeats);
            double multiply = peer?.MatrixMultiply(new PeerTable(name, rowCount, dimension, 0)) ?? double.NaN;
            table.Row(
                name, rowCount, dimension, build.Wall, query.First, query.Wall, query.Processor, 2.0 * rowCount * rowCount * dimension / query.Processor / 1e9,
                multiply, (build.Wall + query.Wall) / multiply);
        }
    }
}

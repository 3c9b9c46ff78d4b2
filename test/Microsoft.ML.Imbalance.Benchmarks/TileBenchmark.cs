using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>The inner products of all pairs of rows and nothing else, on one thread: what the search would take if it neither pruned nor found anything.</summary>
internal sealed unsafe class TileBenchmark : TileScan
{
    private readonly AlignedBuffer _limits = new(KernelSet.LeafSize);

    private TileBenchmark(PackedLeaves leaves, KernelSet kernels)
        : base(leaves, leaves, kernels)
        => new Span<float>(_limits.Pointer, KernelSet.LeafSize).Fill(float.NegativeInfinity);

    public static void Run(Arguments arguments)
    {
        int repeats = arguments.Number("repeats", 5);
        int rowCount = arguments.Number("rows", 10_000);
        var width = Enum.Parse<SimdWidth>(arguments.Text("width") ?? "Auto");
        var table = new Table("columns", "wall s", "cpu s", "GFLOP/cpu s");
        foreach (int dimension in arguments.Numbers("columns", [3, 10, 30, 100]))
        {
            Duration time = Measure(BenchmarkData.Gaussian(rowCount, dimension), width, repeats);
            table.Row(dimension, time.Wall, time.Processor, 2.0 * rowCount * rowCount * dimension / time.Processor / 1e9);
        }
    }

    public static Duration Measure(RowMatrix rows, SimdWidth width, int repeats)
    {
        KernelSet kernels = KernelSet.For(width);
        var leaves = new PackedLeaves(new RowSelection(rows), FilterSpace.Of(rows), kernels, threads: 1);
        var scan = new TileBenchmark(leaves, kernels);
        return Measurement.Median(scan.AllTiles, repeats);
    }

    private void AllTiles()
    {
        int[] queries = [.. Enumerable.Range(0, KernelSet.LeafSize)];
        for (int leaf = 0; leaf < Queries.LeafCount; leaf++)
        {
            TileOperands operands = Load(leaf, _limits.Pointer);
            for (int other = 0; other < References.LeafCount; other++)
            {
                operands.Panel = References.Panel(other);
                operands.PanelNorms = References.Norms(other);
                Scan(operands, queries);
            }
        }
    }

    protected override void OnQueryHit(int query, int column) => throw new InvalidOperationException("No value can be within a limit of minus infinity.");
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>The inner products of all pairs of rows and nothing else, on one thread: what the search would take if it neither pruned nor found anything.</summary>
internal sealed unsafe class TileBenchmark : TileScan
{
    private readonly AlignedBuffer _reach = new(KernelSet.LeafSize);

    private TileBenchmark(LeafPanels panels, KernelSet kernels)
        : base(panels.Leaves, new PanelReader(panels), kernels)
    {
    }

    public static void Run(Arguments arguments)
    {
        int repeats = arguments.Number("repeats", 5);
        int rowCount = arguments.Number("rows", 10_000);
        var width = Enum.Parse<SimdWidth>(arguments.Text("width") ?? "Auto");
        var table = new Table("filter", "columns", "wall s", "cpu s", "GFLOP/cpu s");
        foreach (string filter in arguments.Names("filters", ["floats", "bytes"]))
        {
            foreach (int dimension in arguments.Numbers("columns", [3, 10, 30, 100]))
            {
                Duration time = Measure(BenchmarkData.Gaussian(rowCount, dimension), filter == "bytes", width, repeats);
                table.Row(filter, dimension, time.Wall, time.Processor, 2.0 * rowCount * rowCount * dimension / time.Processor / 1e9);
            }
        }
    }

    private static Duration Measure(RowMatrix rows, bool bytes, SimdWidth width, int repeats)
    {
        KernelSet kernels = KernelSet.For(width);
        var selection = new RowSelection(rows);
        FilterSpace space = FilterSpace.Of(selection);
        var leaves = new Leaves(selection, space, kernels, threads: 1);
        var scan = new TileBenchmark(new LeafPanels(leaves, bytes ? new ByteFilter(space) : new FloatFilter(space), RowSample.Of(selection), kernels, threads: 1, areKept: true), kernels);
        return Measurement.Median(scan.AllTiles, repeats);
    }

    private void AllTiles()
    {
        int[] queries = [.. Enumerable.Range(0, KernelSet.LeafSize)];
        for (int leaf = 0; leaf < Queries.Count; leaf++)
        {
            Load(leaf);
            for (int other = 0; other < Queries.Count; other++)
            {
                if (other != leaf)
                {
                    Aim(other, _reach.Pointer, _reach.Pointer);
                    Scan(queries);
                }
            }
        }
    }

    // Within a reach of nothing there are copies at most, and Gaussian rows have none: what is reported here is rounding.
    protected override void OnHits(ReadOnlySpan<PairHit> hits)
    {
    }
}

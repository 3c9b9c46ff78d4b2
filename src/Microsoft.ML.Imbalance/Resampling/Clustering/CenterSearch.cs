using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds the centers within reach of each row, again and again: the rows stay in their leaves, the centers come anew each time.</summary>
/// <remarks>Exact, as all neighbors are, and the same for any number of threads: of equally near centers the first counts.</remarks>
internal sealed class CenterSearch : IDisposable
{
    // Below this many multiplications starting threads costs more than it gains.
    private const double SingleThreadWork = 1 << 20;

    private readonly RowMatrix _rows;
    private readonly KernelSet _kernels = KernelSet.For(SimdWidth.Auto);
    private readonly Leaves _leaves;

    public CenterSearch(RowMatrix rows)
    {
        _rows = rows;
        var selection = new RowSelection(rows);
        _leaves = new Leaves(selection, FilterSpace.Of(selection), _kernels, Environment.ProcessorCount);
    }

    /// <summary>What is done with the nearest centers of a row, nearest first; called from any thread, once for each row.</summary>
    public delegate void Take(int row, ReadOnlySpan<Candidate> centers);

    /// <param name="centers">The centers.</param>
    /// <param name="count">How many of them a row is told of, at most.</param>
    /// <param name="reachOf">The squared distance that a row's centers have to be below; called from any thread, once for each row.</param>
    /// <param name="take">Is told which they are.</param>
    public void Find(RowMatrix centers, int count, Func<int, double> reachOf, Take take)
    {
        int threads = (double)centers.RowCount * _rows.RowCount * _rows.Dimension < SingleThreadWork ? 1 : Environment.ProcessorCount;
        using var leaves = new Leaves(new RowSelection(centers), _leaves.Space, _kernels, threads);
        var sample = RowSample.Of(leaves.Rows);
        using var panels = new LeafPanels(leaves, leaves.Trials.ChooseFilter(sample), sample, _kernels, threads, areKept: true);
        LeafLoop.Run(
            _leaves.Count,
            threads,
            () => new Worker(_leaves, panels, _kernels, count),
            (worker, leaf) =>
            {
                int rowCount = _leaves.CountIn(leaf);
                for (int i = 0; i < rowCount; i++)
                    worker.Limits[i] = new Candidate(reachOf(_leaves.SlotIn(leaf, i)), -1);
                worker.Search.SearchWithin(leaf, worker.Limits.AsSpan(0, rowCount));
                for (int i = 0; i < rowCount; i++)
                    take(_leaves.SlotIn(leaf, i), worker.Search.Within(i));
            },
            "nearest centers");
        // The searches work with pointers into memory that these own.
        GC.KeepAlive(_leaves);
    }

    public void Dispose() => _leaves.Dispose();

    private sealed class Worker : IDisposable
    {
        private readonly PanelReader _reader;

        public Worker(Leaves rows, LeafPanels centers, KernelSet kernels, int count)
        {
            _reader = new PanelReader(centers);
            Search = new PrunedSearch(rows, _reader, kernels, count);
        }

        public PrunedSearch Search { get; }

        public Candidate[] Limits { get; } = new Candidate[KernelSet.LeafSize];

        public void Dispose() => _reader.Dispose();
    }
}

using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows beyond what memory should hold: chunks on disk, one in memory at a time, and all rows of the rare classes in memory always.</summary>
/// <remarks>
/// An epoch visits the chunks in an order of its own and draws each chunk's part of the epoch from it. Rows of rare classes, which a chunk may have few of, are drawn from them
/// all.
/// </remarks>
internal sealed class ChunkedBatchSource(ChunkFile file, RowBlocks rare, IReadOnlyList<long> classCounts, bool hasWeights, Device device) : BatchSource
{
    private readonly int[][] _rareRows = rare.ByClass(classCounts.Count);
    private BatchBuffer? _buffer;

    public override IReadOnlyList<long> ClassCounts => classCounts;

    public override IEnumerable<Batch> Epoch(EpochDraws draws, int batchSize)
    {
        int[] visits = [.. Enumerable.Range(0, file.ChunkCount)];
        RowOrder.Shuffle(visits, RandomStream.Create(draws.Seed, nameof(ChunkedBatchSource), row: draws.Epoch));
        for (int visit = 0; visit < visits.Length; visit++)
        {
            int chunk = visits[visit];
            RowBlocks rows = file.Read(chunk, hasWeights);
            int[] order = RowOrder.Shuffled(draws, chunk, DrawnOf(draws, chunk, visit, rows));
            foreach ((int start, int count) in Cut(order.Length, batchSize))
            {
                using Batch batch = Gather(rows, order.AsSpan(start, count));
                yield return batch;
            }
        }
    }

    public override IEnumerable<Batch> Pass(int batchSize)
    {
        for (int chunk = 0; chunk <= file.ChunkCount; chunk++)
        {
            RowBlocks rows = chunk < file.ChunkCount ? file.Read(chunk, hasWeights) : new RowBlocks(file.Width, hasWeights);
            int[] order = [.. Enumerable.Range(0, chunk < file.ChunkCount ? rows.Count : rare.Count)];
            foreach ((int start, int count) in Cut(order.Length, batchSize))
            {
                using Batch batch = Gather(rows, order.AsSpan(start, count));
                yield return batch;
            }
        }
    }

    public override void Dispose()
    {
        _buffer?.Dispose();
        file.Dispose();
    }

    // Rows of the rare classes have the numbers after those of the chunk.
    private DrawnRows[] DrawnOf(EpochDraws draws, int chunk, int visit, RowBlocks rows)
    {
        int[][] rowsOfClasses = rows.ByClass(classCounts.Count);
        var drawn = new DrawnRows[classCounts.Count];
        for (int c = 0; c < drawn.Length; c++)
        {
            if (_rareRows[c].Length > 0)
            {
                long draw = draws.After[c] - draws.Before[c];
                drawn[c] = new DrawnRows(
                    c, 0, Array.ConvertAll(_rareRows[c], row => rows.Count + row), draws.Before[c] + draw * visit / file.ChunkCount, draws.Before[c] + draw * (visit + 1) / file.ChunkCount);
                continue;
            }
            // Its part of all draws so far, rounded down: over the epochs no chunk gets behind.
            long here = file.RowsOfChunks[chunk][c], all = Math.Max(1, classCounts[c]);
            drawn[c] = new DrawnRows(c, chunk, rowsOfClasses[c], Part(draws.Before[c], here, all), Part(draws.After[c], here, all));
        }
        return drawn;
    }

    private Batch Gather(RowBlocks chunk, ReadOnlySpan<int> rowNumbers)
    {
        if (_buffer is null || _buffer.Capacity < rowNumbers.Length)
        {
            _buffer?.Dispose();
            _buffer = new BatchBuffer([file.Width], rowNumbers.Length + 1, hasWeights, device);
        }
        for (int i = 0; i < rowNumbers.Length; i++)
        {
            bool isRare = rowNumbers[i] >= chunk.Count;
            _buffer.Set(i, isRare ? rare : chunk, isRare ? rowNumbers[i] - chunk.Count : rowNumbers[i]);
        }
        return _buffer.Take(rowNumbers.Length);
    }

    private static long Part(long draws, long here, long all) => (long)((Int128)draws * here / all);
}

using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Collects rows in memory or, if they are too many, in chunks on disk; rows of rare classes are in memory in any case.</summary>
internal sealed class RowStore
{
    // A quarter of the memory each for a chunk and for the rows of rare classes: a chunk is there twice while it is read.
    private const int Quarter = 4;

    private readonly RowBlocks _rows;
    private readonly long[] _classCounts;
    private readonly bool[] _isInMemory;
    private readonly ChunkFile? _file;

    public RowStore(RowFeed feed, long[] classCounts, RowStorage storage, int seed)
    {
        _classCounts = classCounts;
        _rows = new RowBlocks(feed.Width, feed.HasWeights);
        long rowBytes = sizeof(float) * (feed.Width + 2L), all = classCounts.Sum() * rowBytes;
        _isInMemory = new bool[classCounts.Length];
        if (all <= storage.MemoryBudget)
        {
            Array.Fill(_isInMemory, true);
            return;
        }
        long left = storage.MemoryBudget / Quarter, onDisk = all;
        foreach (int c in Enumerable.Range(0, classCounts.Length).OrderBy(c => classCounts[c]))
        {
            long bytes = classCounts[c] * rowBytes;
            if (bytes > left)
                break;
            _isInMemory[c] = true;
            left -= bytes;
            onDisk -= bytes;
        }
        long chunkBytes = Math.Max(rowBytes, storage.MemoryBudget / Quarter);
        int chunkCount = (int)Math.Min(int.MaxValue, (onDisk + chunkBytes - 1) / chunkBytes);
        long[] countsOnDisk = [.. classCounts.Select((count, c) => _isInMemory[c] ? 0 : count)];
        _file = new ChunkFile(storage.Folder, feed.Width, countsOnDisk, chunkCount, seed);
    }

    /// <summary>Whether some rows are on disk.</summary>
    public bool IsOnDisk => _file is not null;

    public void Add(ReadOnlySpan<float> values, int classIndex, float weight)
    {
        if (_isInMemory[classIndex])
            _rows.Add(values, classIndex, weight);
        else
            _file!.Add(values, classIndex, weight);
    }

    /// <summary>The rows as a source, which owns them from here on.</summary>
    public BatchSource ToSource(Device device)
        => _file is null ? new MatrixBatchSource(_rows, _classCounts.Length, device) : new ChunkedBatchSource(_file, _rows, _classCounts, _rows.HasWeights, device);

    /// <summary>Deletes what is on disk.</summary>
    public void Discard() => _file?.Dispose();
}

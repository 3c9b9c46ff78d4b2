namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Where the rows of a training or of a validation come from, batch by batch.</summary>
internal abstract class BatchSource : IDisposable
{
    /// <summary>Rows of each class.</summary>
    public abstract IReadOnlyList<long> ClassCounts { get; }

    public long RowCount => ClassCounts.Sum();

    /// <summary>The batches of one epoch. A batch is good until the next is asked for.</summary>
    public abstract IEnumerable<Batch> Epoch(EpochDraws draws, int batchSize);

    /// <summary>Every row once, as it is. A batch is good until the next is asked for.</summary>
    public abstract IEnumerable<Batch> Pass(int batchSize);

    public abstract void Dispose();

    /// <summary>Where batches begin and end. A last batch of one row is joined to the one before: a batch of one has no variance to normalize by.</summary>
    protected static IEnumerable<(int Start, int Count)> Cut(int rowCount, int batchSize)
    {
        for (int start = 0; start < rowCount;)
        {
            int count = Math.Min(batchSize, rowCount - start);
            if (rowCount - start - count == 1)
                count++;
            yield return (start, count);
            start += count;
        }
    }
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A source that can give any row at any time, and so any batch that the draws ask for.</summary>
internal abstract class IndexedBatchSource : BatchSource
{
    private readonly int[][] _rowsOfClasses;
    private readonly long[] _classCounts;

    /// <param name="rowsOfClasses">The rows of each class.</param>
    protected IndexedBatchSource(int[][] rowsOfClasses)
    {
        _rowsOfClasses = rowsOfClasses;
        _classCounts = Array.ConvertAll(rowsOfClasses, rows => (long)rows.Length);
    }

    public sealed override IReadOnlyList<long> ClassCounts => _classCounts;

    public sealed override IEnumerable<Batch> Epoch(EpochDraws draws, int batchSize)
    {
        int[] order = RowOrder.Shuffled(draws, chunk: 0, [.. _rowsOfClasses.Select((rows, c) => new DrawnRows(c, 0, rows, draws.Before[c], draws.After[c]))]);
        foreach ((int start, int count) in Cut(order.Length, batchSize))
        {
            using Batch batch = Fetch(order.AsSpan(start, count), draws.Epoch);
            yield return batch;
        }
    }

    public sealed override IEnumerable<Batch> Pass(int batchSize)
    {
        int[] order = [.. Enumerable.Range(0, (int)RowCount)];
        foreach ((int start, int count) in Cut(order.Length, batchSize))
        {
            using Batch batch = Fetch(order.AsSpan(start, count), epoch: null);
            yield return batch;
        }
    }

    /// <summary>A batch of these rows. It is disposed of before the next is fetched.</summary>
    /// <param name="rows">Numbers of rows, in the order of the batch.</param>
    /// <param name="epoch">The epoch, by which a source that varies its rows varies them; null for the rows as they are.</param>
    protected abstract Batch Fetch(ReadOnlySpan<int> rows, int? epoch);
}

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
        return Batches(order, [.. Cut(order.Length, batchSize)], draws.Epoch);
    }

    public sealed override IEnumerable<Batch> Pass(int batchSize)
    {
        int[] order = [.. Enumerable.Range(0, (int)RowCount)];
        return Batches(order, [.. Cut(order.Length, Math.Min(batchSize, LargestPass))], epoch: null);
    }

    /// <summary>The most rows of a batch of <see cref="Pass"/>: what a network makes of them on the way needs memory.</summary>
    protected virtual int LargestPass => int.MaxValue;

    /// <summary>One batch after the other; each is disposed of before the next is given.</summary>
    /// <param name="order">Numbers of rows.</param>
    /// <param name="cuts">Where in <paramref name="order"/> each batch begins, and its rows.</param>
    /// <param name="epoch">The epoch, by which a source that varies its rows varies them; null for the rows as they are.</param>
    protected abstract IEnumerable<Batch> Batches(int[] order, IReadOnlyList<(int Start, int Count)> cuts, int? epoch);
}

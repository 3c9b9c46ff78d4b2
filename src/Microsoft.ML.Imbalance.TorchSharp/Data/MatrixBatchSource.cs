using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows of numbers in memory.</summary>
internal sealed class MatrixBatchSource(RowBlocks rows, int classCount, Device device) : IndexedBatchSource(rows.ByClass(classCount))
{
    private BatchBuffer? _buffer;

    protected override IEnumerable<Batch> Batches(int[] order, IReadOnlyList<(int Start, int Count)> cuts, int? epoch)
    {
        foreach ((int start, int count) in cuts)
        {
            using Batch batch = Fetch(order.AsSpan(start, count));
            yield return batch;
        }
    }

    public override void Dispose() => _buffer?.Dispose();

    private Batch Fetch(ReadOnlySpan<int> rowNumbers)
    {
        if (_buffer is null || _buffer.Capacity < rowNumbers.Length)
        {
            _buffer?.Dispose();
            _buffer = new BatchBuffer([rows.Width], rowNumbers.Length + 1, rows.HasWeights, device);
        }
        Span<float> values = _buffer.Rows;
        Span<long> classes = _buffer.Classes;
        Span<float> weights = _buffer.Weights;
        for (int i = 0; i < rowNumbers.Length; i++)
        {
            int row = rowNumbers[i];
            rows[row].CopyTo(values.Slice(i * rows.Width, rows.Width));
            classes[i] = rows.ClassOf(row);
            if (rows.HasWeights)
                weights[i] = rows.WeightOf(row);
        }
        return _buffer.Take(rowNumbers.Length);
    }
}

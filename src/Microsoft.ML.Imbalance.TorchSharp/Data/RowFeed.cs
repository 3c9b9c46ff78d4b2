namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Takes a row.</summary>
internal delegate void RowSink(int row, ReadOnlySpan<float> values, float weight);

/// <summary>Rows that are read from beginning to end, in the same order each time.</summary>
internal abstract class RowFeed
{
    /// <summary>Values of a row.</summary>
    public abstract int Width { get; }

    public abstract bool HasWeights { get; }

    /// <summary>Gives every row, counted from 0, to the sink.</summary>
    public abstract void Read(RowSink sink, CancellationToken cancellationToken);
}

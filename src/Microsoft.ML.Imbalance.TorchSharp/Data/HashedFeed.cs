namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows with a number that tells them from others, once they have been read.</summary>
internal sealed class HashedFeed(RowFeed feed) : RowFeed
{
    public ulong Hash { get; private set; }

    public override int Width => feed.Width;

    public override bool HasWeights => feed.HasWeights;

    public override void Read(RowSink sink, CancellationToken cancellationToken)
    {
        Hash = 0;
        feed.Read(
            (row, values, weight) =>
            {
                foreach (float value in values)
                    Add(value);
                Add(weight);
                sink(row, values, weight);
            },
            cancellationToken);
    }

    private void Add(float value) => Hash = RandomStream.Mix(Hash ^ BitConverter.SingleToUInt32Bits(value)) + 1;
}

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows made of two rows, but not on the segment between them: origin and neighbor, 8 bytes a row; the rest follows from the stream.</summary>
/// <remarks>Categories are the origin's: there is no telling how far towards which neighbor such a row lies.</remarks>
internal abstract class PairRows(FeatureTable table, int classIndex, int count, RandomStream stream) : SyntheticRows(table, classIndex)
{
    private readonly (int Origin, int Neighbor)[] _pairs = new (int, int)[count];

    public override int Count => _pairs.Length;

    public override int OriginOf(int index) => _pairs[index].Origin;

    public void Set(int index, int origin, int neighbor) => _pairs[index] = (origin, neighbor);

    public override void Fill(int index, Span<float> destination)
    {
        (int origin, int neighbor) = _pairs[index];
        // The pair was drawn from the stream of the row itself; what follows has two streams of its own.
        RandomStream own = stream.Split((ulong)index);
        Fill(Table.Rows[origin], Table.Rows[neighbor], own.Split(0), destination);
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, own.Split(1));
    }

    /// <summary>Writes a row that comes from two others.</summary>
    protected abstract void Fill(ReadOnlySpan<float> origin, ReadOnlySpan<float> neighbor, RandomStream draw, Span<float> destination);
}

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows made of two rows, but not on the segment between them. Row i is drawn from the stream's i-th branch whenever it is asked for, and takes no memory.</summary>
/// <remarks>Categories are the origin's: there is no telling how far towards which neighbor such a row lies.</remarks>
/// <param name="table">The rows that pairs refer to.</param>
/// <param name="growth">The rows to come.</param>
/// <param name="stream">The stream of the class.</param>
/// <param name="draw">Draws the two rows. It is kept as long as the plan lives, with all that it holds on to.</param>
internal abstract class PairRows(FeatureTable table, Growth growth, RandomStream stream, Func<RandomStream, (int Origin, int Neighbor)> draw) : SyntheticRows(table, growth.ClassIndex)
{
    public sealed override int Count => growth.Count;

    public sealed override int OriginOf(int index) => draw(stream.Split((ulong)index)).Origin;

    public sealed override void Fill(int index, Span<float> destination)
    {
        RandomStream own = stream.Split((ulong)index);
        (int origin, int neighbor) = draw(own);
        // The pair is drawn from the stream of the row itself; what follows has two streams of its own.
        Fill(Table.Rows[origin], Table.Rows[neighbor], own.Split(0), destination);
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, own.Split(1));
    }

    /// <summary>Writes a row that comes from two others.</summary>
    protected abstract void Fill(ReadOnlySpan<float> origin, ReadOnlySpan<float> neighbor, RandomStream draw, Span<float> destination);
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows by vote of a row and its neighbors; who votes and how ties fall follows from the stream, so nothing is stored.</summary>
internal sealed class ModeRows(FeatureTable table, Growth growth, NeighborTable neighbors, RandomStream stream) : SyntheticRows(table, growth.ClassIndex)
{
    public override int Count => growth.Count;

    public override int OriginOf(int index) => stream.Split((ulong)index).Next(Table.RowCount);

    public override void Fill(int index, Span<float> destination)
    {
        int origin = OriginOf(index);
        for (int slot = 0; slot < destination.Length; slot++)
            destination[slot] = CategoryVote.Winner(Table.Rows, slot, origin, neighbors[origin], stream.Split((ulong)index).Split((ulong)slot));
    }
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows on the line through two rows, with the categories that most neighbors of the origin have. The origin itself has no vote.</summary>
internal sealed class VotedSegmentRows(FeatureTable table, Growth growth, NeighborTable voters, RandomStream stream)
    : SegmentRows(table, growth.ClassIndex, growth.Count, stream)
{
    protected override void FillCategories(int origin, int neighbor, float step, RandomStream stream, Span<float> destination)
    {
        foreach (int slot in Table.Layout.Codes)
            destination[slot] = CategoryVote.Winner(Table.Rows, slot, origin: -1, voters[origin], stream.Split((ulong)slot));
    }
}

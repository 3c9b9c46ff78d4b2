using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The same rows as <see cref="DrawnSegments"/>, but each category is the one that most neighbors of the origin have. The origin itself has no vote.</summary>
internal sealed class VotedSegments(FeatureTable table, Growth growth, RandomStream stream, NeighborTable neighbors) : DrawnSegments(table, growth, stream, neighbors)
{
    protected override void FillCategories(int origin, int neighbor, float step, RandomStream stream, Span<float> destination)
    {
        foreach (int slot in Table.Layout.Codes)
            destination[slot] = CategoryVote.Winner(Table.Rows, slot, origin: -1, Neighbors[origin], stream.Split((ulong)slot));
    }
}

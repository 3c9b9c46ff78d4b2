namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows in the box between two rows: each slot has a step of its own.</summary>
internal sealed class BoxRows(FeatureTable table, Growth growth, RandomStream stream, Func<RandomStream, (int Origin, int Neighbor)> draw) : PairRows(table, growth, stream, draw)
{
    protected override void Fill(ReadOnlySpan<float> origin, ReadOnlySpan<float> neighbor, RandomStream draw, Span<float> destination)
    {
        for (int slot = 0; slot < destination.Length; slot++)
        {
            float a = origin[slot], b = neighbor[slot], u = draw.NextSingle();
            destination[slot] = Table.Layout.Roles[slot] == SlotRole.Categorical ? a : Math.Max(Math.Min(a + (b - a) * u, Math.Max(a, b)), Math.Min(a, b));
        }
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows on segments that are listed: 12 bytes a row.</summary>
/// <param name="table">The rows that segments refer to.</param>
/// <param name="growth">The rows to come.</param>
/// <param name="stream">The stream of the class, for categories and for rounding whole numbers.</param>
internal sealed class ListedSegments(FeatureTable table, Growth growth, RandomStream stream) : SegmentRows(table, growth.ClassIndex, stream)
{
    private readonly Segment[] _segments = new Segment[growth.Count];

    public override int Count => _segments.Length;

    public override Segment this[int index] => _segments[index];

    /// <param name="index">The row.</param>
    /// <param name="origin">The row it starts from.</param>
    /// <param name="neighbor">The row it goes towards.</param>
    /// <param name="step">How far: 0 to 1; below 0 away from the neighbor.</param>
    public void Set(int index, int origin, int neighbor, float step) => _segments[index] = new Segment(origin, neighbor, step);
}

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows of groups of rows, each drawn within its group, from its own branch of the stream, whenever it is asked for: 4 bytes a row.</summary>
/// <param name="table">The rows that segments refer to.</param>
/// <param name="growth">The rows to come.</param>
/// <param name="stream">The stream of the class.</param>
/// <param name="shares">How many rows each group makes.</param>
/// <param name="draw">Draws a row of a group.</param>
internal sealed class GroupedSegments(FeatureTable table, Growth growth, RandomStream stream, int[] shares, Func<int, RandomStream, Segment> draw) : SegmentRows(table, growth.ClassIndex, stream)
{
    private readonly RandomStream _stream = stream;
    private readonly int[] _groupOf = Shares.Deal(shares, stream);

    public override int Count => _groupOf.Length;

    public override Segment this[int index] => draw(_groupOf[index], _stream.Split((ulong)index));
}

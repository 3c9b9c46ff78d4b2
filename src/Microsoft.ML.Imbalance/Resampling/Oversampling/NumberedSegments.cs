namespace Microsoft.ML.Imbalance;

/// <summary>
/// Synthetic rows that are drawn whenever they are asked for, each from its own branch of the stream and by a number of its own: which group it comes from, or how often it was drawn before it was accepted.
/// </summary>
/// <param name="table">The rows that segments refer to.</param>
/// <param name="growth">The rows to come.</param>
/// <param name="stream">The stream of the class.</param>
/// <param name="numbers">The number of each row, which may be changed as long as nobody relies on the row.</param>
/// <param name="draw">Draws a row by its number. It is kept as long as the plan lives, with all that it holds on to.</param>
internal sealed class NumberedSegments(FeatureTable table, Growth growth, RandomStream stream, RowNumbers numbers, Func<int, RandomStream, Segment> draw) : SegmentRows(table, growth.ClassIndex, stream)
{
    // Apart from the branches that whole numbers and categories take, see SegmentRows.
    private const ulong AttemptSalt = 1UL << 33;

    private readonly RandomStream _stream = stream;

    public override int Count => numbers.Count;

    /// <summary>The branch of a row's stream that an attempt draws from.</summary>
    public static RandomStream OfAttempt(RandomStream stream, int attempt) => stream.Split(AttemptSalt + (ulong)attempt);

    public override Segment this[int index] => draw(numbers[index], _stream.Split((ulong)index));
}

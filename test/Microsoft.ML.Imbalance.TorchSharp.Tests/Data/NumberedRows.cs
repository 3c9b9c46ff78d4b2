namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Rows that carry their number in their first value, and around the center of their class in the others.</summary>
internal sealed class NumberedRows : RowFeed
{
    private readonly bool _isSorted;

    /// <param name="counts">Rows of each class.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="isSorted">Whether the rows of a class come together; otherwise they are spread.</param>
    /// <param name="hasWeights">Whether rows weigh 1, 2 and 3 in turn; otherwise 1.</param>
    /// <param name="order">The seed of the order in which the classes come.</param>
    public NumberedRows(int[] counts, int width = 3, bool isSorted = false, bool hasWeights = false, int order = 9)
    {
        (Width, HasWeights, _isSorted) = (width, hasWeights, isSorted);
        int[] classes = [.. counts.SelectMany((count, c) => Enumerable.Repeat(c, count))];
        if (!_isSorted)
            RowOrder.Shuffle(classes, RandomStream.Create(order, nameof(NumberedRows)));
        var codes = new ClassCodes(classes.Length);
        foreach (int c in classes)
            codes.Add(c);
        Classes = new ClassPartition("Label", [.. counts.Select((_, c) => $"class {c}")], codes);
    }

    public ClassPartition Classes { get; }

    public override int Width { get; }

    public override bool HasWeights { get; }

    public override void Read(RowSink sink, CancellationToken cancellationToken)
    {
        var values = new float[Width];
        for (int row = 0; row < Classes.RowCount; row++)
        {
            RandomStream random = RandomStream.Create(5, nameof(NumberedRows), row: row);
            values[0] = row;
            // The center of class c is c on every axis.
            for (int i = 1; i < Width; i++)
                values[i] = (float)(2.5 * Classes.Codes[row] + random.NextGaussian());
            sink(row, values, HasWeights ? 1 + row % 3 : 1);
        }
    }
}

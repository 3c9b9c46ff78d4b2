using Microsoft.ML;
using Microsoft.ML.Data;

/// <summary>A row of the table that the pictures show: two numbers, and whether the row is of the smaller class.</summary>
internal sealed class ToyRow
{
    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }
}

/// <summary>Two classes that overlap. The smaller one has a few outliers among the larger, and an island of its own.</summary>
internal static class ToyTable
{
    /// <summary>What the pictures show of the plane.</summary>
    public const float Left = 0, Right = 10, Bottom = 0, Top = 7.3f;

    public static ToyRow[] Rows { get; } = Make();

    public static IDataView View(MLContext mlContext) => mlContext.Data.LoadFromEnumerable(Rows);

    private static ToyRow[] Make()
    {
        var random = new Random(Seed: 7);
        ToyRow[] rows =
        [
            .. Cloud(random, false, 104, 3.5, 3.5, 1.2, 1.05),
            .. Cloud(random, false, 42, 5.9, 4.8, 0.95, 0.7),
            .. Cloud(random, true, 25, 6.6, 2.5, 0.95, 0.8),
            .. Cloud(random, true, 8, 8.5, 5.7, 0.3, 0.26),
            .. At(true, (2.5, 4.4), (4.1, 5.5), (3.3, 2.3)),
            .. At(false, (7.3, 2.4), (6.5, 1.6), (8.2, 5.0), (7.9, 3.4)),
        ];
        random.Shuffle(rows);
        return rows;
    }

    private static IEnumerable<ToyRow> Cloud(Random random, bool isSmaller, int count, double x, double y, double spreadX, double spreadY)
        => Enumerable.Range(0, count).Select(_ => Row(isSmaller, x + spreadX * Normal(random), y + spreadY * Normal(random)));

    private static IEnumerable<ToyRow> At(bool isSmaller, params (double X, double Y)[] places) => places.Select(place => Row(isSmaller, place.X, place.Y));

    private static ToyRow Row(bool isSmaller, double x, double y)
        => new() { Label = isSmaller, Features = [(float)Math.Round(x, 2), (float)Math.Round(y, 2)] };

    // The sum of twelve uniform numbers is nearly normal, and the same on every machine.
    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Priors;

/// <summary>Gaussian classes that overlap, with counts that are exact, so that a share is no matter of luck. Logistic regression is the right model of them.</summary>
internal static class ShiftedRows
{
    /// <remarks>Along the direction that tells the classes apart, the rows of each class are spread as evenly as the distribution is: their means are no matter of luck either.</remarks>
    public static IDataView Binary(MLContext ml, int negatives, int positives, double shift, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(ShiftedRows));
        var rows = new BinaryInput[negatives + positives];
        Queue<double> negative = new(EvenGaussians(negatives, seed)), positive = new(EvenGaussians(positives, seed + 1000));
        for (int row = 0; row < rows.Length; row++)
        {
            bool label = (long)(row + 1) * positives / rows.Length > (long)row * positives / rows.Length;
            double along = (label ? positive : negative).Dequeue() / Math.Sqrt(2) + (label ? shift : 0), across = random.NextGaussian() / Math.Sqrt(2);
            rows[row] = new BinaryInput { Label = label, Features = [(float)(along + across), (float)(along - across)] };
        }
        return ml.Data.LoadFromEnumerable(rows);
    }

    // Every sixteenth of sixteen times as many draws, in random order.
    private static double[] EvenGaussians(int count, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(EvenGaussians));
        double[] draws = [.. Enumerable.Range(0, 16 * count).Select(_ => random.NextGaussian()).Order()];
        double[] result = [.. Enumerable.Range(0, count).Select(i => draws[16 * i + 8])];
        new Random(seed).Shuffle(result);
        return result;
    }

    /// <summary>Classes "a", "b", "c" around corners of a triangle.</summary>
    public static IDataView Multiclass(MLContext ml, int[] counts, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(ShiftedRows));
        MulticlassInput[] rows = [.. counts.SelectMany((count, c) => Enumerable.Range(0, count).Select(_ => new MulticlassInput
        {
            Class = $"{(char)('a' + c)}",
            Features = [(float)random.NextGaussian() + (c == 1 ? 1.2f : 0), (float)random.NextGaussian() + (c == 2 ? 1.2f : 0)],
        }))];
        return ml.Data.LoadFromEnumerable(rows);
    }

    private sealed class BinaryInput
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class MulticlassInput
    {
        public string Class { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Means and standard deviations of the features of the training rows.</summary>
internal sealed class FeatureScaling
{
    private FeatureScaling(float[] means, float[] scales)
    {
        Means = means;
        Scales = scales;
    }

    public float[] Means { get; }

    /// <summary>One over the standard deviations; 1 for features that do not vary, which so become 0.</summary>
    public float[] Scales { get; }

    /// <summary>Reads all rows once. One-hot slots are left as they are.</summary>
    /// <param name="feed">The rows.</param>
    /// <param name="numeric">The slots of numbers.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    public static FeatureScaling Read(RowFeed feed, int[] numeric, CancellationToken cancellationToken)
    {
        double[] means = new double[feed.Width], squares = new double[feed.Width];
        long count = 0;
        // Welford's recurrence: sums of squares would lose the digits of features far from 0.
        feed.Read(
            (_, values, _) =>
            {
                count++;
                for (int slot = 0; slot < means.Length; slot++)
                {
                    double off = values[slot] - means[slot];
                    means[slot] += off / count;
                    squares[slot] += off * (values[slot] - means[slot]);
                }
            },
            cancellationToken);
        float[] ownMeans = new float[feed.Width], scales = new float[feed.Width];
        Array.Fill(scales, 1);
        foreach (int slot in numeric)
        {
            double deviation = Math.Sqrt(squares[slot] / Math.Max(1, count));
            ownMeans[slot] = (float)means[slot];
            // A deviation of mere rounding is none.
            if (deviation > 1e-7 * Math.Abs(means[slot]) && deviation > float.Epsilon)
                scales[slot] = (float)(1 / deviation);
        }
        return new FeatureScaling(ownMeans, scales);
    }

    /// <summary>The rows, standardized.</summary>
    public RowFeed Apply(RowFeed feed) => new StandardizedFeed(feed, this);

    private sealed class StandardizedFeed(RowFeed feed, FeatureScaling scaling) : RowFeed
    {
        public override int Width => feed.Width;

        public override bool HasWeights => feed.HasWeights;

        public override void Read(RowSink sink, CancellationToken cancellationToken)
        {
            var standardized = new float[feed.Width];
            feed.Read(
                (row, values, weight) =>
                {
                    for (int slot = 0; slot < standardized.Length; slot++)
                        standardized[slot] = (values[slot] - scaling.Means[slot]) * scaling.Scales[slot];
                    sink(row, standardized, weight);
                },
                cancellationToken);
        }
    }
}

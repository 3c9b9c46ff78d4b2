namespace Microsoft.ML.Imbalance;

/// <summary>The value difference metric: Δ = Σ δ^r over slots that all hold categories, without a root, as it is used for SMOTE-N.</summary>
internal sealed class ValueDifferenceDistance(ValueDifferences differences, int[] slots, double exponent) : RowDistance
{
    /// <param name="rows">Rows of all classes.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="power">k, within a slot.</param>
    /// <param name="exponent">r, over slots.</param>
    public static ValueDifferenceDistance Fit(FeatureTable rows, ClassPartition classes, double power = 1, double exponent = 2)
        => new(ValueDifferences.Fit(rows, classes, power), rows.Layout.Codes, exponent);

    public override double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double sum = 0;
        for (int place = 0; place < slots.Length && sum <= limit; place++)
        {
            double difference = differences.Between(place, a[slots[place]], b[slots[place]]);
            sum += exponent == 2 ? difference * difference : Math.Pow(difference, exponent);
        }
        return sum;
    }

    public override double ToDistance(double value) => value;
}

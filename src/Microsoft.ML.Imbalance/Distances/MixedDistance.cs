namespace Microsoft.ML.Imbalance;

/// <summary>The distance of SMOTE-NC: Euclidean in the numbers, and for each category that differs as much as a typical number varies.</summary>
/// <remarks>
/// d² = Σ (a - b)² + m² · (categories that differ), m the median of the standard deviations of the numbers (Chawla et al., 2002, section 6.1).
/// Where all numbers are constant any m ranks alike, and 1 is taken.
/// </remarks>
internal sealed class MixedDistance : RowDistance
{
    private readonly int[] _numbers;
    private readonly int[] _categories;
    private readonly double _penalty;

    private MixedDistance(int[] numbers, int[] categories, double penalty)
    {
        _numbers = numbers;
        _categories = categories;
        _penalty = penalty;
    }

    /// <summary>m, the distance between two rows that differ in nothing but one category.</summary>
    public double CategoryDistance => Math.Sqrt(_penalty);

    /// <param name="rows">The rows of one class: their numbers tell how much a category counts in it.</param>
    public static MixedDistance Fit(FeatureTable rows)
    {
        int[] numbers = [.. Enumerable.Range(0, rows.Layout.Dimension).Except(rows.Layout.Codes)];
        double[] deviations = ColumnStatistics.StandardDeviations(rows.Rows);
        double[] sorted = [.. numbers.Select(slot => deviations[slot]).Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        if (sorted[^1] == 0)
            median = 1;
        return new MixedDistance(numbers, rows.Layout.Codes, median * median);
    }

    public override double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double sum = 0;
        foreach (int slot in _categories)
        {
            if (a[slot] != b[slot])
                sum += _penalty;
        }
        foreach (int slot in _numbers)
        {
            if (sum > limit)
                break;
            double difference = (double)a[slot] - b[slot];
            sum += difference * difference;
        }
        return sum;
    }

    public override double ToDistance(double value) => Math.Sqrt(value);
}

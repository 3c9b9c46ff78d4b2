namespace Microsoft.ML.Imbalance;

/// <summary>The distance of SMOTE-NC: Euclidean in the numbers, and for each category that differs as much as a typical number varies.</summary>
/// <remarks>
/// d² = Σ (a - b)² + m² · (categories that differ), m the median of the standard deviations of the numbers (Chawla et al., 2002, section 6.1).
/// Where all numbers are constant any m ranks alike, and 1 is taken.
/// </remarks>
internal sealed class MixedDistance : RowDistance
{
    private const int MostCategories = 32;

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

    /// <summary>Rows whose squared Euclidean distance is no more than this distance, and hardly less: the numbers, and for each category of a slot a column, m / √2 where a row has it.</summary>
    /// <remarks>A slot with many categories is left out: it would widen the rows by more than it helps to tell them apart.</remarks>
    public RowMatrix StandIns(RowMatrix rows)
    {
        // Two columns of a slot differ where its category does: m²/2 + m²/2, a little less so that rounding to single precision can't lift it above m².
        double exact = Math.Sqrt(_penalty / 2) * (1 - 1e-6);
        float height = (float)exact;
        // Below the normal range rounding takes more than that.
        if (height > exact)
            height = MathF.BitDecrement(height);
        int[] counts = Array.ConvertAll(_categories, slot => CategoryCount(rows, slot));
        int[] starts = new int[counts.Length];
        int dimension = _numbers.Length;
        for (int place = 0; place < counts.Length; place++)
        {
            starts[place] = counts[place] > MostCategories ? -1 : dimension;
            dimension += counts[place] > MostCategories ? 0 : counts[place];
        }
        var values = new float[checked(rows.RowCount * dimension)];
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> from = rows[row];
            Span<float> standIn = values.AsSpan(row * dimension, dimension);
            for (int k = 0; k < _numbers.Length; k++)
                standIn[k] = from[_numbers[k]];
            for (int place = 0; place < starts.Length; place++)
            {
                if (starts[place] >= 0)
                    standIn[starts[place] + (int)from[_categories[place]]] = height;
            }
        }
        return new RowMatrix(values, rows.RowCount, dimension);
    }

    // Codes count from 0.
    private static int CategoryCount(RowMatrix rows, int slot)
    {
        float most = 0;
        for (int row = 0; row < rows.RowCount; row++)
            most = Math.Max(most, rows[row][slot]);
        return (int)most + 1;
    }
}

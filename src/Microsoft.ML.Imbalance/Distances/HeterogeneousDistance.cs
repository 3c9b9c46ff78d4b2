namespace Microsoft.ML.Imbalance;

/// <summary>HEOM and HVDM: every slot counts alike, whatever its unit and kind; d² is the sum of the squares of what slots differ by.</summary>
/// <remarks>
/// Wilson and Martinez, "Improved heterogeneous distance functions", JAIR 6 (1997). A missing number differs by 1 from everything; a missing category is a category.
/// <list type="bullet">
/// <item>HEOM: numbers by their difference over the range, categories by 0 or 1.</item>
/// <item>HVDM: numbers by their difference over four standard deviations, categories by the Euclidean norm of the difference of their class shares.</item>
/// </list>
/// </remarks>
internal sealed class HeterogeneousDistance : RowDistance
{
    private readonly int[] _numbers;
    private readonly double[] _scales;
    private readonly int[] _categories;
    private readonly ValueDifferences? _differences;

    private HeterogeneousDistance(FeatureTable rows, Func<IEnumerable<float>, double> unitOf, ValueDifferences? differences)
    {
        _categories = rows.Layout.Codes;
        _numbers = [.. Enumerable.Range(0, rows.Layout.Dimension).Except(_categories)];
        // A constant column differs by 0 in any unit.
        _scales = Array.ConvertAll(_numbers, slot => unitOf(Present(rows.Rows, slot)) is var unit and > 0 ? 1 / unit : 0);
        _differences = differences;
    }

    /// <param name="rows">Rows of all classes.</param>
    public static HeterogeneousDistance Heom(FeatureTable rows) => new(rows, Range, differences: null);

    /// <param name="rows">Rows of all classes.</param>
    /// <param name="classes">The classes.</param>
    public static HeterogeneousDistance Hvdm(FeatureTable rows, ClassPartition classes) => new(rows, FourDeviations, ValueDifferences.Fit(rows, classes, power: 2));

    public override double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double sum = 0;
        for (int place = 0; place < _categories.Length; place++)
        {
            int slot = _categories[place];
            double difference = _differences?.Between(place, a[slot], b[slot]) ?? (a[slot] == b[slot] ? 0 : 1);
            sum += difference * difference;
        }
        for (int place = 0; place < _numbers.Length && sum <= limit; place++)
        {
            int slot = _numbers[place];
            double difference = ((double)a[slot] - b[slot]) * _scales[place];
            sum += double.IsNaN(difference) ? 1 : difference * difference;
        }
        return sum;
    }

    public override double ToDistance(double value) => Math.Sqrt(value);

    private static IEnumerable<float> Present(RowMatrix rows, int slot)
        => Enumerable.Range(0, rows.RowCount).Select(row => rows[row][slot]).Where(value => !float.IsNaN(value));

    private static double Range(IEnumerable<float> values)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (float value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }
        return most - least;
    }

    private static double FourDeviations(IEnumerable<float> values)
    {
        double[] all = [.. values.Select(value => (double)value)];
        double mean = all.Length == 0 ? 0 : all.Average();
        return 4 * Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, all.Length));
    }
}

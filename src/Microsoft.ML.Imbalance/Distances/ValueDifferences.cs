namespace Microsoft.ML.Imbalance;

/// <summary>How differently two categories of a slot go with the classes: the basis of value difference metrics.</summary>
/// <remarks>Stanfill and Waltz, "Toward memory-based reasoning", Communications of the ACM 29 (1986). δ(x, y) = (Σ |P(c | x) - P(c | y)|^k)^(1/k) over the classes c.</remarks>
internal sealed class ValueDifferences
{
    private readonly int _classCount;
    private readonly double _power;

    // For each slot, the share of each class in each category: class after class, category after category.
    private readonly double[][] _shares;

    private ValueDifferences(int classCount, double power, double[][] shares)
    {
        _classCount = classCount;
        _power = power;
        _shares = shares;
    }

    /// <param name="rows">Rows of all classes.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="power">k.</param>
    public static ValueDifferences Fit(FeatureTable rows, ClassPartition classes, double power)
        => new(classes.ClassCount, power, Array.ConvertAll(rows.Layout.Codes, slot => Shares(rows, slot, classes)));

    /// <summary>The share of a class, by its place in the order of sizes, among the rows that have a code in the slot with this place among the coded ones.</summary>
    public double ShareOf(int place, int code, int sizeRank) => _shares[place][code * _classCount + sizeRank];

    /// <summary>δ of two codes of the slot with this place among the coded ones.</summary>
    public double Between(int place, float a, float b)
    {
        if (a == b)
            return 0;
        ReadOnlySpan<double> left = _shares[place].AsSpan((int)a * _classCount, _classCount), right = _shares[place].AsSpan((int)b * _classCount, _classCount);
        double sum = 0;
        for (int c = 0; c < left.Length; c++)
        {
            double difference = Math.Abs(left[c] - right[c]);
            sum += _power == 1 ? difference : _power == 2 ? difference * difference : Math.Pow(difference, _power);
        }
        return _power == 1 ? sum : _power == 2 ? Math.Sqrt(sum) : Math.Pow(sum, 1 / _power);
    }

    // Classes are put in the order of their sizes: in the order of their names, sums would be rounded otherwise after a renaming.
    private static double[] Shares(FeatureTable rows, int slot, ClassPartition classes)
    {
        int codes = 0;
        for (int row = 0; row < rows.RowCount; row++)
            codes = Math.Max(codes, (int)rows.Rows[row][slot] + 1);
        var counts = new double[checked(codes * classes.ClassCount)];
        for (int row = 0; row < rows.RowCount; row++)
            counts[(int)rows.Rows[row][slot] * classes.ClassCount + classes.StreamKey(rows.ClassOf(row))]++;
        for (int code = 0; code < codes; code++)
        {
            Span<double> shares = counts.AsSpan(code * classes.ClassCount, classes.ClassCount);
            double all = 0;
            foreach (double count in shares)
                all += count;
            for (int c = 0; c < shares.Length && all > 0; c++)
                shares[c] /= all;
        }
        return counts;
    }
}

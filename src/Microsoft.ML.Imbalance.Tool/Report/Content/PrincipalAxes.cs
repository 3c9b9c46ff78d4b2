namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The two directions in which rows vary most, every column on the scale of its deviation.</summary>
/// <remarks>Power iteration on the covariance, which is never formed: each round is a pass over the rows.</remarks>
internal sealed class PrincipalAxes
{
    private const int RoundCount = 200;
    private const double Tolerance = 1e-10;

    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[][] _axes;

    private PrincipalAxes(double[] means, double[] scales, double[][] axes, double[] shares)
    {
        _means = means;
        _scales = scales;
        _axes = axes;
        Shares = shares;
    }

    /// <summary>Of all variance, the share along each direction.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <param name="rows">The rows; what is not a number counts as the mean of its column.</param>
    public static PrincipalAxes Of(IReadOnlyList<float[]> rows)
    {
        int width = rows[0].Length;
        double[] means = new double[width], scales = new double[width];
        for (int c = 0; c < width; c++)
        {
            double[] values = [.. rows.Select(r => (double)r[c]).Where(double.IsFinite)];
            means[c] = values.Length > 0 ? values.Average() : 0;
            double variance = values.Length > 0 ? values.Average(v => (v - means[c]) * (v - means[c])) : 0;
            scales[c] = variance > 0 ? 1 / Math.Sqrt(variance) : 0;
        }
        double[][] scaled = [.. rows.Select(r => Scaled(r, means, scales))];
        double total = scaled.Sum(r => Dot(r, r));
        double[] first = Direction(scaled, []);
        double[] second = Direction(scaled, [first]);
        double Share(double[] axis) => total > 0 ? scaled.Sum(r => Dot(r, axis) * Dot(r, axis)) / total : 0;
        return new PrincipalAxes(means, scales, [first, second], [Share(first), Share(second)]);
    }

    /// <summary>Where a row lies.</summary>
    public ChartPoint Project(float[] row)
    {
        double[] scaled = Scaled(row, _means, _scales);
        return new ChartPoint(Dot(scaled, _axes[0]), Dot(scaled, _axes[1]));
    }

    private static double[] Direction(double[][] rows, double[][] found)
    {
        // Any start that is not at a right angle to the direction will do; no column has the same weight as another.
        double[] axis = Normalized([.. Enumerable.Range(0, rows[0].Length).Select(c => 1 + 1.0 / (c + 2))], found);
        for (int round = 0; round < RoundCount; round++)
        {
            double[] next = new double[axis.Length];
            foreach (double[] row in rows)
            {
                double along = Dot(row, axis);
                for (int c = 0; c < next.Length; c++)
                    next[c] += along * row[c];
            }
            next = Normalized(next, found);
            bool isSettled = 1 - Math.Abs(Dot(next, axis)) < Tolerance;
            axis = next;
            if (isSettled)
                break;
        }
        // The sign is arbitrary: the largest weight is positive.
        return axis.Length > 0 && axis[Array.IndexOf(axis, axis.MaxBy(Math.Abs))] < 0 ? Array.ConvertAll(axis, a => -a) : axis;
    }

    /// <summary>At a right angle to the directions found before, with length 1; nothing if nothing is left.</summary>
    private static double[] Normalized(double[] vector, double[][] found)
    {
        foreach (double[] before in found)
        {
            double along = Dot(vector, before);
            for (int c = 0; c < vector.Length; c++)
                vector[c] -= along * before[c];
        }
        double length = Math.Sqrt(Dot(vector, vector));
        return Array.ConvertAll(vector, v => length > Tolerance ? v / length : 0);
    }

    private static double[] Scaled(float[] row, double[] means, double[] scales)
    {
        var scaled = new double[row.Length];
        for (int c = 0; c < row.Length; c++)
            scaled[c] = float.IsFinite(row[c]) ? (row[c] - means[c]) * scales[c] : 0;
        return scaled;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int c = 0; c < a.Length; c++)
            sum += a[c] * b[c];
        return sum;
    }
}

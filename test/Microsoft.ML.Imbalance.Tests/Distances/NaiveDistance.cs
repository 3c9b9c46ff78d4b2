namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Distances and neighbors as their definitions say, for comparison.</summary>
internal static class NaiveDistance
{
    public static double Minkowski(float[] a, float[] b, double power) => Math.Pow(a.Zip(b).Sum(p => Math.Pow(Math.Abs((double)p.First - p.Second), power)), 1 / power);

    public static double Chebyshev(float[] a, float[] b) => a.Zip(b).Max(p => Math.Abs((double)p.First - p.Second));

    public static double Cosine(float[] a, float[] b)
    {
        double lengths = Math.Sqrt(a.Sum(v => (double)v * v) * b.Sum(v => (double)v * v));
        return lengths == 0 ? 1 : 1 - a.Zip(b).Sum(p => (double)p.First * p.Second) / lengths;
    }

    public static double MissingEuclidean(float[] a, float[] b)
    {
        (double First, double Second)[] present = [.. a.Zip(b).Where(p => !float.IsNaN(p.First) && !float.IsNaN(p.Second)).Select(p => ((double)p.First, (double)p.Second))];
        return present.Length == 0 ? double.PositiveInfinity : Math.Sqrt((double)a.Length / present.Length * present.Sum(p => (p.First - p.Second) * (p.First - p.Second)));
    }

    /// <summary>The nearest other rows, equally near ones by index.</summary>
    public static int[] Neighbors(int rowCount, int row, int count, Func<int, double> distanceTo)
        => [.. Enumerable.Range(0, rowCount).Where(other => other != row).OrderBy(distanceTo).ThenBy(other => other).Take(count)];
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows sorted into clusters by k-means; the same seed gives the same clusters on any number of threads.</summary>
/// <remarks>
/// Lloyd, "Least squares quantization in PCM" (1982), started as in Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding" (2007).
/// Rows are assigned in parallel, each on its own; sums are taken in row order.
/// </remarks>
internal sealed class RowClusters
{
    private const int MaximumPasses = 100;
    private const int ParallelRows = 4096;

    private readonly RowMatrix _rows;
    private readonly float[] _centers;

    private RowClusters(RowMatrix rows, int clusterCount, RandomStream stream)
    {
        _rows = rows;
        _centers = new float[clusterCount * rows.Dimension];
        ClusterOf = new int[rows.RowCount];
        ClusterCount = Seed(clusterCount, stream);
    }

    /// <summary>The cluster of each row.</summary>
    public int[] ClusterOf { get; }

    /// <summary>How many clusters there are: fewer than asked for where fewer rows differ.</summary>
    public int ClusterCount { get; }

    public static RowClusters Find(RowMatrix rows, int clusterCount, RandomStream stream)
    {
        var clusters = new RowClusters(rows, clusterCount, stream);
        for (int pass = 0; pass < MaximumPasses && clusters.Assign(); pass++)
            clusters.MoveCenters();
        return clusters;
    }

    // Each next center is a row drawn by its squared distance from the nearest center so far.
    private int Seed(int clusterCount, RandomStream stream)
    {
        var nearest = new double[_rows.RowCount];
        Array.Fill(nearest, double.PositiveInfinity);
        int row = stream.Next(_rows.RowCount);
        for (int c = 0; c < clusterCount; c++)
        {
            _rows[row].CopyTo(_centers.AsSpan(c * _rows.Dimension));
            int center = row;
            ForEachRow(i => nearest[i] = Math.Min(nearest[i], ExactDistance.Squared(_rows[i], _rows[center])));
            double sum = nearest.Sum();
            if (sum == 0)
                return c + 1;
            double left = stream.NextDouble() * sum;
            row = -1;
            for (int i = 0; i < nearest.Length && left >= 0; i++)
            {
                if (nearest[i] > 0)
                    row = i;
                left -= nearest[i];
            }
        }
        return clusterCount;
    }

    private bool Assign()
    {
        int changed = 0;
        ForEachRow(row =>
        {
            int best = 0;
            double least = double.PositiveInfinity;
            for (int c = 0; c < ClusterCount; c++)
            {
                double squared = ExactDistance.Squared(_rows[row], _centers.AsSpan(c * _rows.Dimension, _rows.Dimension));
                if (squared < least)
                    (best, least) = (c, squared);
            }
            if (ClusterOf[row] != best)
            {
                ClusterOf[row] = best;
                Volatile.Write(ref changed, 1);
            }
        });
        return changed != 0;
    }

    private void MoveCenters()
    {
        int d = _rows.Dimension;
        var sums = new double[ClusterCount * d];
        var counts = new int[ClusterCount];
        for (int row = 0; row < _rows.RowCount; row++)
        {
            Span<double> sum = sums.AsSpan(ClusterOf[row] * d, d);
            ReadOnlySpan<float> values = _rows[row];
            for (int j = 0; j < d; j++)
                sum[j] += values[j];
            counts[ClusterOf[row]]++;
        }
        // A cluster that lost all its rows stays where it was.
        for (int i = 0; i < sums.Length; i++)
        {
            if (counts[i / d] > 0)
                _centers[i] = (float)(sums[i] / counts[i / d]);
        }
    }

    private void ForEachRow(Action<int> action)
    {
        if (_rows.RowCount >= ParallelRows)
        {
            Parallel.For(0, _rows.RowCount, action);
            return;
        }
        for (int row = 0; row < _rows.RowCount; row++)
            action(row);
    }
}

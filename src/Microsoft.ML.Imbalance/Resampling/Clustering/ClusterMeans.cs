using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The means of clusters, which follow rows that move from one to another.</summary>
internal sealed class ClusterMeans
{
    private readonly RowMatrix _rows;
    private readonly double[] _sums;
    private readonly int[] _sizes;

    /// <param name="rows">The rows.</param>
    /// <param name="centers">The first centers, to be changed; a cluster without rows keeps its own.</param>
    public ClusterMeans(RowMatrix rows, RowMatrix centers)
    {
        _rows = rows;
        Centers = centers;
        _sums = new double[centers.RowCount * centers.Dimension];
        _sizes = new int[centers.RowCount];
    }

    public RowMatrix Centers { get; }

    /// <summary>How many rows a cluster has.</summary>
    public int SizeOf(int cluster) => _sizes[cluster];

    /// <summary>The squared distance of a row from a center.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double SquaredFrom(int row, int cluster) => ExactDistance.Squared(_rows[row], Centers[cluster]);

    /// <summary>Computes all means anew.</summary>
    public void Compute(RowNumbers clusterOf)
    {
        Array.Clear(_sums);
        Array.Clear(_sizes);
        for (int row = 0; row < clusterOf.Count; row++)
            Add(row, clusterOf[row], 1);
        for (int cluster = 0; cluster < _sizes.Length; cluster++)
        {
            if (_sizes[cluster] > 0)
                SetCenter(cluster);
        }
    }

    /// <summary>Brings the means of two clusters up to date, of which the first has another row besides this one.</summary>
    public void Move(int row, int from, int to)
    {
        Add(row, from, -1);
        Add(row, to, 1);
        SetCenter(from);
        SetCenter(to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int row, int cluster, int sign)
    {
        _sizes[cluster] += sign;
        Span<double> sum = _sums.AsSpan(cluster * _rows.Dimension, _rows.Dimension);
        ReadOnlySpan<float> values = _rows[row];
        for (int slot = 0; slot < values.Length; slot++)
            sum[slot] += sign * (double)values[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetCenter(int cluster)
    {
        int first = cluster * _rows.Dimension;
        for (int slot = first; slot < first + _rows.Dimension; slot++)
            Centers.Values[slot] = (float)(_sums[slot] / _sizes[cluster]);
    }
}

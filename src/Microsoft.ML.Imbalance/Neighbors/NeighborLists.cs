using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The nearest rows met so far, for each of a number of queries: ascending by squared distance, equal ones by row.</summary>
internal sealed class NeighborLists(int queryCount, int neighborCount)
{
    private readonly double[] _distances = new double[checked(queryCount * neighborCount)];
    private readonly int[] _rows = new int[queryCount * neighborCount];

    public void Clear()
    {
        Array.Fill(_distances, double.PositiveInfinity);
        Array.Fill(_rows, int.MaxValue);
    }

    public ReadOnlySpan<double> Distances(int query) => _distances.AsSpan(query * neighborCount, neighborCount);

    public ReadOnlySpan<int> Rows(int query) => _rows.AsSpan(query * neighborCount, neighborCount);

    /// <summary>The squared distance beyond which nothing is a neighbor; infinite until the list is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double WorstDistance(int query) => _distances[query * neighborCount + neighborCount - 1];

    /// <summary>The row a candidate at <see cref="WorstDistance"/> must precede.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WorstRow(int query) => _rows[query * neighborCount + neighborCount - 1];

    /// <summary>Takes the candidate in if it is nearer than the worst of the list, which then leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Offer(int query, double distance, int row)
    {
        int first = query * neighborCount;
        int at = first + neighborCount - 1;
        if (!Precedes(distance, row, at))
            return false;
        for (; at > first && Precedes(distance, row, at - 1); at--)
        {
            _distances[at] = _distances[at - 1];
            _rows[at] = _rows[at - 1];
        }
        _distances[at] = distance;
        _rows[at] = row;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Precedes(double distance, int row, int at) => distance < _distances[at] || (distance == _distances[at] && row < _rows[at]);
}

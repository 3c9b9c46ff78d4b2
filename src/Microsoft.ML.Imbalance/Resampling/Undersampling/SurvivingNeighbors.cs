using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The nearest rows of each row among those that are left, kept right while rows are taken out.</summary>
/// <remarks>The list of a row changes only if one of its neighbors goes: only such rows are searched for anew, among the rows left.</remarks>
internal sealed class SurvivingNeighbors
{
    private readonly MetricSpace _space;
    private readonly int _neighborCount;
    private readonly NeighborTable _neighbors;
    private readonly RowSet _left;

    /// <param name="space">The rows; more than <paramref name="neighborCount"/>.</param>
    /// <param name="neighborCount">Neighbors of each row.</param>
    public SurvivingNeighbors(MetricSpace space, int neighborCount)
    {
        _space = space;
        int rowCount = space.Table.RowCount;
        _neighborCount = neighborCount;
        _left = RowSet.All(rowCount);
        using INeighborIndex index = space.BuildIndex();
        _neighbors = index.QuerySelf(neighborCount);
    }

    /// <summary>The rows left, ascending.</summary>
    public IEnumerable<int> Rows => _left;

    /// <summary>Whether there are as many other rows as neighbors asked for. Where there are not, no list is valid.</summary>
    public bool AreEnough => _left.Count > _neighborCount;

    /// <summary>The neighbors of a row that is left, nearest first.</summary>
    public ReadOnlySpan<int> this[int row] => _neighbors[row];

    public void Remove(IEnumerable<int> rows)
    {
        foreach (int row in rows)
            _left.Remove(row);
        if (!AreEnough)
            return;
        int[] left = [.. _left];
        int[] stale = [.. Enumerable.Range(0, left.Length).Where(i => HasLost(left[i]))];
        if (stale.Length == 0)
            return;
        using INeighborIndex index = _space.BuildIndex(left);
        NeighborTable found = index.QuerySelf(_neighborCount, stale);
        var list = new int[_neighborCount];
        for (int i = 0; i < stale.Length; i++)
        {
            for (int j = 0; j < list.Length; j++)
                list[j] = left[found[i][j]];
            _neighbors.Set(left[stale[i]], list);
        }
    }

    private bool HasLost(int row)
    {
        foreach (int neighbor in _neighbors[row])
        {
            if (!_left.Contains(neighbor))
                return true;
        }
        return false;
    }
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>A growing set of rows and, for every row outside it, the nearest of them: of equally near ones the first by index.</summary>
/// <remarks>A row is compared with each member once, when the member joins: n rows and m members cost n m distances, however often rows join.</remarks>
internal sealed class PrototypeSet
{
    // Below this many multiplications starting threads costs more than it gains.
    private const double SingleThreadWork = 1 << 18;
    private const int BlockSize = 256;

    private readonly RowMatrix _rows;
    private readonly RowSet _members;
    private readonly double[] _distances;
    private readonly int[] _nearest;

    public PrototypeSet(RowMatrix rows)
    {
        _rows = rows;
        _members = new RowSet(rows.RowCount);
        _distances = new double[rows.RowCount];
        _nearest = new int[rows.RowCount];
        Array.Fill(_distances, double.PositiveInfinity);
        Array.Fill(_nearest, -1);
    }

    public bool Contains(int row) => _members.Contains(row);

    /// <summary>The member nearest to a row outside the set.</summary>
    public int NearestTo(int row) => _nearest[row];

    /// <summary>The squared distance from a row outside the set to its nearest member; infinite while the set is empty.</summary>
    public double SquaredDistanceOf(int row) => _distances[row];

    public void Add(IReadOnlyList<int> rows)
    {
        foreach (int row in rows)
            _members.Add(row);
        int blocks = (_rows.RowCount + BlockSize - 1) / BlockSize;
        if ((double)rows.Count * _rows.RowCount * _rows.Dimension < SingleThreadWork)
        {
            for (int block = 0; block < blocks; block++)
                Compare(block, rows);
        }
        else
        {
            // Every row belongs to one block, so the schedule can't matter.
            Parallel.For(0, blocks, block => Compare(block, rows));
        }
    }

    private void Compare(int block, IReadOnlyList<int> joined)
    {
        int end = Math.Min((block + 1) * BlockSize, _rows.RowCount);
        foreach (int member in joined)
        {
            ReadOnlySpan<float> values = _rows[member];
            for (int row = block * BlockSize; row < end; row++)
            {
                double distance = ExactDistance.Squared(_rows[row], values);
                if (distance < _distances[row] || (distance == _distances[row] && member < _nearest[row]))
                {
                    _distances[row] = distance;
                    _nearest[row] = member;
                }
            }
        }
    }
}

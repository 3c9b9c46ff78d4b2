using System.Buffers;
using System.Runtime.Intrinsics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>A growing set of rows and, for every row outside it, the nearest of them: of equally near ones the first by index.</summary>
/// <remarks>A row is compared with each member once, when the member joins: n rows and m members cost n m distances, however often rows join.</remarks>
internal sealed class PrototypeSet
{
    // Below this many multiplications starting threads costs more than it gains.
    private const double SingleThreadWork = 1 << 18;
    private const int ManyRows = 64;

    // A block stays close to the processor, but has so many groups that rows which join are widened for little.
    private const int FloatsAtOnce = 1 << 13;
    private const int FewestQuads = 8;
    private const int MostQuads = 64;

    // For fewer rows a block is not worth to be laid out.
    private const int FewRows = 4;

    private readonly RowMatrix _rows;
    private readonly MetricSpace? _space;
    private readonly int _blockSize;
    private readonly RowSet _members;
    private readonly double[] _distances;
    private readonly int[] _nearest;

    /// <param name="rows">The rows.</param>
    /// <param name="space">What tells how far apart they are; null for the length of the straight line.</param>
    public PrototypeSet(RowMatrix rows, MetricSpace? space = null)
    {
        _rows = rows;
        _space = space is { IsStraight: true } ? null : space;
        _members = new RowSet(rows.RowCount);
        _blockSize = RowQuads.Size * Math.Clamp(FloatsAtOnce / Math.Max(1, RowQuads.Size * rows.Dimension), FewestQuads, MostQuads);
        _distances = new double[(rows.RowCount + RowQuads.Size - 1) / RowQuads.Size * RowQuads.Size];
        _nearest = new int[_distances.Length];
        // Nothing is nearer to the rows that fill up the last four.
        Array.Fill(_distances, -1);
        Array.Fill(_distances, double.PositiveInfinity, 0, rows.RowCount);
        Array.Fill(_nearest, -1);
    }

    public bool Contains(int row) => _members.Contains(row);

    /// <summary>The member nearest to a row outside the set.</summary>
    public int NearestTo(int row) => _nearest[row];

    /// <summary>The squared distance from a row outside the set to its nearest member, or what the metric has for it; infinite while the set is empty.</summary>
    public double SquaredDistanceOf(int row) => _distances[row];

    public void Add(IReadOnlyList<int> rows)
    {
        foreach (int row in rows)
            _members.Add(row);
        int blocks = (_rows.RowCount + _blockSize - 1) / _blockSize;
        if ((double)rows.Count * _rows.RowCount * _rows.Dimension < SingleThreadWork)
        {
            for (int block = 0; block < blocks; block++)
                Compare(block, rows);
        }
        else
        {
            // Every row belongs to one block, so the schedule can't matter.
            // Where few rows join, whoever adds them tells how far the work is.
            LongWork? work = rows.Count > ManyRows ? new LongWork("distances", blocks) : null;
            Parallel.For(0, blocks, block =>
            {
                Compare(block, rows);
                work?.Step();
            });
        }
    }

    private void Compare(int block, IReadOnlyList<int> joined)
    {
        int start = block * _blockSize, end = Math.Min(start + _blockSize, _rows.RowCount);
        if (_space is not null || joined.Count <= FewRows)
        {
            for (int i = 0; i < joined.Count; i++)
                CompareOne(start, end, joined[i]);
            return;
        }
        // No second copy of all rows: a block is laid out anew for those that join together.
        float[] room = ArrayPool<float>.Shared.Rent(RowQuads.RoomFor(end - start, _rows.Dimension));
        double[] values = ArrayPool<double>.Shared.Rent(_rows.Dimension);
        var quads = new RowQuads(_rows, start, end, room);
        for (int i = 0; i < joined.Count; i++)
        {
            int row = joined[i];
            RowQuads.Widen(_rows[row], values);
            for (int quad = 0; quad < quads.Count; quad++)
            {
                int first = start + quad * RowQuads.Size;
                Vector256<double> found = quads.SquaredDistances(quad, values);
                if (Vector256.LessThanOrEqualAny(found, Vector256.Create(_distances.AsSpan(first, RowQuads.Size))))
                    TakeFour(first, row, found);
            }
        }
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<float>.Shared.Return(room);
    }

    private void CompareOne(int first, int end, int member)
    {
        for (int row = first; row < end; row++)
            Take(row, member, _space is null ? ExactDistance.Squared(_rows[member], _rows[row]) : _space.Between(_rows[member], _rows[row]));
    }

    private void TakeFour(int first, int member, Vector256<double> found)
    {
        for (int lane = 0; lane < RowQuads.Size; lane++)
            Take(first + lane, member, found[lane]);
    }

    private void Take(int row, int member, double found)
    {
        if (found < _distances[row] || (found == _distances[row] && member < _nearest[row]))
        {
            _distances[row] = found;
            _nearest[row] = member;
        }
    }
}

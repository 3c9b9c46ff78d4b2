using System.Buffers;
using System.Runtime.Intrinsics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>A growing set of rows and, for every row outside it, the nearest of them: of equally near ones the first by index.</summary>
/// <remarks>
/// A row is compared with each member once, when the member joins: n rows and m members cost n m distances, however often rows join.
/// How far its nearest member is is kept in single precision, rounded up: it tells which others may be nearer, and the few that may are compared exactly.
/// </remarks>
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
    private readonly float[] _bounds;

    // The member's number and 1; 0 where there is none.
    private readonly RowNumbers _nearest;

    /// <param name="rows">The rows.</param>
    /// <param name="space">What tells how far apart they are; null for the length of the straight line.</param>
    public PrototypeSet(RowMatrix rows, MetricSpace? space = null)
    {
        _rows = rows;
        _space = space is { IsStraight: true } ? null : space;
        _members = new RowSet(rows.RowCount);
        _blockSize = RowQuads.Size * Math.Clamp(FloatsAtOnce / Math.Max(1, RowQuads.Size * rows.Dimension), FewestQuads, MostQuads);
        _bounds = new float[(rows.RowCount + RowQuads.Size - 1) / RowQuads.Size * RowQuads.Size];
        _nearest = new RowNumbers(rows.RowCount, checked(rows.RowCount + 1));
        // Nothing is nearer to the rows that fill up the last four.
        Array.Fill(_bounds, -1);
        Array.Fill(_bounds, float.PositiveInfinity, 0, rows.RowCount);
    }

    public bool Contains(int row) => _members.Contains(row);

    /// <summary>The member nearest to a row outside the set.</summary>
    public int NearestTo(int row) => _nearest[row] - 1;

    /// <summary>The squared distance from a row outside the set to its nearest member, or what the metric has for it; infinite while the set is empty.</summary>
    public double SquaredDistanceOf(int row) => NearestTo(row) is >= 0 and var nearest ? Between(nearest, row) : double.PositiveInfinity;

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
                var bounds = Vector128.Create(_bounds.AsSpan(first, RowQuads.Size));
                if (Vector256.LessThanOrEqualAny(found, Vector256.Create(Vector128.WidenLower(bounds), Vector128.WidenUpper(bounds))))
                    TakeFour(first, row, found);
            }
        }
        ArrayPool<double>.Shared.Return(values);
        ArrayPool<float>.Shared.Return(room);
    }

    private void CompareOne(int first, int end, int member)
    {
        for (int row = first; row < end; row++)
            Take(row, member, Between(member, row));
    }

    private double Between(int member, int row) => _space is null ? ExactDistance.Squared(_rows[member], _rows[row]) : _space.Between(_rows[member], _rows[row]);

    private void TakeFour(int first, int member, Vector256<double> found)
    {
        for (int lane = 0; lane < RowQuads.Size; lane++)
            Take(first + lane, member, found[lane]);
    }

    private void Take(int row, int member, double found)
    {
        if (!(found <= _bounds[row]))
            return;
        int nearest = NearestTo(row);
        double least = nearest < 0 ? double.PositiveInfinity : Between(nearest, row);
        if (found < least || (found == least && (nearest < 0 || member < nearest)))
        {
            _bounds[row] = RoundUp(found);
            _nearest[row] = member + 1;
        }
    }

    private static float RoundUp(double value) => (float)value is var rounded && rounded < value ? MathF.BitIncrement(rounded) : rounded;
}

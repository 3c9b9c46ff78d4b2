using System.Numerics;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of the Gaussian kernel matrix K(a, b) = exp(-γ |a - b|²), computed when they are asked for; only so many are kept.</summary>
internal sealed class KernelRows
{
    private const long DefaultBytes = 128L << 20;
    private const int MinimumKept = 2;
    private const int ParallelRows = 4096;

    private const int QuadsPerBlock = 256;

    private readonly RowMatrix _rows;
    private readonly RowQuads _quads;
    private readonly double _gamma;
    private readonly float[]?[] _slots;
    private readonly int[] _rowOf;
    private readonly long[] _usedAt;
    private readonly int[] _slotOf;
    private long _uses;

    /// <param name="rows">The rows.</param>
    /// <param name="gamma">How fast the kernel falls.</param>
    /// <param name="bytes">The memory for rows of the matrix; at least two are kept.</param>
    public KernelRows(RowMatrix rows, double gamma, long bytes = DefaultBytes)
    {
        _rows = rows;
        _quads = new RowQuads(rows);
        Length = (rows.RowCount + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _gamma = gamma;
        int kept = (int)Math.Min(rows.RowCount, Math.Max(MinimumKept, bytes / (sizeof(float) * (long)rows.RowCount)));
        _slots = new float[kept][];
        _rowOf = new int[kept];
        _usedAt = new long[kept];
        _slotOf = new int[rows.RowCount];
        Array.Fill(_rowOf, -1);
        Array.Fill(_slotOf, -1);
    }

    /// <summary>The length of the arrays: as many vectors as hold a value for each row. What is above the rows is 0.</summary>
    public int Length { get; }

    /// <summary>One row of the matrix. The last two that were asked for stay as they are; an older one may be written over.</summary>
    public float[] this[int row]
    {
        get
        {
            int slot = _slotOf[row];
            if (slot < 0)
            {
                slot = Array.IndexOf(_usedAt, _usedAt.Min());
                if (_rowOf[slot] >= 0)
                    _slotOf[_rowOf[slot]] = -1;
                _slotOf[row] = slot;
                _rowOf[slot] = row;
                Compute(row, _slots[slot] ??= new float[Length]);
            }
            _usedAt[slot] = ++_uses;
            return _slots[slot]!;
        }
    }

    private void Compute(int row, float[] kernel)
    {
        float[] values = _rows[row].ToArray();
        if (_rows.RowCount < ParallelRows)
        {
            Compute(values, kernel, 0, _quads.Count);
            return;
        }
        int blocks = (_quads.Count + QuadsPerBlock - 1) / QuadsPerBlock;
        Parallel.For(0, blocks, block => Compute(values, kernel, block * QuadsPerBlock, Math.Min((block + 1) * QuadsPerBlock, _quads.Count)));
    }

    private void Compute(float[] values, float[] kernel, int firstQuad, int end)
    {
        for (int quad = firstQuad; quad < end; quad++)
        {
            Vector256<double> squared = _quads.SquaredDistances(quad, values);
            int lanes = Math.Min(RowQuads.Size, _rows.RowCount - quad * RowQuads.Size);
            for (int lane = 0; lane < lanes; lane++)
                kernel[quad * RowQuads.Size + lane] = (float)Math.Exp(-_gamma * squared[lane]);
        }
    }
}

using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of the Gaussian kernel matrix K(a, b) = exp(-γ |a - b|²), computed when they are asked for; only so many are kept.</summary>
internal sealed class KernelRows
{
    private const long DefaultBytes = 128L << 20;
    private const int MinimumKept = 2;
    private const int ParallelRows = 4096;

    private readonly RowMatrix _rows;
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
        _gamma = gamma;
        int kept = (int)Math.Min(rows.RowCount, Math.Max(MinimumKept, bytes / (sizeof(float) * (long)rows.RowCount)));
        _slots = new float[kept][];
        _rowOf = new int[kept];
        _usedAt = new long[kept];
        _slotOf = new int[rows.RowCount];
        Array.Fill(_rowOf, -1);
        Array.Fill(_slotOf, -1);
    }

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
                Compute(row, _slots[slot] ??= new float[_rows.RowCount]);
            }
            _usedAt[slot] = ++_uses;
            return _slots[slot]!;
        }
    }

    private void Compute(int row, float[] kernel)
    {
        if (kernel.Length >= ParallelRows)
        {
            Parallel.For(0, kernel.Length, other => kernel[other] = Kernel(row, other));
            return;
        }
        for (int other = 0; other < kernel.Length; other++)
            kernel[other] = Kernel(row, other);
    }

    private float Kernel(int a, int b) => (float)Math.Exp(-_gamma * ExactDistance.Squared(_rows[a], _rows[b]));
}

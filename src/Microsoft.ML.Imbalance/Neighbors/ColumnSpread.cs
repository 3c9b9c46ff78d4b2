using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The variance of each column over a few rows, roughly: it chooses where a tree splits, and any choice would do.</summary>
/// <param name="dimension">The number of columns.</param>
internal sealed class ColumnSpread(int dimension)
{
    private readonly float[] _origin = new float[dimension];
    private readonly float[] _sums = new float[dimension];
    private readonly float[] _squares = new float[dimension];
    private int _count;

    /// <summary>Room for a row that is computed.</summary>
    public float[] Room { get; } = new float[dimension];

    /// <summary>Begins with other rows.</summary>
    /// <param name="origin">One of the rows; values are taken relative to it, so that a large offset doesn't drown a small spread.</param>
    public void Begin(ReadOnlySpan<float> origin)
    {
        origin.CopyTo(_origin);
        Array.Clear(_sums);
        Array.Clear(_squares);
        _count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<float> row)
    {
        _count++;
        int k = 0;
        for (; k <= row.Length - Vector<float>.Count; k += Vector<float>.Count)
        {
            Vector<float> gap = new Vector<float>(row[k..]) - new Vector<float>(_origin, k);
            (new Vector<float>(_sums, k) + gap).CopyTo(_sums, k);
            (new Vector<float>(_squares, k) + gap * gap).CopyTo(_squares, k);
        }
        for (; k < row.Length; k++)
        {
            float gap = row[k] - _origin[k];
            _sums[k] += gap;
            _squares[k] += gap * gap;
        }
    }

    /// <summary>The column with the largest variance; -1 if none is positive, or squares overflow.</summary>
    public int Widest()
    {
        int widest = -1;
        float largest = 0;
        for (int column = 0; column < _sums.Length; column++)
        {
            float variance = _squares[column] - _sums[column] * _sums[column] / _count;
            if (variance > largest)
                (widest, largest) = (column, variance);
        }
        return widest;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows in groups of four, column by column, so that one row is compared with four at once.</summary>
internal sealed class RowQuads
{
    public const int Size = 4;

    private readonly float[] _values;
    private readonly int _dimension;

    public RowQuads(RowMatrix rows)
    {
        _dimension = rows.Dimension;
        Count = (rows.RowCount + Size - 1) / Size;
        _values = new float[checked(Count * Size * _dimension)];
        for (int row = 0; row < rows.RowCount; row++)
        {
            int first = row / Size * Size * _dimension + row % Size;
            for (int slot = 0; slot < _dimension; slot++)
                _values[first + slot * Size] = rows[row][slot];
        }
    }

    /// <summary>The groups; the last is filled up with zeros.</summary>
    public int Count { get; }

    /// <summary>The squared distances from a row to the four of a group, with the order of summation, and so the bits, of <see cref="Neighbors.ExactDistance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> SquaredDistances(int quad, ReadOnlySpan<float> row)
    {
        ReadOnlySpan<float> columns = _values.AsSpan(quad * Size * _dimension, Size * _dimension);
        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int slot = 0; slot < row.Length; slot += 8)
        {
            s0 += SquaredGaps(columns, row, slot);
            s1 += SquaredGaps(columns, row, slot + 1);
            s2 += SquaredGaps(columns, row, slot + 2);
            s3 += SquaredGaps(columns, row, slot + 3);
            s4 += SquaredGaps(columns, row, slot + 4);
            s5 += SquaredGaps(columns, row, slot + 5);
            s6 += SquaredGaps(columns, row, slot + 6);
            s7 += SquaredGaps(columns, row, slot + 7);
        }
        return s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }

    // What lies beyond the last slot adds nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SquaredGaps(ReadOnlySpan<float> columns, ReadOnlySpan<float> row, int slot)
    {
        if (slot >= row.Length)
            return Vector256<double>.Zero;
        Vector128<float> four = Vector128.Create(columns.Slice(slot * Size, Size));
        Vector256<double> gaps = Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four)) - Vector256.Create((double)row[slot]);
        return gaps * gaps;
    }
}

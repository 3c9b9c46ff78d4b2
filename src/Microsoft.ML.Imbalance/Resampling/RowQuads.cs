using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>Some rows in groups of four, column by column, so that one row is compared with four at once.</summary>
internal readonly ref struct RowQuads
{
    public const int Size = 4;

    private readonly Span<float> _values;
    private readonly int _dimension;

    /// <param name="rows">The rows.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="room">Room for the values, see <see cref="RoomFor"/>.</param>
    public RowQuads(RowMatrix rows, int start, int end, Span<float> room)
    {
        _dimension = rows.Dimension;
        Count = (end - start + Size - 1) / Size;
        _values = room[..RoomFor(end - start, _dimension)];
        _values[Math.Max(0, (Count - 1) * Size * _dimension)..].Clear();
        for (int row = start; row < end; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            int first = ((row - start) / Size * Size * _dimension) + ((row - start) % Size);
            for (int slot = 0; slot < values.Length; slot++)
                _values[first + (slot * Size)] = values[slot];
        }
    }

    /// <summary>The groups; the last is filled up with zeros.</summary>
    public int Count { get; }

    /// <summary>The floats that so many rows take.</summary>
    public static int RoomFor(int rowCount, int dimension) => checked((rowCount + Size - 1) / Size * Size * dimension);

    /// <summary>The squared distances from a row to the four of a group, with the order of summation, and so the bits, of <see cref="Neighbors.ExactDistance"/>.</summary>
    /// <param name="quad">The group.</param>
    /// <param name="row">The row's values, exact in double precision.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> SquaredDistances(int quad, ReadOnlySpan<double> row)
    {
        ref float columns = ref MemoryMarshal.GetReference(_values.Slice(quad * Size * _dimension, Size * _dimension));
        ref double values = ref MemoryMarshal.GetReference(row[.._dimension]);
        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int slot = 0; slot < _dimension; slot += 8)
        {
            s0 += SquaredGaps(ref columns, ref values, slot, _dimension);
            s1 += SquaredGaps(ref columns, ref values, slot + 1, _dimension);
            s2 += SquaredGaps(ref columns, ref values, slot + 2, _dimension);
            s3 += SquaredGaps(ref columns, ref values, slot + 3, _dimension);
            s4 += SquaredGaps(ref columns, ref values, slot + 4, _dimension);
            s5 += SquaredGaps(ref columns, ref values, slot + 5, _dimension);
            s6 += SquaredGaps(ref columns, ref values, slot + 6, _dimension);
            s7 += SquaredGaps(ref columns, ref values, slot + 7, _dimension);
        }
        return s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7));
    }

    /// <summary>The values of a row as <see cref="SquaredDistances"/> takes them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<float> row, Span<double> values)
    {
        for (int slot = 0; slot < row.Length; slot++)
            values[slot] = row[slot];
    }

    // What lies beyond the last slot adds nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SquaredGaps(ref float columns, ref double row, int slot, int count)
    {
        if (slot >= count)
            return Vector256<double>.Zero;
        var four = Vector128.LoadUnsafe(ref columns, (nuint)(slot * Size));
        Vector256<double> there = Avx.IsSupported ? Avx.ConvertToVector256Double(four) : Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
        Vector256<double> gaps = there - Vector256.Create(Unsafe.Add(ref row, slot));
        return gaps * gaps;
    }
}

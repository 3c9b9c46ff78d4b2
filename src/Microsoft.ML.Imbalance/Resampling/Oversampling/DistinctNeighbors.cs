using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Nearest neighbors to make rows between: those that differ from their row.</summary>
/// <remarks>
/// A neighbor with the same values gives nothing but a copy of its row, and where rows come ten times over all five nearest are such.
/// So each value counts once, and the first row that has it stands for it.
/// </remarks>
internal static class DistinctNeighbors
{
    /// <summary>The nearest rows of every row. Repeats count as rows only where fewer than <paramref name="count"/> + 1 rows differ.</summary>
    /// <param name="space">The rows.</param>
    /// <param name="count">How many.</param>
    public static NeighborTable Find(MetricSpace space, int count) => Find(space, rows: null, count);

    /// <summary>The same among some of the rows, by their places among these; no row is copied.</summary>
    /// <param name="space">All rows.</param>
    /// <param name="rows">Some of them, ascending; null for all.</param>
    /// <param name="count">How many.</param>
    /// <param name="known">The nearest rows of every row, repeats included, if they are known already.</param>
    public static NeighborTable Find(MetricSpace space, int[]? rows, int count, NeighborTable? known = null)
    {
        var selection = new RowSelection(space.Table.Rows, rows);
        int distinct = CountDistinct(selection);
        if (distinct == selection.Count || distinct <= count)
            return known?.NeighborCount >= count ? known.Nearest(count) : Search(rows);

        // 1. Number the rows that differ in the order in which they first come.
        var numbers = new Dictionary<int, int>(distinct, new RowEquality(selection));
        var numberOf = new int[selection.Count];
        for (int row = 0; row < numberOf.Length; row++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, row, out bool isKnown);
            if (!isKnown)
                number = numbers.Count - 1;
            numberOf[row] = number;
        }

        // 2. Search among those, and give every row the neighbors of its like.
        int[] firstRows = [.. numbers.Keys];
        return Search(Array.ConvertAll(firstRows, selection.RowOf)).Spread(numberOf, firstRows);

        NeighborTable Search(int[]? searched)
        {
            using INeighborIndex index = searched is null ? space.BuildIndex() : space.BuildIndex(searched);
            return index.QuerySelf(count);
        }
    }

    // Mostly all differ, which a table of rows tells that takes less than a dictionary and is given back at once.
    private static unsafe int CountDistinct(RowSelection rows)
    {
        var equality = new RowEquality(rows);
        var mask = (nint)(BitOperations.RoundUpToPowerOf2(2UL * (ulong)rows.Count + 1) - 1);
        int distinct = 0;
        using var table = AlignedBuffer.Of<int>(mask + 1);
        int* rowsAt = table.As<int>();
        for (int row = 0; row < rows.Count; row++)
        {
            // 0 is nobody.
            nint at = (nint)(uint)equality.GetHashCode(row) & mask;
            while (rowsAt[at] != 0 && !equality.Equals(rowsAt[at] - 1, row))
                at = (at + 1) & mask;
            distinct += rowsAt[at] == 0 ? 1 : 0;
            if (rowsAt[at] == 0)
                rowsAt[at] = row + 1;
        }
        return distinct;
    }

    private sealed class RowEquality(RowSelection rows) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => rows[x].SequenceEqual(rows[y]);

        public int GetHashCode(int row)
        {
            ReadOnlySpan<float> values = rows[row];
            ulong hash = 0;
            int k = 0;
            // Equal values have the same bits once zeros have one sign; a value that is missing has none.
            for (; k <= values.Length - Vector128<float>.Count; k += Vector128<float>.Count)
            {
                Vector128<float> four = Vector128.Create(values[k..]) + Vector128<float>.Zero;
                Vector128<ulong> bits = Vector128.ConditionalSelect(Vector128.Equals(four, four), four, Vector128<float>.Zero).AsUInt64();
                hash = Mixed(Mixed(hash, bits[0]), bits[1]);
            }
            for (; k < values.Length; k++)
                hash = Mixed(hash, float.IsNaN(values[k]) ? 0 : BitConverter.SingleToUInt32Bits(values[k] + 0f));
            return (int)(hash >> 32);
        }

        private static ulong Mixed(ulong hash, ulong bits) => (BitOperations.RotateLeft(hash, 23) ^ bits) * 0x9E3779B97F4A7C15;
    }
}

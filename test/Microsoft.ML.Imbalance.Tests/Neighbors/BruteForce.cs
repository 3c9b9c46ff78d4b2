using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>The definition that the index is held to: all squared distances in double precision, ranked by distance, then by row.</summary>
internal static class BruteForce
{
    /// <summary>Neighbors of one query; <paramref name="self"/> is the row that is the query itself, or -1.</summary>
    public static (double Squared, int Row)[] Neighbors(RowMatrix rows, ReadOnlySpan<float> query, int neighborCount, int self)
    {
        var best = new (double Squared, int Row)[neighborCount];
        Array.Fill(best, (double.PositiveInfinity, int.MaxValue));
        for (int row = 0; row < rows.RowCount; row++)
        {
            (double, int) candidate = (Squared(query, rows[row]), row);
            if (row == self || candidate.CompareTo(best[^1]) > 0)
                continue;
            int at = neighborCount - 1;
            for (; at > 0 && candidate.CompareTo(best[at - 1]) < 0; at--)
                best[at] = best[at - 1];
            best[at] = candidate;
        }
        return best;
    }

    /// <summary>The documented order of summation: eight running sums, added as ((0+4) + (2+6)) + ((1+5) + (3+7)).</summary>
    public static double Squared(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Span<double> sums = stackalloc double[8];
        sums.Clear();
        for (int k = 0; k < left.Length; k++)
        {
            double gap = (double)left[k] - right[k];
            sums[k % 8] += gap * gap;
        }
        return sums[0] + sums[4] + (sums[2] + sums[6]) + (sums[1] + sums[5] + (sums[3] + sums[7]));
    }

    public static void AssertSelf(RowMatrix rows, NeighborTable table, int neighborCount, IEnumerable<int>? queries = null)
    {
        int[] list = [.. queries ?? Enumerable.Range(0, rows.RowCount)];
        Assert.AreEqual(list.Length, table.RowCount);
        for (int i = 0; i < list.Length; i++)
            AssertRow(Neighbors(rows, rows[list[i]], neighborCount, list[i]), table, i);
    }

    public static void AssertForeign(RowMatrix rows, RowMatrix queries, NeighborTable table, int neighborCount)
    {
        Assert.AreEqual(queries.RowCount, table.RowCount);
        for (int i = 0; i < queries.RowCount; i++)
            AssertRow(Neighbors(rows, queries[i], neighborCount, self: -1), table, i);
    }

    public static void AssertSame(NeighborTable expected, NeighborTable found)
    {
        Assert.AreEqual(expected.RowCount, found.RowCount);
        for (int row = 0; row < expected.RowCount; row++)
        {
            Assert.IsTrue(expected[row].SequenceEqual(found[row]), $"neighbors of query {row}");
            Assert.IsTrue(expected.Distances(row).SequenceEqual(found.Distances(row)), $"distances of query {row}");
        }
    }

    private static void AssertRow((double Squared, int Row)[] expected, NeighborTable table, int row)
    {
        int[] found = table[row].ToArray();
        CollectionAssert.AreEqual(expected.Select(e => e.Row).ToArray(), found, $"neighbors of query {row}");
        CollectionAssert.AreEqual(expected.Select(e => Math.Sqrt(e.Squared)).ToArray(), table.Distances(row).ToArray(), $"distances of query {row}");
    }
}

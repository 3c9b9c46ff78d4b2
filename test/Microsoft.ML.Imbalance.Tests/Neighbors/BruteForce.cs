using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>The definition that the index is held to: all squared distances in double precision, sorted by distance, then by row.</summary>
internal static class BruteForce
{
    /// <summary>Neighbors of one query; <paramref name="self"/> is the row that is the query itself, or -1.</summary>
    public static (int Row, double Squared)[] Neighbors(RowMatrix rows, ReadOnlySpan<float> query, int neighborCount, int self)
    {
        var all = new List<(int Row, double Squared)>(rows.RowCount);
        for (int row = 0; row < rows.RowCount; row++)
        {
            if (row != self)
                all.Add((row, Squared(query, rows[row])));
        }
        return [.. all.OrderBy(pair => pair.Squared).ThenBy(pair => pair.Row).Take(neighborCount)];
    }

    /// <summary>The documented order of summation: eight running sums, ((0+4) + (2+6)) + ((1+5) + (3+7)), then the remaining columns one by one.</summary>
    public static double Squared(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Span<double> sums = stackalloc double[8];
        sums.Clear();
        int whole = left.Length / 8 * 8;
        for (int k = 0; k < whole; k++)
        {
            double gap = (double)left[k] - right[k];
            sums[k % 8] += gap * gap;
        }
        double sum = (sums[0] + sums[4] + (sums[2] + sums[6])) + (sums[1] + sums[5] + (sums[3] + sums[7]));
        for (int k = whole; k < left.Length; k++)
        {
            double gap = (double)left[k] - right[k];
            sum += gap * gap;
        }
        return sum;
    }

    public static void AssertSelf(RowMatrix rows, NeighborTable table, int neighborCount, IEnumerable<int>? queries = null)
    {
        int[] list = [.. queries ?? Enumerable.Range(0, rows.RowCount)];
        Assert.AreEqual(list.Length, table.RowCount);
        for (int i = 0; i < list.Length; i++)
            AssertRow(Neighbors(rows, rows[list[i]], neighborCount, list[i]), table, i);
    }

    public static void AssertRow((int Row, double Squared)[] expected, NeighborTable table, int row)
    {
        int[] found = table[row].ToArray();
        CollectionAssert.AreEqual(expected.Select(e => e.Row).ToArray(), found, $"neighbors of query {row}");
        CollectionAssert.AreEqual(expected.Select(e => Math.Sqrt(e.Squared)).ToArray(), table.Distances(row).ToArray(), $"distances of query {row}");
    }
}

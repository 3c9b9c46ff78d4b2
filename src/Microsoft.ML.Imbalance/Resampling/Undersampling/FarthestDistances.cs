using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Distances to the farthest rows of a set. No table of all distances is made.</summary>
internal static class FarthestDistances
{
    // Rows that each of the others is fetched for: they stand anywhere.
    private const int RowsPerBlock = 16;

    /// <summary>For each row, the sum of its distances to the <paramref name="count"/> rows of <paramref name="reference"/> that are farthest from it.</summary>
    /// <param name="space">What tells distances.</param>
    /// <param name="rows">Rows as the space measures them.</param>
    /// <param name="reference">Others.</param>
    /// <param name="count">How many.</param>
    public static double[] Sum(MetricSpace space, RowSelection rows, RowSelection reference, int count)
    {
        var sums = new double[rows.Count];
        var work = new LongWork("farthest rows", rows.Count);
        LeafLoop.Run(
            (rows.Count + RowsPerBlock - 1) / RowsPerBlock,
            Environment.ProcessorCount,
            () => new double[RowsPerBlock * count],
            (farthest, block) => Sum(block * RowsPerBlock, farthest),
            block => work.Step(Math.Min(RowsPerBlock, rows.Count - block * RowsPerBlock)));
        return sums;

        void Sum(int first, double[] farthest)
        {
            int end = Math.Min(rows.Count, first + RowsPerBlock);
            Array.Fill(farthest, -1);
            for (int other = 0; other < reference.Count; other++)
            {
                ReadOnlySpan<float> values = reference[other];
                for (int row = first; row < end; row++)
                    Offer(space.Between(rows[row], values), ListOf(row));
            }
            for (int row = first; row < end; row++)
            {
                foreach (double value in ListOf(row))
                    sums[row] += space.ToDistance(value);
            }

            Span<double> ListOf(int row) => farthest.AsSpan((row - first) * count, count);
        }
    }

    // Descending insertion; the lists are short.
    private static void Offer(double value, Span<double> farthest)
    {
        int at = farthest.Length - 1;
        if (value <= farthest[at])
            return;
        for (; at > 0 && farthest[at - 1] < value; at--)
            farthest[at] = farthest[at - 1];
        farthest[at] = value;
    }
}

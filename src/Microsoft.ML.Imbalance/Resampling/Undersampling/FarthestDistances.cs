using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Distances to the farthest rows of a set. No table of all distances is made.</summary>
internal static class FarthestDistances
{
    /// <summary>For each row, the sum of its distances to the <paramref name="count"/> rows of <paramref name="reference"/> that are farthest from it.</summary>
    /// <param name="space">What tells distances.</param>
    /// <param name="rows">Rows as the space measures them.</param>
    /// <param name="reference">Others.</param>
    /// <param name="count">How many.</param>
    public static double[] Sum(MetricSpace space, RowSelection rows, RowSelection reference, int count)
    {
        var sums = new double[rows.Count];
        var work = new LongWork("farthest rows", rows.Count);
        Parallel.For(
            0,
            rows.Count,
            () => new double[count],
            (row, _, farthest) =>
            {
                Array.Fill(farthest, -1);
                ReadOnlySpan<float> own = rows[row];
                for (int other = 0; other < reference.Count; other++)
                    Offer(space.Between(own, reference[other]), farthest);
                foreach (double value in farthest)
                    sums[row] += space.ToDistance(value);
                work.Step();
                return farthest;
            },
            _ => { });
        return sums;
    }

    // Descending insertion; the lists are short.
    private static void Offer(double value, double[] farthest)
    {
        int at = farthest.Length - 1;
        if (value <= farthest[at])
            return;
        for (; at > 0 && farthest[at - 1] < value; at--)
            farthest[at] = farthest[at - 1];
        farthest[at] = value;
    }
}

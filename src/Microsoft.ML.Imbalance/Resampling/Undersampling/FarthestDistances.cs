using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Distances to the farthest rows of a set. No table of all distances is made.</summary>
internal static class FarthestDistances
{
    /// <summary>For each row, the sum of its distances to the <paramref name="count"/> rows of <paramref name="reference"/> that are farthest from it.</summary>
    public static double[] Sum(RowMatrix rows, RowMatrix reference, int count)
    {
        var sums = new double[rows.RowCount];
        Parallel.For(
            0,
            rows.RowCount,
            () => new double[count],
            (row, _, farthest) =>
            {
                Array.Fill(farthest, -1);
                for (int other = 0; other < reference.RowCount; other++)
                    Offer(ExactDistance.Squared(rows[row], reference[other]), farthest);
                foreach (double squared in farthest)
                    sums[row] += Math.Sqrt(squared);
                return farthest;
            },
            _ => { });
        return sums;
    }

    // Descending insertion; the lists are short.
    private static void Offer(double squared, double[] farthest)
    {
        int at = farthest.Length - 1;
        if (squared <= farthest[at])
            return;
        for (; at > 0 && farthest[at - 1] < squared; at--)
            farthest[at] = farthest[at - 1];
        farthest[at] = squared;
    }
}

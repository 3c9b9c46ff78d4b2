using System.Numerics;

namespace Microsoft.ML.Imbalance;

/// <summary>Splits a number of rows by weight, to the row.</summary>
internal static class Shares
{
    /// <summary>
    /// The largest-remainder method: everyone gets the whole part of the exact share, and those with the largest fractions one more; of equal fractions the first.
    /// Rounding each share by itself would miss the total.
    /// </summary>
    /// <param name="total">The rows to split.</param>
    /// <param name="weights">Finite, not negative, not all 0.</param>
    public static int[] Split<TWeight>(int total, TWeight[] weights)
        where TWeight : INumber<TWeight>
    {
        double sum = weights.Sum(double.CreateChecked);
        int[] shares = [.. Enumerable.Range(0, weights.Length).Select(i => (int)Exact(i))];
        int left = total - shares.Sum();
        foreach (int i in Enumerable.Range(0, weights.Length).Where(i => weights[i] > TWeight.Zero).OrderByDescending(i => Exact(i) - shares[i]).Take(left))
            shares[i]++;
        return shares;

        double Exact(int i) => total * double.CreateChecked(weights[i]) / sum;
    }

    /// <summary>Each index as often as its count says, in random order: rows that belong together shall not follow each other in every pass.</summary>
    public static RowNumbers Deal(int[] counts, RandomStream stream)
    {
        var dealt = new RowNumbers(counts.Sum(), counts.Length);
        int at = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            dealt.Fill(at, counts[i], i);
            at += counts[i];
        }
        dealt.Shuffle(0, dealt.Count, stream);
        return dealt;
    }

    /// <summary>Puts items in random order, with draws that no row uses.</summary>
    public static void Shuffle<T>(Span<T> items, RandomStream stream)
    {
        RandomStream draw = stream.Split(ulong.MaxValue);
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = draw.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}

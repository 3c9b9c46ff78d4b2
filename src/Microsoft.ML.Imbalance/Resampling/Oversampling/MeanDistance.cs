namespace Microsoft.ML.Imbalance;

/// <summary>The mean distance between two different rows of a set.</summary>
internal static class MeanDistance
{
    /// <summary>Sets with more pairs are measured on this many pairs drawn at random: the mean is then right to about a thousandth of the standard deviation.</summary>
    public const int MaximumPairs = 1 << 20;

    public static double Of(MetricSpace rows, int[] members, RandomStream stream)
    {
        long pairs = (long)members.Length * (members.Length - 1) / 2;
        double sum = 0;
        if (pairs <= MaximumPairs)
        {
            for (int i = 1; i < members.Length; i++)
            {
                for (int j = 0; j < i; j++)
                    sum += rows.Distance(members[i], members[j]);
            }
            return sum / pairs;
        }
        for (int draw = 0; draw < MaximumPairs; draw++)
        {
            int i = stream.Next(members.Length), j = stream.Next(members.Length - 1);
            sum += rows.Distance(members[i], members[j < i ? j : j + 1]);
        }
        return sum / MaximumPairs;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Which rows of a class stay in a cascade after each member: a fixed share, those that the member finds hardest.</summary>
/// <remarks>
/// Liu, Wu and Zhou, "Exploratory Undersampling for Class-Imbalance Learning", IEEE Transactions on Systems, Man and Cybernetics B 39 (2009): of T members each
/// one's threshold is set so that the share f = (n_min / n)^(1 / (T - 1)) of the rows still there is taken for the other class; the rest is removed.
/// </remarks>
internal static class CascadeShares
{
    /// <summary>How many rows are there when the member of this index, from 0, is trained: n f^index, n for the first and n_min for the last.</summary>
    public static int CountAt(int index, int memberCount, int rowCount, int smallestCount)
        => index == 0 ? rowCount : (int)Math.Round(rowCount * Math.Pow((double)smallestCount / rowCount, index / (memberCount - 1.0)));

    /// <summary>Removes rows, those with the largest probability of their own class first, of equal ones the last.</summary>
    /// <param name="rows">The rows of the class that are still there.</param>
    /// <param name="ownClass">For each row of the data, the probability that the member gives its own class.</param>
    /// <param name="count">How many stay.</param>
    public static int[] Hardest(int[] rows, double[] ownClass, int count)
    {
        int[] hardest = [.. rows.OrderBy(row => ownClass[row]).ThenBy(row => row).Take(count)];
        Array.Sort(hardest);
        return hardest;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Variances and covariances of ROC areas over the same rows (DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves", Biometrics 44, 1988), in the time of a sort (Sun and Xu, "Fast implementation of DeLong's algorithm", IEEE Signal Processing Letters 21, 2014); of rows that belong together
/// by Obuchowski ("Nonparametric analysis of clustered ROC curve data", Biometrics 53, 1997), which is the same where every group is a row.
/// </summary>
internal static class DeLong
{
    /// <summary>The covariance of the areas of two models; of one with itself, its variance. NaN with fewer than two rows, or groups, of either kind.</summary>
    public static double Covariance(Placements a, Placements b, ClassCodes actual, int positive, ReadOnlySpan<double> weights, int[]? groups)
    {
        if (groups is not null)
            return OfGroups(a, b, actual, positive, weights, groups);
        double positives = 0, negatives = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            double product = (weights.IsEmpty ? 1 : weights[row]) * (a[row] - a.Area) * (b[row] - b.Area);
            if (actual[row] == positive)
                positives += product;
            else
                negatives += product;
        }
        return a.Positives > 1 && a.Negatives > 1
            ? positives / (a.Positives - 1) / a.Positives + negatives / (a.Negatives - 1) / a.Negatives
            : double.NaN;
    }

    private static double OfGroups(Placements a, Placements b, ClassCodes actual, int positive, ReadOnlySpan<double> weights, int[] groups)
    {
        var sums = new GroupSums[groups.Max() + 1];
        for (int row = 0; row < actual.Count; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            sums[groups[row]].Add(actual[row] == positive, weight, weight * (a[row] - a.Area), weight * (b[row] - b.Area));
        }
        double positives = 0, negatives = 0, mixed = 0;
        int all = 0, withPositives = 0, withNegatives = 0;
        foreach (GroupSums sum in sums)
        {
            positives += sum.PositivesOfA * sum.PositivesOfB;
            negatives += sum.NegativesOfA * sum.NegativesOfB;
            mixed += sum.PositivesOfA * sum.NegativesOfB + sum.NegativesOfA * sum.PositivesOfB;
            withPositives += sum.HasPositives ? 1 : 0;
            withNegatives += sum.HasNegatives ? 1 : 0;
            all += sum.HasPositives || sum.HasNegatives ? 1 : 0;
        }
        return withPositives > 1 && withNegatives > 1
            ? Unbiased(positives, withPositives) / a.Positives / a.Positives + Unbiased(negatives, withNegatives) / a.Negatives / a.Negatives + Unbiased(mixed, all) / a.Positives / a.Negatives
            : double.NaN;
    }

    private static double Unbiased(double sum, int groupCount) => sum * groupCount / (groupCount - 1);

    /// <summary>How far the rows of a group lie from where they would lie on average, positive and negative ones apart, by each model.</summary>
    private struct GroupSums
    {
        public double PositivesOfA { get; private set; }

        public double PositivesOfB { get; private set; }

        public double NegativesOfA { get; private set; }

        public double NegativesOfB { get; private set; }

        public bool HasPositives { get; private set; }

        public bool HasNegatives { get; private set; }

        public void Add(bool isPositive, double weight, double ofA, double ofB)
        {
            if (isPositive)
                (PositivesOfA, PositivesOfB, HasPositives) = (PositivesOfA + ofA, PositivesOfB + ofB, HasPositives || weight > 0);
            else
                (NegativesOfA, NegativesOfB, HasNegatives) = (NegativesOfA + ofA, NegativesOfB + ofB, HasNegatives || weight > 0);
        }
    }
}

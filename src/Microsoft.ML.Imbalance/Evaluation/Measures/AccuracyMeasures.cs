namespace Microsoft.ML.Imbalance;

/// <summary>Measures made of hits alone: accuracy, and the means of the recalls.</summary>
internal static class AccuracyMeasures
{
    /// <summary>The weight of the rows given their own class, as a share of all.</summary>
    public static double Accuracy(OneVersusRestCounts[] classes) => classes.Sum(c => c.TruePositives) / classes.Sum(c => c.Support);

    /// <summary>The mean recall of the classes that have rows (Brodersen et al., "The balanced accuracy and its posterior distribution", ICPR 2010).</summary>
    public static double BalancedAccuracy(OneVersusRestCounts[] classes) => classes.Where(c => c.Support > 0).Select(c => c.Recall).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Balanced accuracy, shifted and scaled so that guessing gives 0 and perfection 1; NaN if only one class has rows.</summary>
    public static double AdjustedBalancedAccuracy(OneVersusRestCounts[] classes)
    {
        double chance = 1.0 / classes.Count(c => c.Support > 0);
        return chance < 1 ? (BalancedAccuracy(classes) - chance) / (1 - chance) : double.NaN;
    }

    /// <summary>
    /// The K-th root of the product of the K recalls, over the classes that have rows (Sun, Kamel and Wang, ICDM 2006); 0 as soon as one class is never found.
    /// </summary>
    public static double GeometricMean(OneVersusRestCounts[] classes)
    {
        double logarithms = 0;
        int count = 0;
        foreach (OneVersusRestCounts counts in classes)
        {
            if (counts.Support <= 0)
                continue;
            logarithms += Math.Log(counts.Recall);
            count++;
        }
        return Math.Exp(logarithms / count);
    }
}

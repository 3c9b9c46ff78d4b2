namespace Microsoft.ML.Imbalance;

/// <summary>Which classes lie together in the data, so that repeats of their rows must come from elsewhere in the pass.</summary>
internal static class ClassClumping
{
    // Above these a class counts as clumped: a tenth of its rows lie elsewhere than in an even spread (Kolmogorov-Smirnov distance), and more than chance explains:
    // with n rows in random order the distance is above 1.63 / √n once in a hundred times.
    private const double Maximum = 0.1;
    private const double ByChance = 1.63;

    /// <summary>For each class, whether it is far from an even spread over the rows: the largest distance between its share of rows so far and the share of the pass so far.</summary>
    public static bool[] Find(ClassPartition classes)
    {
        var most = new double[classes.ClassCount];
        var met = new int[classes.ClassCount];
        for (int row = 0; row < classes.RowCount; row++)
        {
            int c = classes.Codes[row];
            if (c == ClassCodes.Unlabeled)
                continue;
            // The distance is largest just before or just after a row of the class.
            most[c] = Math.Max(most[c], Math.Abs(met[c]++ / (double)classes.Counts[c] - row / (double)classes.RowCount));
            most[c] = Math.Max(most[c], Math.Abs(met[c] / (double)classes.Counts[c] - (row + 1) / (double)classes.RowCount));
        }
        return [.. most.Select((distance, c) => distance > Maximum + ByChance / Math.Sqrt(classes.Counts[c]))];
    }
}

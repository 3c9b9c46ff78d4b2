namespace Microsoft.ML.Imbalance;

/// <summary>Which classes lie together in the data, so that repeats of their rows must come from elsewhere in the pass.</summary>
internal static class ClassClumping
{
    // Above this a class counts as clumped: a tenth of its rows lie elsewhere than in an even spread (Kolmogorov-Smirnov distance).
    private const double Maximum = 0.1;

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
        return Array.ConvertAll(most, distance => distance > Maximum);
    }
}

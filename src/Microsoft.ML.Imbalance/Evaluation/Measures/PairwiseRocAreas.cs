namespace Microsoft.ML.Imbalance;

/// <summary>The ROC areas of one class against each other class, by the scores of the first.</summary>
internal static class PairwiseRocAreas
{
    /// <param name="ranked">The rows by falling score of the class.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The class.</param>
    /// <param name="supports">The weight of the rows of each class.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <returns>The area against each class; NaN against itself, and where one of the two has no rows.</returns>
    public static double[] Of(RankedScores ranked, ClassCodes actual, int positive, double[] supports, ReadOnlySpan<double> weights)
    {
        var areas = new double[supports.Length];
        double above = 0;
        for (int step = 0, start = 0; step < ranked.StepCount; step++)
        {
            int end = ranked.EndOf(step);
            double tied = 0;
            for (int i = start; i < end; i++)
            {
                if (actual[ranked.Rows[i]] == positive)
                    tied += weights.IsEmpty ? 1 : weights[ranked.Rows[i]];
            }
            for (int i = start; i < end; i++)
            {
                int row = ranked.Rows[i], other = actual[row];
                areas[other] += (weights.IsEmpty ? 1 : weights[row]) * (above + tied / 2);
            }
            above += tied;
            start = end;
        }
        for (int other = 0; other < areas.Length; other++)
            areas[other] = other == positive ? double.NaN : Math.Min(1, areas[other] / supports[positive] / supports[other]);
        return areas;
    }

    /// <summary>
    /// The mean over all pairs of classes that have rows, each pair ranked by the scores of either (Hand and Till, "A simple generalisation of the area under
    /// the ROC curve for multiple class classification problems", Machine Learning 45, 2001); NaN without a pair.
    /// </summary>
    /// <param name="areas">The areas of each class against each.</param>
    public static double OneVersusOne(double[][] areas)
    {
        double sum = 0;
        int count = 0;
        foreach (double area in areas.SelectMany(row => row))
        {
            if (double.IsNaN(area))
                continue;
            sum += area;
            count++;
        }
        return sum / count;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>
/// The class shares under which unlabeled rows are likeliest, given probabilities that hold for other shares (Saerens, Latinne and Decaestecker, "Adjusting the outputs of
/// a classifier to new a priori probabilities", Neural Computation 14, 2002).
/// </summary>
internal static class PriorEstimation
{
    /// <param name="probabilities">The probabilities of each class, for each row.</param>
    /// <param name="training">The shares that they hold for.</param>
    /// <param name="maximumIterations">When to give up.</param>
    /// <param name="tolerance">When to stop: no share changes by more.</param>
    public static (double[] Shares, int Iterations, bool HasConverged, double LikelihoodRatio) Estimate(
        ScoreTable probabilities, double[] training, int maximumIterations, double tolerance)
    {
        int classCount = training.Length, rowCount = probabilities.Column(0).Length;
        double[] shares = [.. training];
        double change = double.PositiveInfinity;
        int iteration = 0;
        var work = new LongWork("rounds");
        for (; iteration < maximumIterations && change > tolerance; iteration++)
        {
            // E: the probabilities of the rows under the shares of the moment. M: the shares are their means.
            var next = new double[classCount];
            for (int row = 0; row < rowCount; row++)
            {
                double sum = Sum(probabilities, row, shares, training);
                for (int k = 0; k < classCount; k++)
                    next[k] += shares[k] / training[k] * probabilities[row, k] / (sum * rowCount);
            }
            work.Step();
            change = Enumerable.Range(0, classCount).Max(k => Math.Abs(next[k] - shares[k]));
            shares = next;
        }
        double logarithms = 0;
        for (int row = 0; row < rowCount; row++)
            logarithms += Math.Log(Sum(probabilities, row, shares, training));
        return (shares, iteration, change <= tolerance, Math.Max(0, 2 * logarithms));
    }

    // The density of a row under these shares, relative to that under those of the training.
    private static double Sum(ScoreTable probabilities, int row, double[] shares, double[] training)
    {
        double sum = 0;
        for (int k = 0; k < shares.Length; k++)
            sum += shares[k] / training[k] * probabilities[row, k];
        return sum;
    }
}

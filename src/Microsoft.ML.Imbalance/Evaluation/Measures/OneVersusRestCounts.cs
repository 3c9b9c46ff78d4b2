namespace Microsoft.ML.Imbalance;

/// <summary>One class against all others: the weights of the four outcomes, and every measure that follows from them alone.</summary>
/// <remarks>A quotient whose denominator is 0 (a class that is never predicted, or never there) is 0, as scikit-learn reports it.</remarks>
internal readonly record struct OneVersusRestCounts(double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    // García, Mollineda and Sánchez (2009) use 0.1 throughout; imbalanced-learn's report does too.
    private const double DominanceWeight = 0.1;

    /// <summary>Weight of the rows that have the class.</summary>
    public double Support => TruePositives + FalseNegatives;

    /// <summary>Weight of the rows that were given the class.</summary>
    public double Predicted => TruePositives + FalsePositives;

    /// <summary>Whether any row has the class or was given it. A class declared by the schema alone takes part in no average.</summary>
    public bool Occurs => Support > 0 || Predicted > 0;

    public double Precision => Ratio(TruePositives, Predicted);

    public double Recall => Ratio(TruePositives, Support);

    public double Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    public double F1Score => FScore(1);

    public double GeometricMean => Math.Sqrt(Recall * Specificity);

    public double IndexBalancedAccuracy => (1 + DominanceWeight * (Recall - Specificity)) * Recall * Specificity;

    /// <summary>van Rijsbergen's F with recall counting <paramref name="beta"/> times as much as precision.</summary>
    public double FScore(double beta)
    {
        double square = beta * beta;
        double hits = (1 + square) * TruePositives;
        return Ratio(hits, hits + square * FalseNegatives + FalsePositives);
    }

    public static OneVersusRestCounts operator +(OneVersusRestCounts a, OneVersusRestCounts b) => new(
        a.TruePositives + b.TruePositives,
        a.FalsePositives + b.FalsePositives,
        a.FalseNegatives + b.FalseNegatives,
        a.TrueNegatives + b.TrueNegatives);

    /// <summary>The counts of every class of a matrix.</summary>
    public static OneVersusRestCounts[] Of(ImbalanceConfusionMatrix matrix)
    {
        int classCount = matrix.NumberOfClasses;
        var support = new double[classCount];
        for (int actual = 0; actual < classCount; actual++)
        {
            for (int predicted = 0; predicted < classCount; predicted++)
                support[actual] += matrix[actual, predicted];
        }
        var counts = new OneVersusRestCounts[classCount];
        for (int c = 0; c < classCount; c++)
        {
            double falsePositives = 0, falseNegatives = 0, trueNegatives = 0;
            for (int other = 0; other < classCount; other++)
            {
                if (other == c)
                    continue;
                falsePositives += matrix[other, c];
                falseNegatives += matrix[c, other];
                // Summed, not total minus the rest: the rest of weights that are no integers would leave the range [0, 1] by rounding.
                trueNegatives += support[other] - matrix[other, c];
            }
            counts[c] = new OneVersusRestCounts(matrix[c, c], falsePositives, falseNegatives, trueNegatives);
        }
        return counts;
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}

namespace Microsoft.ML.Imbalance;

/// <summary>Measures for classes that have an order, that of the matrix. Classes without rows are left out.</summary>
internal static class OrdinalMeasures
{
    /// <summary>
    /// The mean, over the classes that have rows, of how many classes a prediction is off (Baccianella, Esuli and Sebastiani, "Evaluation measures for
    /// ordinal regression", ISDA 2009). A class that is only predicted adds nothing of its own.
    /// </summary>
    public static double MacroMeanAbsoluteError(ImbalanceConfusionMatrix matrix) => MacroMean(matrix, steps => steps);

    /// <summary>As above, of the square of how many classes a prediction is off.</summary>
    public static double MacroMeanSquaredError(ImbalanceConfusionMatrix matrix) => MacroMean(matrix, steps => steps * steps);

    /// <summary>
    /// Cohen's κ with errors weighing as the square of how many classes they are off (Cohen, "Weighted kappa", Psychological Bulletin 70, 1968); NaN if all
    /// labels and all predictions are of one and the same class.
    /// </summary>
    public static double QuadraticKappa(ImbalanceConfusionMatrix matrix)
    {
        int count = matrix.NumberOfClasses;
        double[] actual = new double[count], predicted = new double[count];
        double total = 0, observed = 0, expected = 0;
        for (int a = 0; a < count; a++)
        {
            for (int p = 0; p < count; p++)
            {
                actual[a] += matrix[a, p];
                predicted[p] += matrix[a, p];
                total += matrix[a, p];
                observed += matrix[a, p] * (a - p) * (a - p);
            }
        }
        for (int a = 0; a < count; a++)
        {
            for (int p = 0; p < count; p++)
                expected += actual[a] * predicted[p] * (a - p) * (a - p);
        }
        return expected > 0 ? 1 - observed * total / expected : double.NaN;
    }

    private static double MacroMean(ImbalanceConfusionMatrix matrix, Func<int, double> errorOf)
    {
        double sum = 0;
        int present = 0;
        for (int actual = 0; actual < matrix.NumberOfClasses; actual++)
        {
            double error = 0, support = 0;
            for (int predicted = 0; predicted < matrix.NumberOfClasses; predicted++)
            {
                error += matrix[actual, predicted] * errorOf(Math.Abs(actual - predicted));
                support += matrix[actual, predicted];
            }
            if (support <= 0)
                continue;
            sum += error / support;
            present++;
        }
        return sum / present;
    }
}

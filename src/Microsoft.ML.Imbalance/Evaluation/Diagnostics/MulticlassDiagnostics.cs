namespace Microsoft.ML.Imbalance;

/// <summary>What there is to say about the rows of a multiclass evaluation.</summary>
internal static class MulticlassDiagnostics
{
    public static IEnumerable<ImbalanceDiagnostic> Find(MulticlassImbalanceMetrics metrics)
        => EvaluationDiagnostics.Find(metrics, metrics.Rows.Actual, metrics.Rows.Source).Append(Uncalibrated(metrics)).OfType<ImbalanceDiagnostic>();

    private static ImbalanceDiagnostic? Uncalibrated(MulticlassImbalanceMetrics metrics)
    {
        MulticlassPredictions rows = metrics.Rows;
        if (!rows.AreProbabilities)
            return null;
        double total = metrics.PerClass.Sum(c => c.Support);
        return EvaluationDiagnostics.Uncalibrated(metrics.PerClass.Where(c => c.Support > 0).Select(Mean));

        (string Name, double MeanProbability, double Share, double StandardError) Mean(ClassMetrics c)
        {
            ReadOnlySpan<double> probabilities = rows.Scores.Column(metrics.ConfusionMatrix.IndexOf(c.ClassName, nameof(c)));
            double sum = 0, variance = 0;
            for (int row = 0; row < probabilities.Length; row++)
            {
                double weight = rows.Weights.IsEmpty ? 1 : rows.Weights[row], probability = probabilities[row];
                sum += weight * probability;
                variance += weight * weight * probability * Math.Max(0, 1 - probability);
            }
            return (c.ClassName, sum / total, c.Support / total, Math.Sqrt(variance) / total);
        }
    }
}

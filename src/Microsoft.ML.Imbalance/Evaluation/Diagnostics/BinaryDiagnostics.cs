using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>What there is to say about the rows of a binary evaluation.</summary>
internal static class BinaryDiagnostics
{
    public static IEnumerable<ImbalanceDiagnostic> Find(BinaryImbalanceMetrics metrics)
        => EvaluationDiagnostics.Find(metrics, metrics.Rows.Actual, metrics.Rows.Source).Concat([Uncalibrated(metrics), NotBySign(metrics)]).OfType<ImbalanceDiagnostic>();

    private static ImbalanceDiagnostic? Uncalibrated(BinaryImbalanceMetrics metrics)
    {
        BinaryPredictions rows = metrics.Rows;
        if (!rows.HasProbabilities)
            return null;
        double sum = 0, variance = 0, total = 0;
        for (int row = 0; row < rows.Actual.Count; row++)
        {
            double weight = rows.Weights.IsEmpty ? 1 : rows.Weights[row], probability = rows.Probabilities[row];
            sum += weight * probability;
            variance += weight * weight * probability * (1 - probability);
            total += weight;
        }
        return EvaluationDiagnostics.Uncalibrated([(metrics.PositiveClass, sum / total, metrics.Prevalence, Math.Sqrt(variance) / total)]);
    }

    /// <summary>Decisions that the sign of the score does not give, by which ML.NET's own evaluator decides.</summary>
    private static ImbalanceDiagnostic? NotBySign(BinaryImbalanceMetrics metrics)
    {
        BinaryPredictions rows = metrics.Rows;
        ReadOnlySpan<double> scores = rows.Scores;
        var bySign = new ClassCodes(rows.Actual.Count);
        int others = 0;
        bool hasSigns = false;
        for (int row = 0; row < scores.Length; row++)
        {
            hasSigns |= scores[row] < 0;
            bySign.Add(scores[row] > 0 ? BinaryPredictions.Positive : 0);
            others += bySign[row] == rows.Predicted[row] ? 0 : 1;
        }
        // Where no score is negative, as with probabilities in its place, the sign decides nothing.
        if (others == 0 || !rows.HasScores || !hasSigns)
            return null;
        OneVersusRestCounts[] counts = OneVersusRestCounts.Of(ImbalanceConfusionMatrix.Count(rows.ClassNames, rows.Actual, bySign, rows.Weights));
        double accuracy = AccuracyMeasures.Accuracy(counts), recall = counts[BinaryPredictions.Positive].Recall;
        return new ImbalanceDiagnostic(
            "IMB206",
            DiagnosticSeverity.Info,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{others} of {scores.Length} rows are decided otherwise than by the sign of the score. By the sign, as ML.NET's own Evaluate decides, "
                + $"accuracy would be {accuracy:0.0000} and positive recall {recall:0.0000} instead of {metrics.Accuracy:0.0000} and {metrics.PositiveRecall:0.0000}."),
            "Nothing, if the threshold was moved on purpose: compare models by these metrics, not by those of ML.NET's evaluator, and decide by the same threshold in use.");
    }
}

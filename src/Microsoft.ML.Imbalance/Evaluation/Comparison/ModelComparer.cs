using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Compares two models on the same rows.</summary>
internal static class ModelComparer
{
    public static BinaryModelComparison Binary(IHostEnvironment environment, IDataView dataA, IDataView dataB, string? keyColumnName, BinaryEvaluationOptions evaluation, BootstrapOptions bootstrap)
    {
        BinaryPredictions a = BinaryPredictionReader.Read(dataA, evaluation), b = BinaryPredictionReader.Read(dataB, evaluation);
        ClassOrder.CheckModels(b.ClassNames, a.ClassNames);
        b = b.Reorder(PairedRows.Match(dataA, dataB, evaluation.LabelColumnName, a.ClassNames, keyColumnName, a.Actual.Count, b.Actual.Count));
        PairedRows.CheckSame(a.ClassNames, a.Actual, b.Actual, a.Weights, b.Weights);
        BinaryImbalanceMetrics metricsA = Metrics(a), metricsB = Metrics(b);
        return new BinaryModelComparison(
            new PairedBootstrap<BinaryImbalanceMetrics>(metricsA, metricsB, BootstrapUnits.Of(a.Actual, a.ClassNames.Length, a.Groups), Replicate, bootstrap),
            McNemarTest.Of(a.Actual, a.Predicted, b.Predicted, a.Weights),
            PerClass(a.ClassNames.Length, c => McNemarTest.Of(a.Actual, a.Predicted, b.Predicted, a.Weights, c)),
            RocAreaComparison.Of(a.ByScore, b.ByScore, a.Actual, BinaryPredictions.Positive, a.Weights, a.Groups, bootstrap.ConfidenceLevel));

        BinaryImbalanceMetrics Metrics(BinaryPredictions predictions) => new(predictions, evaluation.CalibrationBinCount) { Environment = environment };

        (BinaryImbalanceMetrics, BinaryImbalanceMetrics) Replicate(double[] counts)
        {
            double[] weights = ReplicateWeights.Of(counts, a.Weights);
            return (metricsA.Replicate(weights), metricsB.Replicate(weights));
        }
    }

    public static MulticlassModelComparison Multiclass(
        IHostEnvironment environment, IDataView dataA, IDataView dataB, string? keyColumnName, MulticlassEvaluationOptions evaluation, BootstrapOptions bootstrap)
    {
        MulticlassPredictions a = MulticlassPredictionReader.Read(dataA, evaluation), b = MulticlassPredictionReader.Read(dataB, evaluation);
        b = b.Reorder(PairedRows.Match(dataA, dataB, evaluation.LabelColumnName, a.ClassNames, keyColumnName, a.Actual.Count, b.Actual.Count), a.ClassNames);
        PairedRows.CheckSame(a.ClassNames, a.Actual, b.Actual, a.Weights, b.Weights);
        MulticlassImbalanceMetrics metricsA = Metrics(a), metricsB = Metrics(b);
        return new MulticlassModelComparison(
            new PairedBootstrap<MulticlassImbalanceMetrics>(metricsA, metricsB, BootstrapUnits.Of(a.Actual, a.ClassNames.Length, a.Groups), Replicate, bootstrap),
            McNemarTest.Of(a.Actual, a.Predicted, b.Predicted, a.Weights),
            PerClass(a.ClassNames.Length, c => McNemarTest.Of(a.Actual, a.Predicted, b.Predicted, a.Weights, c)),
            PerClass(a.ClassNames.Length, c => RocAreaComparison.Of(a.ByScore(c), b.ByScore(c), a.Actual, c, a.Weights, a.Groups, bootstrap.ConfidenceLevel)));

        MulticlassImbalanceMetrics Metrics(MulticlassPredictions predictions) => new(predictions, evaluation.CalibrationBinCount) { Environment = environment };

        (MulticlassImbalanceMetrics, MulticlassImbalanceMetrics) Replicate(double[] counts)
        {
            double[] weights = ReplicateWeights.Of(counts, a.Weights);
            return (metricsA.Replicate(weights), metricsB.Replicate(weights));
        }
    }

    private static T[] PerClass<T>(int classCount, Func<int, T> of) => [.. Enumerable.Range(0, classCount).Select(of)];
}

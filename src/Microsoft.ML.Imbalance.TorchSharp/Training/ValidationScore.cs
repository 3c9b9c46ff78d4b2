using System.Runtime.InteropServices;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How well a network predicts rows that it was not trained on.</summary>
internal static class ValidationScore
{
    private const int BatchSize = 8192;

    /// <summary>The metric, turned so that more is better: log-loss is negative. Epochs that are equal by it are told apart by log-loss: few rows are soon ranked without a mistake.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="factors">What the probability of each class is multiplied by for <see cref="ValidationMetric.LogLoss"/>: true shares over those learned.</param>
    /// <param name="precision">In which type layers compute.</param>
    public static ObjectiveValue Of(TrainableNetwork network, BatchSource rows, ValidationMetric metric, double[] factors, ScalarType precision)
    {
        int classCount = network.ClassCount;
        var probabilities = new ScoreTable(classCount);
        var actual = new ClassCodes((int)rows.RowCount);
        var weights = new List<double>();
        var row = new double[classCount];
        foreach (Batch batch in rows.Pass(BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            using (no_grad())
            {
                ReadOnlySpan<float> scores = Floats(Probabilities(network, batch.Rows.to(precision)));
                ReadOnlySpan<long> classes = MemoryMarshal.Cast<byte, long>(batch.Classes.cpu().bytes);
                ReadOnlySpan<float> rowWeights = batch.Weights is null ? [] : Floats(batch.Weights);
                for (int i = 0; i < batch.Count; i++)
                {
                    for (int c = 0; c < classCount; c++)
                        row[c] = scores[i * classCount + c];
                    probabilities.Add(row);
                    actual.Add((int)classes[i]);
                    if (batch.Weights is not null)
                        weights.Add(rowWeights[i]);
                }
            }
        }
        ReadOnlySpan<double> allWeights = CollectionsMarshal.AsSpan(weights);
        return new ObjectiveValue(Of(probabilities, actual, allWeights, metric, factors), Of(probabilities, actual, allWeights, ValidationMetric.LogLoss, factors));
    }

    /// <summary>The metric of probabilities.</summary>
    internal static double Of(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights, ValidationMetric metric, double[] factors)
    {
        int classCount = factors.Length;
        if (metric == ValidationMetric.AveragePrecision)
        {
            double sum = 0;
            int first = classCount == 2 ? 1 : 0, defined = 0;
            for (int c = first; c < classCount; c++)
            {
                double value = new ScoreRanking(probabilities.Column(c), actual, c, weights).AveragePrecision();
                (sum, defined) = double.IsNaN(value) ? (sum, defined) : (sum + value, defined + 1);
            }
            return sum / defined;
        }
        if (metric == ValidationMetric.LogLoss)
            return -LogLoss.Multiclass(Rescaled(probabilities, actual.Count, factors), actual, weights);
        var predicted = new ClassCodes(actual.Count);
        for (int i = 0; i < actual.Count; i++)
        {
            int best = 0;
            for (int c = 1; c < classCount; c++)
                best = probabilities[i, c] > probabilities[i, best] ? c : best;
            predicted.Add(best);
        }
        string[] names = [.. Enumerable.Range(0, classCount).Select(c => Invariant($"{c}"))];
        OneVersusRestCounts[] counts = OneVersusRestCounts.Of(ImbalanceConfusionMatrix.Count(names, actual, predicted, weights));
        return metric == ValidationMetric.BalancedAccuracy ? AccuracyMeasures.BalancedAccuracy(counts) : ClassAverages.Macro(counts).F1Score;
    }

    private static ScoreTable Rescaled(ScoreTable probabilities, int rowCount, double[] factors)
    {
        var result = new ScoreTable(factors.Length);
        var row = new double[factors.Length];
        for (int i = 0; i < rowCount; i++)
        {
            double sum = 0;
            for (int c = 0; c < row.Length; c++)
                sum += row[c] = probabilities[i, c] * factors[c];
            for (int c = 0; c < row.Length; c++)
                row[c] /= sum;
            result.Add(row);
        }
        return result;
    }

    // (rows, classes): of several members the mean.
    private static Tensor Probabilities(TrainableNetwork network, Tensor rows)
    {
        Tensor logits = network.Classify(network.Represent(rows, dropout: null)).to(ScalarType.Float32);
        Tensor probabilities = functional.softmax(logits, -1);
        return probabilities.dim() == 3 ? probabilities.mean([1L]) : probabilities;
    }

    private static ReadOnlySpan<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.cpu().contiguous().bytes);
}

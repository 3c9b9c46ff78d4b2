using Microsoft.ML.Imbalance.TorchSharp;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.LightGbm;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Models as a user would tune them: a few candidates, told apart by the average precision on a fifth of the training rows.</summary>
internal static class TunedModels
{
    public const string Trees = "LightGBM", Linear = "logistic regression";

    private const double ValidationFraction = 0.2;

    private static readonly double[] LearningRates = [0.001, 0.004];

    /// <summary>Average precision on the test rows of the network that did best on its validation rows, of two step sizes.</summary>
    public static double Network(EvidenceSetting setting, int epochs, int seed, IDataView train, IDataView test)
    {
        var ml = new MLContext(seed);
        (double Validation, NeuralNetworkTransformer Model) best = (double.NegativeInfinity, null!);
        foreach (double rate in LearningRates)
        {
            var progress = new BestMetric();
            NeuralNetworkTransformer model = ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(setting.Stopping(rate, epochs, seed, progress)).Fit(train);
            if (progress.Value > best.Validation)
                best = (progress.Value, model);
        }
        return AveragePrecision(ml, best.Model, test);
    }

    /// <summary>The same of LightGBM or logistic regression, trained again on all training rows with the best candidate.</summary>
    public static double Other(string name, int seed, IDataView train, IDataView test)
    {
        var ml = new MLContext(seed);
        (IDataView fit, IDataView validation) = StratifiedSplitter.TrainTest(ml, train, DefaultColumns.Label, ValidationFraction, groupColumnName: null, seed) is var split ? (split.TrainSet, split.TestSet) : default;
        IEstimator<ITransformer>[] candidates = name == Trees ? TreeCandidates(ml) : LinearCandidates(ml);
        IEstimator<ITransformer> best = candidates.MaxBy(candidate => AveragePrecision(ml, candidate.Fit(fit), validation))!;
        return AveragePrecision(ml, best.Fit(train), test);
    }

    public static double AveragePrecision(MLContext ml, ITransformer model, IDataView rows) => ml.BinaryClassification.Imbalance.Evaluate(model.Transform(rows)).AreaUnderPrecisionRecallCurve;

    private static IEstimator<ITransformer>[] TreeCandidates(MLContext ml) =>
    [
        .. from leaves in new[] { 7, 31 }
           from iterations in new[] { 50, 200 }
           from rate in new[] { 0.03, 0.1 }
           select ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
           {
               NumberOfLeaves = leaves,
               NumberOfIterations = iterations,
               LearningRate = rate,
               MinimumExampleCountPerLeaf = 5,
               NumberOfThreads = 1,
               Seed = 1,
           }),
    ];

    private static IEstimator<ITransformer>[] LinearCandidates(MLContext ml) =>
    [
        .. from strength in new[] { 0.01f, 0.1f, 1f }
           select ml.Transforms.NormalizeMeanVariance(DefaultColumns.Features, fixZero: false).Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
               new LbfgsLogisticRegressionBinaryTrainer.Options { L1Regularization = 0, L2Regularization = strength, NumberOfThreads = 1 })),
    ];

    private sealed class BestMetric : IProgress<TrainingProgress>
    {
        public double Value { get; private set; } = double.NegativeInfinity;

        public void Report(TrainingProgress value) => Value = Math.Max(Value, value.MetricValue ?? double.NegativeInfinity);
    }
}

using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The code of docs/guides/probabilities-and-thresholds.md, and of docs/reference/tune-threshold.md, correct-priors.md, calibrate.md and expected-cost.md.</summary>
[TestClass]
public sealed class DecisionSnippets
{
    private MLContext mlContext { get; } = new(seed: 1);
    private IDataView train { get; } = Sample.Binary(new MLContext(seed: 1), seed: 1, count: 1000);
    private IDataView test { get; } = Sample.Binary(new MLContext(seed: 1), seed: 2, count: 500);

    private IEstimator<ITransformer> Trainer => mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });

    [TestMethod]
    public void TuneThreshold()
    {
        IEstimator<ITransformer> trainer = Trainer;

        IEstimator<ITransformer> pipeline = mlContext.Transforms.NormalizeMeanVariance("Features").Append(trainer);
        TunedThresholdTransformer model = mlContext.BinaryClassification.Imbalance
            .TuneThreshold(pipeline, DecisionObjective.Parse("recall>=0.8"), seed: 1)
            .Fit(train);
        Console.WriteLine(model.Tuning);                       // threshold, interval, objective
        IDataView decided = model.Transform(test);             // PredictedLabel follows the threshold

        Assert.IsGreaterThan(0.7, mlContext.BinaryClassification.Imbalance.Evaluate(decided).PositiveRecall);

        // Rows that are scored already, and that the model has not seen.
        IDataView scored = pipeline.Fit(train).Transform(test);
        ThresholdTuning tuning = mlContext.BinaryClassification.Imbalance.FindThreshold(scored, DecisionObjective.Cost(CostMatrix.Binary(falsePositive: 1, falseNegative: 20)));

        // A threshold of one's own, as a step behind the trainer.
        var fixedThreshold = pipeline.Append(mlContext.BinaryClassification.Imbalance.ChangeThreshold(0.2));

        Assert.IsTrue(tuning.Threshold is > 0 and < 0.5);
        Assert.AreEqual(
            scored.GetColumn<float>("Probability").Count(p => p >= 0.2f), fixedThreshold.Fit(train).Transform(test).GetColumn<bool>("PredictedLabel").Count(p => p));
    }

    [TestMethod]
    public void TuneOffsets()
    {
        IDataView data = Sample.Multiclass(mlContext, seed: 1, count: 600);

        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        TunedOffsetsTransformer model = mlContext.MulticlassClassification.Imbalance
            .TuneThreshold(pipeline, DecisionObjective.BalancedAccuracy, labelColumnName: "Class", seed: 1)
            .Fit(data);
        Console.WriteLine(model.Tuning);                       // an offset for each class, with its interval

        Assert.IsGreaterThan(model.Tuning.DefaultValue, model.Tuning.Value);
    }

    [TestMethod]
    public void CorrectPriors()
    {
        IEstimator<ITransformer> trainer = Trainer;

        var pipeline = mlContext.Transforms.NormalizeMeanVariance("Features")
            .Append(mlContext.Transforms.Imbalance.Smote(seed: 1))
            .Append(trainer)
            .Append(mlContext.Transforms.Imbalance.CorrectPriors());
        TransformerChain<CorrectPriorsTransformer> model = pipeline.Fit(train);
        Console.WriteLine(model.LastTransformer);              // method, factors, class shares

        // Class shares that differ from those of the training rows, found without labels.
        PriorEstimate estimate = mlContext.Data.Imbalance.EstimatePriors(model.Transform(test), model.LastTransformer.TargetPriors);
        if (estimate.PValue < 0.01)
            Console.WriteLine(estimate);

        Assert.AreEqual(0.1, model.Transform(train).GetColumn<float>("Probability").Average(p => (double)p), 1e-5);
        Assert.AreEqual(0.1, estimate.Priors["True"], 0.05);
    }

    [TestMethod]
    public void Calibrate()
    {
        IEstimator<ITransformer> trainer = Trainer;

        var pipeline = mlContext.Transforms.Imbalance.RandomUndersample(seed: 1).Append(trainer);
        CalibratedTransformer model = mlContext.BinaryClassification.Imbalance
            .Calibrate(pipeline, BinaryCalibrationMethod.Platt, seed: 1)
            .Fit(train);
        Console.WriteLine(model);                              // the function that was fitted

        Assert.AreEqual(0.1, model.Transform(test).GetColumn<float>("Probability").Average(p => (double)p), 0.02);
    }

    [TestMethod]
    public void ProbabilitiesAndThresholds()
    {
        IEstimator<ITransformer> trainer = Trainer;

        // Rows, model, probabilities, decision: in this order.
        IEstimator<ITransformer> features = mlContext.Transforms.NormalizeMeanVariance("Features");
        var corrected = features
            .Append(mlContext.Transforms.Imbalance.RandomUndersample(seed: 1))
            .Append(trainer)
            .Append(mlContext.Transforms.Imbalance.CorrectPriors());
        TunedThresholdTransformer model = mlContext.BinaryClassification.Imbalance.TuneThreshold(corrected, DecisionObjective.F1, seed: 1).Fit(train);

        Assert.AreEqual(0.1, model.Transform(test).GetColumn<float>("Probability").Average(p => (double)p), 0.02);

        // Costs need no search: with probabilities that hold, the cheapest decision follows from each.
        var calibrated = mlContext.BinaryClassification.Imbalance.Calibrate(
            features.Append(mlContext.Transforms.Imbalance.Smote(seed: 1)).Append(trainer), BinaryCalibrationMethod.Platt, seed: 1);
        var cheapest = calibrated.Append(mlContext.Transforms.Imbalance.ExpectedCost(CostMatrix.Binary(falsePositive: 1, falseNegative: 20)));

        IDataView scored = cheapest.Fit(train).Transform(test);
        CollectionAssert.AreEqual(scored.GetColumn<float>("Probability").Select(p => p >= (float)(1.0 / 21)).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void AnAnchor()
    {
        IEstimator<ITransformer> trainer = Trainer;
        IEstimator<ITransformer> features = mlContext.Transforms.NormalizeMeanVariance("Features");

        // Probabilities stay those of the plain pipeline, unless a function of both scores is shown to be better.
        var resampled = features.Append(mlContext.Transforms.Imbalance.Smote(seed: 1)).Append(trainer);
        CalibratedTransformer anchored = mlContext.BinaryClassification.Imbalance
            .Calibrate(resampled, new BinaryCalibrationOptions { Anchor = features.Append(trainer), Seed = 1 })
            .Fit(train);
        Console.WriteLine(anchored);                           // which of the two, and why

        Assert.AreEqual(0.1, anchored.Transform(test).GetColumn<float>("Probability").Average(p => (double)p), 0.02);
        StringAssert.StartsWith(anchored.ToString(), "The anchor's own probability (");
    }

    [TestMethod]
    public void SeveralClassesOfAnEnsemble()
    {
        IDataView data = Sample.Multiclass(mlContext, seed: 1, count: 600);

        var ensemble = mlContext.MulticlassClassification.Trainers.Imbalance.BalancedBagging((ml, seed) => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(), seed: 1);
        var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(ensemble)
            .Append(mlContext.Transforms.Imbalance.CorrectPriors());
        TunedOffsetsTransformer model = mlContext.MulticlassClassification.Imbalance
            .TuneThreshold(pipeline, DecisionObjective.GeometricMean, labelColumnName: "Class", seed: 1)
            .Fit(data);

        Assert.IsGreaterThan(model.Tuning.DefaultValue, model.Tuning.Value);
    }

    [TestMethod]
    public void ExpectedCost()
    {
        IEstimator<ITransformer> trainer = Trainer;

        CostMatrix costs = CostMatrix.Binary(falsePositive: 1, falseNegative: 20);
        var pipeline = mlContext.Transforms.Imbalance.Smote(seed: 1)
            .Append(trainer)
            .Append(mlContext.Transforms.Imbalance.CorrectPriors())
            .Append(mlContext.Transforms.Imbalance.ExpectedCost(costs));   // positive from 1 / 21 on

        IDataView scored = pipeline.Fit(train).Transform(test);
        CollectionAssert.AreEqual(scored.GetColumn<float>("Probability").Select(p => p >= (float)(1.0 / 21)).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());

        // Best for the mean recall of the classes: what is likelier than its share is predicted.
        var balanced = trainer.Append(mlContext.Transforms.Imbalance.AdjustLogits(tau: 1));

        Assert.IsGreaterThan(0.75, mlContext.BinaryClassification.Imbalance.Evaluate(balanced.Fit(train).Transform(test)).BalancedAccuracy);
    }
}

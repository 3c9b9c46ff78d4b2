using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

[TestClass]
public sealed class BinaryEvaluateTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Train = Sample.Binary(Context, seed: 1, count: 800);
    private static readonly IDataView Test = Sample.Binary(Context, seed: 2, count: 400);

    private static readonly BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Model =
        Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(Train);

    [TestMethod]
    public void MetricsOfADefaultModelAgreeWithThoseOfMLNet()
    {
        IDataView scored = Model.Transform(Test);
        CalibratedBinaryClassificationMetrics expected = Context.BinaryClassification.Evaluate(scored);
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(scored);

        Assert.AreEqual(expected.Accuracy, metrics.Accuracy, 1e-12);
        Assert.AreEqual(expected.PositiveRecall, metrics.PositiveRecall, 1e-12);
        Assert.AreEqual(expected.PositivePrecision, metrics.PositivePrecision, 1e-12);
        Assert.AreEqual(expected.NegativeRecall, metrics.Specificity, 1e-12);
        Assert.AreEqual(expected.F1Score, metrics.F1Score, 1e-12);
        Assert.AreEqual(expected.AreaUnderRocCurve, metrics.AreaUnderRocCurve, 1e-9);
        // ML.NET's log-loss is in bits.
        Assert.AreEqual(expected.LogLoss * Math.Log(2), metrics.LogLoss, 1e-6);
        Assert.IsNull(metrics.Threshold);
    }

    [TestMethod]
    public void RecallFollowsAChangedThresholdWhereThatOfMLNetDoesNot()
    {
        var recalls = new List<double>();
        var peers = new List<double>();
        foreach (float threshold in new[] { 0f, -1f, -2f })
        {
            IDataView scored = ModelWithThreshold(threshold).Transform(Test);
            recalls.Add(Context.BinaryClassification.Imbalance.Evaluate(scored).PositiveRecall);
            peers.Add(Context.BinaryClassification.Evaluate(scored).PositiveRecall);
        }
        Assert.IsGreaterThan(recalls[0], recalls[1]);
        Assert.IsGreaterThan(recalls[1], recalls[2]);
        Assert.HasCount(1, peers.Distinct());
    }

    [TestMethod]
    public void AThresholdOnTheProbabilityActsLikeThatOfTheModel()
    {
        // The model decides by the score; score -1 is probability 1 / (1 + e).
        float probability = 1 / (1 + MathF.E);
        BinaryImbalanceMetrics changed = Context.BinaryClassification.Imbalance.Evaluate(ModelWithThreshold(-1).Transform(Test));
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(Model.Transform(Test), threshold: probability);
        Assert.AreEqual(probability, metrics.Threshold);
        Assert.AreEqual(changed.ConfusionMatrix.ToString(), metrics.ConfusionMatrix.ToString());
    }

    [TestMethod]
    public void WithoutAProbabilityTheThresholdActsOnTheScore()
    {
        IDataView scored = Model.Transform(Test);
        BinaryImbalanceMetrics changed = Context.BinaryClassification.Imbalance.Evaluate(ModelWithThreshold(-1).Transform(Test));
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(
            scored, probabilityColumnName: null, predictedLabelColumnName: null, threshold: -1);
        Assert.AreEqual(changed.ConfusionMatrix.ToString(), metrics.ConfusionMatrix.ToString());
        Assert.AreEqual(double.NaN, metrics.LogLoss);
        Assert.AreEqual(double.NaN, metrics.BrierScore);
        Assert.AreEqual(double.NaN, metrics.ExpectedCalibrationError);
    }

    [TestMethod]
    public void AnUncalibratedModelHasNoProbabilityMetrics()
    {
        IDataView scored = Context.BinaryClassification.Trainers.AveragedPerceptron().Fit(Train).Transform(Test);
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(scored);
        Assert.AreEqual(double.NaN, metrics.LogLoss);
        Assert.AreEqual(Context.BinaryClassification.EvaluateNonCalibrated(scored).AreaUnderRocCurve, metrics.AreaUnderRocCurve, 1e-9);
    }

    [TestMethod]
    public void ARowAtTheThresholdIsPositiveInSingleToo()
    {
        // As a Double, the Single 0.7 is 0.69999999.
        SingleRow[] rows = [new() { Label = true, Probability = 0.7f }, new() { Probability = 0.6f }];
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(Context.Data.LoadFromEnumerable(rows), threshold: 0.7);
        Assert.AreEqual(1, metrics.PositiveRecall);
        Assert.AreEqual(0.7, metrics.Threshold);
    }

    [TestMethod]
    public void ProbabilitiesRankTheRowsWhereThereAreNoScores()
    {
        SingleRow[] rows = [new() { Label = true, Probability = 0.3f }, new() { Probability = 0.6f }, new() { Probability = 0.1f }];
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(Context.Data.LoadFromEnumerable(rows), threshold: 0.5);
        Assert.AreEqual(0.5, metrics.AreaUnderRocCurve);
    }

    [TestMethod]
    public void CalibrationBinsAreCounted()
    {
        // One bin: mean probability 0.5, a third of the rows positive. Ten bins: 0.6 and 0.1 too high, 0.2 too low.
        SingleRow[] rows = [new() { Label = true, Probability = 0.8f }, new() { Probability = 0.6f }, new() { Probability = 0.1f }];
        IDataView view = Context.Data.LoadFromEnumerable(rows);
        Assert.AreEqual(0.5 - 1.0 / 3, Evaluate(1), 1e-7);
        Assert.AreEqual(0.9 / 3, Evaluate(10), 1e-7);

        double Evaluate(int binCount)
        {
            var options = new BinaryEvaluationOptions { Threshold = 0.5, CalibrationBinCount = binCount };
            return Context.BinaryClassification.Imbalance.Evaluate(view, options).ExpectedCalibrationError;
        }
    }

    [TestMethod]
    public void WeightsOfNoneOrOfOneAreTheSame()
    {
        IDataView scored = Context.Transforms.Expression("Weight", "(x) => 1f", "Score").Fit(Model.Transform(Test)).Transform(Model.Transform(Test));
        Assert.AreEqual(
            Context.BinaryClassification.Imbalance.Evaluate(scored).ToString(),
            Context.BinaryClassification.Imbalance.Evaluate(scored, exampleWeightColumnName: "Weight").ToString());
    }

    private static ITransformer ModelWithThreshold(float threshold) => Context.BinaryClassification.ChangeModelThreshold(Model, threshold);

    private sealed class SingleRow
    {
        public bool Label { get; set; }

        public float Probability { get; set; }
    }
}

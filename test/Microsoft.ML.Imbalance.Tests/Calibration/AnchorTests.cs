using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.PlainConsumer;
using Microsoft.ML.Imbalance.Tests.Priors;

namespace Microsoft.ML.Imbalance.Tests.Calibration;

/// <summary>A calibration that has the score of a plain model beside it.</summary>
[TestClass]
public sealed class AnchorTests
{
    private static readonly IDataView Train = ShiftedRows.Binary(new MLContext(seed: 1), 1800, 200, shift: 1, seed: 1);
    private static readonly IDataView Test = ShiftedRows.Binary(new MLContext(seed: 1), 9000, 1000, shift: 1, seed: 2);

    private readonly MLContext _ml = new(seed: 1);

    private BinaryImbalanceCatalog Binary => _ml.BinaryClassification.Imbalance;

    private IEstimator<ITransformer> Plain => _ml.Transforms.NormalizeMeanVariance("Features").Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }));

    // It keeps the rows that are nearest to the other class, and learns next to nothing from them.
    private IEstimator<ITransformer> Harmful => _ml.Transforms.NormalizeMeanVariance("Features").Append(_ml.Transforms.Imbalance.NearMiss()).Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }));

    [TestMethod]
    public void WhereTheModelAddsNothingTheAnchorStaysBitForBit()
    {
        CalibratedTransformer model = Anchored().Fit(Train);
        CollectionAssert.AreEqual(ScoredBits.Of(Plain.Fit(Train).Transform(Test)), ScoredBits.Of(model.Transform(Test)));
        CollectionAssert.AreEqual(Scores(Harmful.Fit(Train)), Scores(model.Model), "the model is still there");
        StringAssert.StartsWith(model.ToString(), "The anchor's own probability (log-loss of both ");
        BinaryImbalanceMetrics alone = Binary.Evaluate(Binary.Calibrate(Harmful, seed: 3).Fit(Train).Transform(Test)), anchored = Binary.Evaluate(model.Transform(Test));
        Assert.IsGreaterThan(0.005, anchored.AreaUnderRocCurve - alone.AreaUnderRocCurve);
        Assert.IsGreaterThan(1.01, alone.LogLoss / anchored.LogLoss);
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void ColumnsThatTheModelAloneMakesStayToo()
    {
        IEstimator<ITransformer> more = Harmful.Append(_ml.Transforms.CopyColumns("More", "Score"));
        CalibratedTransformer model = Binary.Calibrate(more, new BinaryCalibrationOptions { Anchor = Plain, Seed = 3 }).Fit(Train);
        ITransformer plain = Plain.Fit(Train);
        CollectionAssert.AreEqual(ScoredBits.Of(plain.Transform(Test)), ScoredBits.Of(model.Transform(Test)));
        CollectionAssert.AreEqual(Scores(Harmful.Fit(Train)), model.Transform(Test).GetColumn<float>("More").ToArray());
        CollectionAssert.AreEqual(Names(plain).Append("More").Order().ToArray(), Names(model), "no column of the anchor is left");
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void WhereTheModelAddsSomethingItIsTheFunctionOfBothScoresAndOneModel()
    {
        // The model knows what the anchor does not.
        CalibratedTransformer model = Binary.Calibrate(Plain, new BinaryCalibrationOptions { Anchor = Harmful, Seed = 3 }).Fit(Train);
        BinaryPredictions rows = BinaryPredictions.Pool(Folds(Plain)), anchorRows = BinaryPredictions.Pool(Folds(Harmful));
        AnchoredFunction function = AnchoredFunction.Fit(rows.Scores.ToArray(), anchorRows.Scores.ToArray(), BinaryCalibrator.PositiveRows(rows), []);
        float[] scores = Scores(Plain.Fit(Train)), anchor = Scores(Harmful.Fit(Train)), calibrated = Scores(model);
        CollectionAssert.AreEqual(scores, Scores(model.Model));
        for (int row = 0; row < scores.Length; row++)
            Assert.AreEqual(function.LogOdds(scores[row], anchor[row]), calibrated[row], 1e-4);
        StringAssert.StartsWith(model.ToString(), "Platt with an anchor: ln odds = ");
        StringAssert.EndsWith(model.ToString(), "; p < 0.0001)");
        CollectionAssert.AreEqual(Names(Plain.Fit(Train)), Names(model), "no column of the anchor is left");
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void AnAnchorThatGivesNoProbabilityGetsPlattsFunction()
    {
        IEstimator<ITransformer> scoreOnly = Plain.Append(_ml.Transforms.DropColumns("Probability"));
        CalibratedTransformer model = Binary.Calibrate(Harmful, new BinaryCalibrationOptions { Anchor = scoreOnly, Seed = 3 }).Fit(Train);
        StringAssert.StartsWith(model.ToString(), "Platt of the anchor alone: ln odds = 0 score + ");
        BinaryPredictions rows = BinaryPredictions.Pool(Folds(scoreOnly));
        (double slope, double intercept) = PlattScaling.Fit(rows.Scores.ToArray(), BinaryCalibrator.PositiveRows(rows), []);
        float[] anchor = Scores(scoreOnly.Fit(Train)), calibrated = Scores(model);
        for (int row = 0; row < anchor.Length; row++)
            Assert.AreEqual(slope * anchor[row] + intercept, calibrated[row], 1e-4);
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void AnAnchorMayHaveAnAnchorAndAThresholdAround()
    {
        BinaryCalibrationEstimator Both(IEstimator<ITransformer> model, IEstimator<ITransformer> anchor)
            => Binary.Calibrate(model, new BinaryCalibrationOptions { Anchor = anchor, NumberOfFolds = 2, Seed = 3 });
        // Each of them is a function of two scores: the harmful model's own probability is far too high.
        BinaryCalibrationEstimator better = Both(Plain, Harmful), worse = Both(Harmful, Harmful), twice = Both(better, worse);
        CalibratedTransformer model = twice.Fit(Train);
        foreach (CalibratedTransformer one in new[] { better.Fit(Train), worse.Fit(Train), model })
            StringAssert.StartsWith(one.Description, "Platt with an anchor: ln odds = ");
        TunedThresholdTransformer tuned = Binary.TuneThreshold(better, DecisionObjective.BalancedAccuracy, numberOfFolds: 2, seed: 4).Fit(Train);
        Assert.IsTrue(tuned.Tuning.Threshold is > 0.03 and < 0.3);
        foreach (ITransformer saved in new ITransformer[] { model, tuned })
            PlainProcess.AssertSameAnswers(_ml, saved, Test);
    }

    [TestMethod]
    public void RowsToCalibrateOnCanBeGiven()
    {
        IDataView holdout = ShiftedRows.Binary(_ml, 900, 100, shift: 1, seed: 5);
        CalibratedTransformer model = Binary.Calibrate(Harmful, new BinaryCalibrationOptions { Anchor = Plain, CalibrationData = holdout }).Fit(Train);
        CollectionAssert.AreEqual(Scores(Plain.Fit(Train)), Scores(model));
        CollectionAssert.AreEqual(Scores(Harmful.Fit(Train)), Scores(model.Model));
        CalibratedTransformer better = Binary.Calibrate(Plain, new BinaryCalibrationOptions { Anchor = Harmful, CalibrationData = holdout }).Fit(Train);
        Assert.AreEqual(0.1, better.Transform(holdout).GetColumn<float>("Probability").Average(p => (double)p), 0.002);
    }

    [TestMethod]
    public void NoSlopeIsNegative()
    {
        // The first score is the true logarithm of the odds with the wrong sign: it is left out.
        bool[] positive = new bool[4000];
        double[] scores = new double[positive.Length], wrong = new double[positive.Length];
        RandomStream random = RandomStream.Create(1, nameof(AnchorTests));
        for (int row = 0; row < positive.Length; row++)
        {
            scores[row] = 2 * random.NextGaussian();
            wrong[row] = -scores[row] + 0.1 * random.NextGaussian();
            positive[row] = random.NextDouble() < 1 / (1 + Math.Exp(1 - scores[row]));
        }
        (double slope, double anchorSlope, double intercept) = AnchoredFunction.Fit(wrong, scores, positive, []);
        Assert.IsTrue(slope >= 0 && anchorSlope >= 0, $"{slope} {anchorSlope}");
        (slope, anchorSlope, intercept) = AnchoredFunction.Fit(scores, [.. scores.Select((s, i) => i % 2 == 0 ? -s : -s / 2)], positive, []);
        (double alone, double aloneIntercept) = PlattScaling.Fit(scores, positive, []);
        Assert.AreEqual((alone, 0, aloneIntercept), (slope, anchorSlope, intercept));
        (slope, anchorSlope, _) = AnchoredFunction.Fit([.. scores.Select((s, i) => i % 2 == 0 ? -s : -s / 2)], scores, positive, []);
        Assert.AreEqual((0, alone), (slope, anchorSlope));
    }

    [TestMethod]
    public void WhatCannotBeAnAnchorIsAnError()
    {
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => Binary.Calibrate(Harmful, new BinaryCalibrationOptions { Anchor = Plain, Method = BinaryCalibrationMethod.Beta })).Message,
            "Method is Beta, but with an Anchor the function is Platt's, of two scores. Leave Method at Platt, or Anchor null.");
        var filters = new NotRowByRow(Plain);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Binary.Calibrate(Harmful, new BinaryCalibrationOptions { Anchor = filters, CalibrationData = Test }).Fit(Train)).Message,
            "The anchor is no row-to-row mapper (Model): it filters, groups or reorders rows. Every row has to be scored; take such steps out of it.");
        // Without rows of their own to calibrate on, too: the two scores of a row must belong together before a function is fitted to them.
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Binary.Calibrate(filters, new BinaryCalibrationOptions { Anchor = Plain }).Fit(Train)).Message,
            "The model is no row-to-row mapper (Model): it filters, groups or reorders rows. Every row has to be scored; take such steps out of it.");
        IEstimator<ITransformer> selects = Harmful.Append(_ml.Transforms.SelectColumns("Label", "Score", "Probability"));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Binary.Calibrate(selects, new BinaryCalibrationOptions { Anchor = Plain, CalibrationData = Test }).Fit(Train)).Message,
            "The anchor or the model drops columns that it does not know (SelectColumns does), also those that the other needs. Take that step out, and put it behind the calibration.");
    }

    private BinaryCalibrationEstimator Anchored() => Binary.Calibrate(Harmful, new BinaryCalibrationOptions { Anchor = Plain, Seed = 3 });

    private BinaryPredictions[] Folds(IEstimator<ITransformer> estimator) => [.. _ml.Data.Imbalance.StratifiedCrossValidationSplit(Train, seed: 3)
        .Select(split => ScoredRowReader.Binary(estimator.Fit(split.TrainSet).Transform(split.TestSet), "Label"))];

    private string[] Names(ITransformer model) => [.. model.Transform(Test).Schema.Where(c => !c.IsHidden).Select(c => c.Name).Order()];

    private float[] Scores(ITransformer model) => [.. model.Transform(Test).GetColumn<float>("Score")];
}

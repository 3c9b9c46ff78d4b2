using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;
using Microsoft.ML.Imbalance.Tests.Priors;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Calibration;

[TestClass]
public sealed class CalibrateTests
{
    private static readonly IDataView Train = ShiftedRows.Binary(new MLContext(seed: 1), 1800, 200, shift: 1, seed: 1);
    private static readonly IDataView Test = ShiftedRows.Binary(new MLContext(seed: 1), 9000, 1000, shift: 1, seed: 2);

    private readonly MLContext _ml = new(seed: 1);

    private BinaryImbalanceCatalog Binary => _ml.BinaryClassification.Imbalance;

    private IEstimator<ITransformer> Trainer => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });

    private IEstimator<ITransformer> Undersampled => _ml.Transforms.Imbalance.NearMiss().Append(Trainer);

    [TestMethod]
    [DataRow(BinaryCalibrationMethod.Platt)]
    [DataRow(BinaryCalibrationMethod.Isotonic)]
    [DataRow(BinaryCalibrationMethod.Beta)]
    [DataRow(BinaryCalibrationMethod.Intercept)]
    public void ProbabilitiesOfAResampledModelAreRightAgain(BinaryCalibrationMethod method)
    {
        CalibratedTransformer model = Binary.Calibrate(Undersampled, method, seed: 3).Fit(Train);
        IDataView raw = model.Model.Transform(Test), scored = model.Transform(Test);
        BinaryImbalanceMetrics before = Binary.Evaluate(raw), after = Binary.Evaluate(scored);
        Assert.AreEqual(0.1, scored.GetColumn<float>("Probability").Average(p => (double)p), 0.01);
        Assert.IsLessThan(before.LogLoss / 1.5, after.LogLoss);
        // Levels of the isotonic function tie rows in the probability; the score still ranks.
        Assert.AreEqual(before.AreaUnderRocCurve, after.AreaUnderRocCurve, 1e-9);
        CollectionAssert.AreEqual(scored.GetColumn<float>("Probability").Select(p => p >= 0.5f).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());
        StringAssert.StartsWith(model.ToString(), $"{method}: ");
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void ATemperatureCoolsAnOverconfidentModel()
    {
        IEstimator<ITransformer> trees = _ml.BinaryClassification.Trainers.LightGbm(new Trainers.LightGbm.LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = 300,
            MinimumExampleCountPerLeaf = 1,
            NumberOfThreads = 1,
        });
        CalibratedTransformer model = Binary.Calibrate(trees, BinaryCalibrationMethod.Temperature, seed: 3).Fit(Train);
        Assert.IsLessThan(Binary.Evaluate(model.Model.Transform(Test)).LogLoss / 1.5, Binary.Evaluate(model.Transform(Test)).LogLoss);
        float[] before = [.. model.Model.Transform(Test).GetColumn<float>("Probability")], after = [.. model.Transform(Test).GetColumn<float>("Probability")];
        for (int row = 0; row < before.Length; row++)
            Assert.AreEqual(before[row] >= 0.5f, after[row] >= 0.5f, "a temperature moves no row over one half");
    }

    [TestMethod]
    public void TheFunctionIsFittedToRowsOutOfFolds()
    {
        CalibratedTransformer model = Binary.Calibrate(Undersampled, seed: 3).Fit(Train);
        BinaryPredictions rows = BinaryPredictions.Pool([.. _ml.Data.Imbalance.StratifiedCrossValidationSplit(Train, seed: 3)
            .Select(split => ScoredRowReader.Binary(Undersampled.Fit(split.TrainSet).Transform(split.TestSet), "Label"))]);
        Assert.AreEqual(BinaryCalibrator.Fit(BinaryCalibrationMethod.Platt, [rows]).Description, model.Description);
        CollectionAssert.AreEqual(Undersampled.Fit(Train).Transform(Test).GetColumn<float>("Score").ToArray(), model.Model.Transform(Test).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void RowsToCalibrateOnCanBeGiven()
    {
        IDataView holdout = ShiftedRows.Binary(_ml, 900, 100, shift: 1, seed: 5);
        CalibratedTransformer model = Binary.Calibrate(Undersampled, calibrationData: holdout).Fit(Train);
        BinaryPredictions rows = ScoredRowReader.Binary(Undersampled.Fit(Train).Transform(holdout), "Label");
        Assert.AreEqual(BinaryCalibrator.Fit(BinaryCalibrationMethod.Platt, [rows]).Description, model.Description);
        Assert.AreEqual(0.1, model.Transform(holdout).GetColumn<float>("Probability").Average(p => (double)p), 0.002);
    }

    [TestMethod]
    public void ScoresWithoutProbabilitiesGetSome()
    {
        IEstimator<ITransformer> perceptron = _ml.BinaryClassification.Trainers.AveragedPerceptron();
        foreach (BinaryCalibrationMethod method in new[] { BinaryCalibrationMethod.Platt, BinaryCalibrationMethod.Isotonic })
        {
            var model = new EstimatorChain<ITransformer>().Append(Binary.Calibrate(perceptron, method, seed: 3)).Append(Binary.ChangeThreshold(0.1)).Fit(Train);
            IDataView scored = model.Transform(Test);
            CollectionAssert.AreEqual(scored.GetColumn<float>("Probability").Select(p => p >= 0.1f).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());
            Assert.IsLessThan(0.33, _ml.BinaryClassification.Imbalance.Evaluate(scored).LogLoss);
            PlainProcess.AssertSameAnswers(_ml, model, Test);
        }
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Binary.Calibrate(perceptron, BinaryCalibrationMethod.Beta).Fit(Train)).Message,
            "Beta calibration needs probabilities, and the model has no column 'Probability'. Use Platt or Isotonic, or a trainer that gives probabilities.");
    }

    [TestMethod]
    public void SeveralClassesGetATemperatureAndFactors()
    {
        IDataView train = ShiftedRows.Multiclass(_ml, [1600, 300, 100], seed: 1), test = ShiftedRows.Multiclass(_ml, [3200, 600, 200], seed: 2);
        var pipeline = _ml.Transforms.Conversion.MapValueToKey("Label", "Class").Append(_ml.Transforms.Imbalance.NearMiss())
            .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }));
        MulticlassImbalanceCatalog multiclass = _ml.MulticlassClassification.Imbalance;
        CalibratedTransformer model = multiclass.Calibrate(pipeline, labelColumnName: "Class", seed: 3).Fit(train);
        double logLoss = multiclass.Evaluate(model.Transform(test)).LogLoss;
        Assert.IsLessThan(multiclass.Evaluate(model.Model.Transform(test)).LogLoss / 1.3, logLoss);
        float[][] scores = [.. model.Transform(test).GetColumn<float[]>("Score")];
        foreach ((int c, double share) in new[] { (0, 0.8), (1, 0.15), (2, 0.05) })
            Assert.AreEqual(share, scores.Average(s => (double)s[c]), 0.1 * share);
        CalibratedTransformer cooled = multiclass.Calibrate(pipeline, MulticlassCalibrationMethod.Temperature, labelColumnName: "Class", seed: 3).Fit(train);
        Assert.IsLessThan(multiclass.Evaluate(cooled.Transform(test)).LogLoss, logLoss);
        StringAssert.StartsWith(model.ToString(), "BiasCorrectedTemperature: p^");
        PlainProcess.AssertSameAnswers(_ml, model, test);
        var few = new MulticlassCalibrationOptions { LabelColumnName = "Class", NumberOfFolds = 2 };
        Assert.AreEqual(2000, multiclass.CrossValidate(train, multiclass.Calibrate(pipeline, few), numberOfFolds: 2, labelColumnName: "Class", seed: 1).Pooled.RowCount);
    }

    [TestMethod]
    public void CrossValidationAndPredictionEnginesTakeIt()
    {
        BinaryCalibrationEstimator estimator = Binary.Calibrate(Undersampled, BinaryCalibrationMethod.Isotonic, seed: 3);
        Assert.IsLessThan(0.33, Binary.CrossValidate(Train, estimator, numberOfFolds: 3, seed: 1).Pooled.LogLoss);
        Assert.IsTrue(_ml.BinaryClassification.CrossValidate(Train, estimator, numberOfFolds: 3).All(fold => fold.Metrics.AreaUnderRocCurve > 0.7));
        CalibratedTransformer model = estimator.Fit(Train);
        using PredictionEngine<Row, Answer> engine = _ml.Model.CreatePredictionEngine<Row, Answer>(model);
        Row[] rows = [.. _ml.Data.CreateEnumerable<Row>(Train, reuseRowObject: false)];
        CollectionAssert.AreEqual(model.Transform(Train).GetColumn<float>("Probability").ToArray(), Array.ConvertAll(rows, row => engine.Predict(row).Probability));
    }

    [TestMethod]
    public void ATunedThresholdOnCalibratedProbabilitiesIsOneModel()
    {
        TunedThresholdTransformer model = Binary.TuneThreshold(Binary.Calibrate(Undersampled, seed: 3), DecisionObjective.BalancedAccuracy, numberOfFolds: 3, seed: 4).Fit(Train);
        Assert.IsTrue(model.Tuning.Threshold is > 0.03 and < 0.3);
        PlainProcess.AssertSameAnswers(_ml, model, Test);
    }

    [TestMethod]
    public void WhatCannotBeCalibratedIsAnError()
    {
        Error<InvalidOperationException>(() => Binary.Calibrate(Trainer).Fit(Sample.Binary(_ml, seed: 1, count: 30)), "Class \"True\" has 3 rows; 5 folds need at least 5 rows of every class");
        Error<ArgumentOutOfRangeException>(() => Binary.Calibrate(Trainer, labelColumnName: "Klass").Fit(Train), "Could not find label column 'Klass'.");
        Error<ArgumentOutOfRangeException>(() => Binary.Calibrate(Trainer, (BinaryCalibrationMethod)9), "Method is 9; it must be one of Platt, Isotonic, Beta, Temperature, Intercept.");
        Error<ArgumentOutOfRangeException>(() => Binary.Calibrate(Trainer, numberOfFolds: 1), "NumberOfFolds is 1; it must be at least 2.");
        IDataView one = _ml.Data.FilterRowsByColumn(_ml.Transforms.Conversion.ConvertType("Number", "Label", DataKind.Single).Fit(Train).Transform(Train), "Number", lowerBound: 0.5);
        Error<InvalidOperationException>(
            () => Binary.Calibrate(Trainer, calibrationData: one).Fit(Train), "All 200 rows to calibrate on are of class \"True\". Rows of both classes are needed.");
        IDataView raw = Scored.Multiclass(_ml, ("a", [3f, -1f]), ("a", [3f, -1f]), ("b", [0.8f, 0.2f]), ("b", [0.8f, 0.2f]));
        Error<InvalidOperationException>(
            () => _ml.MulticlassClassification.Imbalance.Calibrate(_ml.Transforms.CopyColumns("Copy", "Score"), numberOfFolds: 2).Fit(raw), "Column 'Score' holds scores that are no probabilities");
    }

    private static void Error<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Answer
    {
        public float Probability { get; set; }
    }
}

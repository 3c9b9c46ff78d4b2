using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Priors;

[TestClass]
public sealed class CorrectPriorsTests
{
    private static readonly IDataView Train = ShiftedRows.Binary(new MLContext(seed: 1), 900, 100, shift: 1, seed: 1);
    private static readonly IDataView Test = ShiftedRows.Binary(new MLContext(seed: 1), 900, 100, shift: 1, seed: 2);

    private readonly MLContext _ml = new(seed: 1);

    private TransformsImbalanceCatalog Transforms => _ml.Transforms.Imbalance;

    private IEstimator<ITransformer> Trainer => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });

    private ResamplingEstimator Oversample => Transforms.RandomOversample(seed: 2);

    private CorrectPriorsOptions ByCounts => new() { Method = PriorCorrectionMethod.ClassCounts };

    [TestMethod]
    public void ByClassCountsTheOddsAreDividedByTheGrowthOfTheClass()
    {
        IDataView resampled = Oversample.Append(Trainer).Fit(Train).Transform(Test);
        var model = Oversample.Append(Trainer).Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        // 100 rows became 900, 900 stayed: odds 9 times too high.
        Assert.AreEqual(1.0 / 9, model.LastTransformer.Factors["True"], 1e-9);
        Assert.AreEqual(1, model.LastTransformer.Factors["False"]);
        Assert.AreEqual(0.1, model.LastTransformer.TargetPriors["True"], 1e-12);
        double[] expected = [.. resampled.GetColumn<float>("Probability").Select(p => p / (p + 9 * (1 - (double)p)))];
        IDataView corrected = model.Transform(Test);
        float[] probabilities = [.. corrected.GetColumn<float>("Probability")], scores = [.. corrected.GetColumn<float>("Score")];
        for (int row = 0; row < expected.Length; row++)
        {
            Assert.AreEqual(expected[row], probabilities[row], 1e-5 * expected[row]);
            Assert.AreEqual(Math.Log(expected[row] / (1 - expected[row])), scores[row], 1e-4);
        }
        CollectionAssert.AreEqual(Array.ConvertAll(scores, s => s > 0), corrected.GetColumn<bool>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void ByDefaultTheMeanOverTheRowsBeforeResamplingIsTheShare()
    {
        var model = Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train);
        Assert.AreEqual(PriorCorrectionMethod.MeanProbability, model.LastTransformer.Method);
        Assert.AreEqual(0.1, model.Transform(Train).GetColumn<float>("Probability").Average(p => (double)p), 1e-6);
        StringAssert.StartsWith(model.LastTransformer.ToString(), "MeanProbability: class \"False\" times 1, share 0.9, class \"True\" times 0.1");
    }

    [TestMethod]
    public void RankingsStayAsTheyAre()
    {
        IDataView resampled = Oversample.Append(Trainer).Fit(Train).Transform(Test), corrected = Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train).Transform(Test);
        BinaryImbalanceMetrics before = _ml.BinaryClassification.Imbalance.Evaluate(resampled), after = _ml.BinaryClassification.Imbalance.Evaluate(corrected);
        Assert.AreEqual(before.AreaUnderRocCurve, after.AreaUnderRocCurve, 1e-9);
        Assert.IsLessThan(before.LogLoss / 1.5, after.LogLoss);
        Assert.IsLessThan(before.BrierScore / 1.5, after.BrierScore);
        // ML.NET's evaluator decides by the sign of the score, which the correction moves along.
        Assert.AreEqual(after.Accuracy, _ml.BinaryClassification.Evaluate(corrected).Accuracy, 1e-12);
    }

    [TestMethod]
    public void TreesKeepTheirRankingWhereProbabilitiesAreAllOne()
    {
        PlainProcess.AssertSameAnswers(_ml, Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train), Test);
        IEstimator<ITransformer> trees = _ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 200, minimumExampleCountPerLeaf: 1);
        IDataView resampled = Oversample.Append(trees).Fit(Train).Transform(Test);
        IDataView corrected = Oversample.Append(trees).Append(Transforms.CorrectPriors()).Fit(Train).Transform(Test);
        CollectionAssert.AreEqual(Ranks(resampled), Ranks(corrected));

        static int[] Ranks(IDataView view)
        {
            float[] scores = [.. view.GetColumn<float>("Score")];
            return [.. Enumerable.Range(0, scores.Length).OrderBy(row => scores[row]).ThenBy(row => row)];
        }
    }

    [TestMethod]
    public void ACacheBeforeTheResamplerChangesNothingAndOneBehindItLeavesTheCounts()
    {
        IEstimator<ITransformer> copy = _ml.Transforms.CopyColumns("Copy", "Label");
        var plain = Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train);
        var before = new EstimatorChain<ITransformer>().Append(copy).AppendCacheCheckpoint(_ml).Append(Oversample).Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train);
        Assert.AreEqual(plain.LastTransformer.Factors["True"], before.LastTransformer.Factors["True"]);
        var behind = Oversample.AppendCacheCheckpoint(_ml).Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train);
        Assert.AreEqual(PriorCorrectionMethod.ClassCounts, behind.LastTransformer.Method);
        Assert.AreEqual(1.0 / 9, behind.LastTransformer.Factors["True"], 1e-9);
        // Also where the cache does not hold the labels yet when the correction reads them.
        var late = Oversample.Append(Trainer).Append(new EstimatorChain<ITransformer>().Append(copy).AppendCacheCheckpoint(_ml)).Append(Transforms.CorrectPriors()).Fit(Train);
        Assert.IsTrue(late.LastTransformer.Factors["True"] is > 0.05 and < 0.2);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Oversample.AppendCacheCheckpoint(_ml).Append(Trainer)
                .Append(Transforms.CorrectPriors(method: PriorCorrectionMethod.MeanProbability)).Fit(Train)).Message,
            "The rows before resampling can't be read: a cache stands between the resampler and CorrectPriors. Put the cache before the resampler, or set Method to ClassCounts.");
    }

    [TestMethod]
    public void WeightsStandForRows()
    {
        IEstimator<ITransformer> weighted = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1, ExampleWeightColumnName = "Weight" });
        var balanced = Transforms.ClassWeights().Append(weighted).Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        Assert.AreEqual(1.0 / 9, balanced.LastTransformer.Factors["True"], 1e-6);
        // A third of balance by rows (300), and weights three times as large: in balance again.
        var custom = ClassWeightScheme.Custom(new Dictionary<string, double> { ["False"] = 1, ["True"] = 3 });
        var both = Transforms.RandomOversample(target: SamplingTarget.Ratio(1.0 / 3), seed: 2).Append(Transforms.ClassWeights(scheme: custom)).Append(weighted)
            .Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        Assert.AreEqual(1.0 / 9, both.LastTransformer.Factors["True"], 1e-6);
        // And the other way around: weights first, then more rows.
        var turned = Transforms.ClassWeights(scheme: custom).Append(Transforms.RandomOversample(target: SamplingTarget.Ratio(1.0 / 3), seed: 2)).Append(weighted)
            .Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        Assert.AreEqual(1.0 / 9, turned.LastTransformer.Factors["True"], 1e-6);
    }

    [TestMethod]
    public void TwoResamplersCountFromBeforeTheFirst()
    {
        var model = Transforms.RandomUndersample(target: SamplingTarget.Ratio(0.5), seed: 2).Append(Oversample).Append(Trainer).Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        // 900 and 100 became 200 and 100, then 200 and 200.
        Assert.AreEqual(1.0 / 9, model.LastTransformer.Factors["True"], 1e-9);
        Assert.AreEqual(0.1, model.LastTransformer.TargetPriors["True"], 1e-12);
    }

    [TestMethod]
    public void AnotherTargetIsAnotherFactor()
    {
        var target = new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 };
        var model = Oversample.Append(Trainer).Append(Transforms.CorrectPriors(new CorrectPriorsOptions { Method = PriorCorrectionMethod.ClassCounts, TargetPriors = target })).Fit(Train);
        Assert.AreEqual(1, model.LastTransformer.Factors["True"], 1e-9);
        Assert.AreEqual(0.5, model.LastTransformer.TargetPriors["True"]);
        var plain = Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train);
        var moved = Oversample.Append(Trainer).Append(Transforms.CorrectPriors(targetPriors: target)).Fit(Train);
        Assert.AreEqual(9, moved.LastTransformer.Factors["True"] / plain.LastTransformer.Factors["True"], 1e-9);
    }

    [TestMethod]
    public void ModelsWhoseColumnsSayNothingAreCorrectedByWhatIsGiven()
    {
        IEstimator<ITransformer> silent = Trainer.WithResampling(Oversample);
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => silent.Append(Transforms.CorrectPriors()).Fit(Train));
        Assert.AreEqual(
            "Label column 'Label' says nothing of resampling or class weights, so that there is nothing to correct by. Put CorrectPriors into the chain of "
            + "the resampler (WithResampling leaves no trace), give TrainingPriors, or set Method to MeanProbability if the rows before this step have the class shares of real use.",
            error.Message);
        var half = new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 };
        var given = silent.Append(Transforms.CorrectPriors(trainingPriors: half)).Fit(Train);
        Assert.AreEqual(PriorCorrectionMethod.ClassCounts, given.LastTransformer.Method);
        Assert.AreEqual(1.0 / 9, given.LastTransformer.Factors["True"], 1e-9);
        var matched = silent.Append(Transforms.CorrectPriors(method: PriorCorrectionMethod.MeanProbability)).Fit(Train);
        Assert.AreEqual(0.1, matched.Transform(Train).GetColumn<float>("Probability").Average(p => (double)p), 1e-6);
    }

    [TestMethod]
    public void AnEstimatorThatBalancesWithinItselfSaysSoOnItsProbabilities()
    {
        // What an ensemble does: its last part marks the column.
        var marked = Trainer.WithResampling(Oversample).Append(new Marking());
        IDataView scored = marked.Fit(Train).Transform(Train);
        CollectionAssert.IsSubsetOf(new[] { "ScoreColumnKind", "ImbalanceClassNames", "ImbalanceTrainingPriors" }, Scored.AnnotationsOf(scored, "Probability"));
        var counts = marked.Append(Transforms.CorrectPriors(ByCounts)).Fit(Train);
        Assert.AreEqual(1.0 / 9, counts.LastTransformer.Factors["True"], 1e-9);
        Assert.AreEqual(PriorCorrectionMethod.MeanProbability, marked.Append(Transforms.CorrectPriors()).Fit(Train).LastTransformer.Method);
        PlainProcess.AssertSameAnswers(_ml, counts, Test);
    }

    [TestMethod]
    public void SeveralClassesGetAFactorEach()
    {
        IDataView train = ShiftedRows.Multiclass(_ml, [800, 150, 50], seed: 1), test = ShiftedRows.Multiclass(_ml, [4000, 750, 250], seed: 2);
        IEstimator<ITransformer> trainer = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 });
        var start = _ml.Transforms.Conversion.MapValueToKey("Label", "Class").Append(Oversample).Append(trainer);
        var counts = start.Append(Transforms.CorrectPriors(ByCounts)).Fit(train);
        Assert.AreEqual(150.0 / 800, counts.LastTransformer.Factors["b"], 1e-9);
        Assert.AreEqual(50.0 / 800, counts.LastTransformer.Factors["c"], 1e-9);
        var matched = start.Append(Transforms.CorrectPriors()).Fit(train);
        double[] onTrain = Means(matched, train), onTest = Means(matched, test);
        for (int c = 0; c < 3; c++)
        {
            double share = new[] { 0.8, 0.15, 0.05 }[c];
            Assert.AreEqual(share, onTrain[c], 1e-5);
            Assert.AreEqual(share, onTest[c], 0.06 * share);
        }
        MulticlassImbalanceMetrics resampled = Evaluate(start.Fit(train)), corrected = Evaluate(matched);
        Assert.IsLessThan(resampled.LogLoss / 1.3, corrected.LogLoss);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, AnnotationNames.Read(matched.Transform(test).Schema["PredictedLabel"], "KeyValues"));
        PlainProcess.AssertSameAnswers(_ml, matched, test);

        double[] Means(ITransformer model, IDataView view)
        {
            float[][] scores = [.. model.Transform(view).GetColumn<float[]>("Score")];
            return [.. Enumerable.Range(0, 3).Select(c => scores.Average(s => (double)s[c]))];
        }

        MulticlassImbalanceMetrics Evaluate(ITransformer model) => _ml.MulticlassClassification.Imbalance.Evaluate(model.Transform(test));
    }

    [TestMethod]
    public void ASavedModelIsCorrectedWithoutThisLibrary()
    {
        PlainProcess.AssertSameAnswers(_ml, Oversample.Append(Trainer).Append(Transforms.CorrectPriors()).Fit(Train), Test);
        IEstimator<ITransformer> trees = _ml.BinaryClassification.Trainers.SdcaLogisticRegression(new Trainers.SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 });
        var tuned = _ml.BinaryClassification.Imbalance.TuneThreshold(Oversample.Append(trees).Append(Transforms.CorrectPriors()), seed: 3);
        PlainProcess.AssertSameAnswers(_ml, tuned.Fit(Train), Test);
    }

    [TestMethod]
    public void CrossValidationAndPredictionEnginesTakeIt()
    {
        var pipeline = Oversample.Append(Trainer).Append(Transforms.CorrectPriors());
        var result = _ml.BinaryClassification.Imbalance.CrossValidate(Train, pipeline, numberOfFolds: 3, seed: 1);
        Assert.IsLessThan(0.3, result.Pooled.LogLoss);
        Assert.IsTrue(_ml.BinaryClassification.CrossValidate(Train, pipeline, numberOfFolds: 3).All(fold => fold.Metrics.LogLoss < 0.5));
        var model = pipeline.Fit(Train);
        using PredictionEngine<Row, Answer> engine = _ml.Model.CreatePredictionEngine<Row, Answer>(model);
        Row[] rows = [.. _ml.Data.CreateEnumerable<Row>(Test, reuseRowObject: false)];
        CollectionAssert.AreEqual(model.Transform(Test).GetColumn<float>("Probability").ToArray(), Array.ConvertAll(rows, row => engine.Predict(row).Probability));
    }

    [TestMethod]
    public void WhatCannotBeCorrectedIsAnError()
    {
        Error<ArgumentOutOfRangeException>(
            () => Oversample.Append(_ml.BinaryClassification.Trainers.AveragedPerceptron()).Append(Transforms.CorrectPriors()).Fit(Train), "Could not find probability column 'Probability'.");
        Error<ArgumentOutOfRangeException>(() => Transforms.CorrectPriors().Fit(Train), "Could not find score column 'Score'.");
        Error<ArgumentOutOfRangeException>(() => Oversample.Append(Trainer).Append(Transforms.CorrectPriors("Klass")).Fit(Train), "Could not find label column 'Klass'.");
        Error<ArgumentOutOfRangeException>(
            () => Transforms.CorrectPriors(targetPriors: new Dictionary<string, double> { ["False"] = 0.9, ["True"] = 0.2 }), "TargetPriors add up to 1.1; the shares of all classes must add up to 1.");
        Error<ArgumentOutOfRangeException>(
            () => Transforms.CorrectPriors(trainingPriors: new Dictionary<string, double> { ["False"] = 1, ["True"] = 0 }), "TrainingPriors has 1 for class \"False\"; a share must be above 0 and below 1.");
        Error<ArgumentException>(
            () => Oversample.Append(Trainer).Append(Transforms.CorrectPriors(targetPriors: new Dictionary<string, double> { ["no"] = 0.9, ["yes"] = 0.1 })).Fit(Train),
            "The TargetPriors name class \"no\", which is none of 'False', 'True'.");
        IDataView one = Scored.Binary(_ml, (true, 0.4), (true, 0.8));
        Error<InvalidOperationException>(
            () => Transforms.CorrectPriors(method: PriorCorrectionMethod.MeanProbability).Fit(one),
            "Label column 'Label' has rows of one class only, \"True\". Priors are shares of at least two classes; check the label.");
        IDataView nan = Scored.Binary(_ml, (true, 0.4), (false, double.NaN));
        Error<InvalidOperationException>(
            () => Transforms.CorrectPriors(method: PriorCorrectionMethod.MeanProbability).Fit(nan), "Score column 'Score' holds NaN in row 1 (counted from 0).");
        IDataView raw = Scored.Multiclass(_ml, ("a", [3f, -1f]), ("b", [0.8f, 0.2f]));
        Error<InvalidOperationException>(() => Transforms.CorrectPriors(method: PriorCorrectionMethod.MeanProbability).Fit(raw), "Column 'Score' holds scores that are no probabilities");
    }

    private static void Error<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);

    private sealed class Marking : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new TrainingPriorsMarker("Probability", ["False", "True"], [0.5, 0.5]);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

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

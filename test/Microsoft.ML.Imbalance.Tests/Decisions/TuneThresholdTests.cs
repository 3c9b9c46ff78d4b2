using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;

namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class TuneThresholdTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _train = Sample.Binary(new MLContext(seed: 1), seed: 1, count: 1200);
    private readonly IDataView _test = Sample.Binary(new MLContext(seed: 1), seed: 2, count: 600);

    private BinaryImbalanceCatalog Binary => _ml.BinaryClassification.Imbalance;

    private IEstimator<ITransformer> Trainer => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });

    [TestMethod]
    public void TheThresholdIsTheBestOfTheScoresOutOfFolds()
    {
        TunedThresholdTransformer model = Binary.TuneThreshold(Trainer, seed: 4).Fit(_train);
        // The same by hand: score the folds, take them together, search.
        var folds = _ml.Data.Imbalance.StratifiedCrossValidationSplit(_train, seed: 4)
            .Select(split => Trainer.Fit(split.TrainSet).Transform(split.TestSet)).ToArray();
        Row[] rows = [.. folds.SelectMany(fold => _ml.Data.CreateEnumerable<Row>(fold, reuseRowObject: false, ignoreMissingColumns: true))];
        ThresholdTuning byHand = Binary.FindThreshold(_ml.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(byHand.Threshold, model.Tuning.Threshold);
        Assert.AreEqual(byHand.Value, model.Tuning.Value);
        Assert.IsGreaterThan(model.Tuning.DefaultValue, model.Tuning.Value);
        Assert.HasCount(5, model.Tuning.FoldThresholds);
    }

    [TestMethod]
    public void TheModelIsFittedOnAllRowsAndDecidesByTheThreshold()
    {
        TunedThresholdTransformer model = Binary.TuneThreshold(Trainer, DecisionObjective.BalancedAccuracy, seed: 4).Fit(_train);
        IDataView plain = Trainer.Fit(_train).Transform(_test), scored = model.Transform(_test);
        float[] probabilities = [.. scored.GetColumn<float>("Probability")];
        CollectionAssert.AreEqual(plain.GetColumn<float>("Probability").ToArray(), probabilities);
        CollectionAssert.AreEqual(plain.GetColumn<float>("Score").ToArray(), scored.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(Array.ConvertAll(probabilities, p => p >= (float)model.Tuning.Threshold), scored.GetColumn<bool>("PredictedLabel").ToArray());
        Assert.IsGreaterThan(Binary.Evaluate(plain).BalancedAccuracy + 0.08, Binary.Evaluate(scored).BalancedAccuracy);
        Assert.AreEqual(model.Tuning.ToString(), model.ToString());
    }

    [TestMethod]
    public void TheCurveShowsTheObjectiveOverThresholds()
    {
        ThresholdTuning tuning = Binary.TuneThreshold(Trainer, DecisionObjective.Parse("precision>=0.5"), seed: 4).Fit(_train).Tuning;
        double[] thresholds = [.. tuning.Curve.Select(point => point.Threshold)];
        CollectionAssert.AreEqual(thresholds.OrderDescending().ToArray(), thresholds);
        ThresholdTuningPoint chosen = tuning.Curve.Single(point => point.Threshold == tuning.Threshold);
        Assert.AreEqual(tuning.Value, chosen.Value);
        Assert.AreEqual(tuning.Value, tuning.Curve.Where(point => !double.IsNaN(point.Value)).Max(point => point.Value));
        Assert.IsTrue(tuning.Curve.Any(point => double.IsNaN(point.Value)), "low thresholds are not precise enough");
        Assert.HasCount(5, chosen.FoldValues);
        double[] defined = [.. chosen.FoldValues.Where(v => !double.IsNaN(v))];
        Assert.AreEqual(defined.Average(), chosen.Mean, 1e-12);
        Assert.IsTrue(tuning.LowerThreshold <= tuning.UpperThreshold);
        StringAssert.StartsWith(tuning.ToString(), FormattableString.Invariant($"threshold {tuning.Threshold:0.####} on the probability, 95 % interval "));
        StringAssert.Contains(tuning.ToString(), "precision>=0.5: ");
        StringAssert.Contains(Binary.TuneThreshold(Trainer, DecisionObjective.Parse("recall>=0.9"), seed: 4).Fit(_train).Tuning.ToString(), ", at 0.5 it is not defined");
    }

    [TestMethod]
    public void AThresholdOnScoresServesTrainersWithoutProbabilities()
    {
        IEstimator<ITransformer> trainer = _ml.BinaryClassification.Trainers.AveragedPerceptron();
        TunedThresholdTransformer model = Binary.TuneThreshold(trainer, seed: 4).Fit(_train);
        Assert.IsFalse(model.Tuning.IsProbability);
        IDataView scored = model.Transform(_test);
        CollectionAssert.AreEqual(scored.GetColumn<float>("Score").Select(s => s >= (float)model.Tuning.Threshold).ToArray(), scored.GetColumn<bool>("PredictedLabel").ToArray());
        Assert.IsGreaterThan(Binary.Evaluate(trainer.Fit(_train).Transform(_test)).F1Score, Binary.Evaluate(scored).F1Score);
    }

    [TestMethod]
    public void ASavedModelKeepsTheThresholdWithoutThisLibrary()
    {
        var pipeline = _ml.Transforms.NormalizeMeanVariance("Features").Append(_ml.Transforms.Imbalance.Smote(seed: 2)).Append(Trainer);
        PlainProcess.AssertSameAnswers(_ml, Binary.TuneThreshold(pipeline, seed: 4).Fit(_train), _test);
    }

    [TestMethod]
    public void CrossValidationChoosesAThresholdForEachFold()
    {
        ThresholdTuningEstimator estimator = Binary.TuneThreshold(Trainer, seed: 4);
        var result = Binary.CrossValidate(_train, estimator, numberOfFolds: 3, seed: 5);
        double[] thresholds = [.. result.Folds.Select(fold => ((TunedThresholdTransformer)fold.Model).Tuning.Threshold)];
        Assert.HasCount(3, thresholds.Distinct());
        Assert.IsGreaterThan(Binary.CrossValidate(_train, Trainer, numberOfFolds: 3, seed: 5).Pooled.F1Score, result.Pooled.F1Score);
        // ML.NET's own cross-validation and evaluation take the model too; they look at scores, which the threshold leaves alone.
        var own = _ml.BinaryClassification.CrossValidate(_train, estimator, numberOfFolds: 3);
        Assert.IsTrue(own.All(fold => fold.Metrics.AreaUnderRocCurve > 0.8));
    }

    [TestMethod]
    public void APredictionEngineDecidesAsTheModelDoes()
    {
        TunedThresholdTransformer model = Binary.TuneThreshold(Trainer, seed: 4).Fit(_train);
        using PredictionEngine<Row, Answer> engine = _ml.Model.CreatePredictionEngine<Row, Answer>(model);
        Row[] rows = [.. _ml.Data.CreateEnumerable<Row>(_test, reuseRowObject: false, ignoreMissingColumns: true)];
        CollectionAssert.AreEqual(model.Transform(_test).GetColumn<bool>("PredictedLabel").ToArray(), Array.ConvertAll(rows, row => engine.Predict(row).PredictedLabel));
    }

    [TestMethod]
    public void ItIsAStepOfAChain()
    {
        var model = _ml.Transforms.NormalizeMeanVariance("Features").Append(Binary.TuneThreshold(Trainer, seed: 4)).Append(_ml.Transforms.CopyColumns("Decision", "PredictedLabel")).Fit(_train);
        IDataView scored = model.Transform(_test);
        CollectionAssert.AreEqual(scored.GetColumn<bool>("PredictedLabel").ToArray(), scored.GetColumn<bool>("Decision").ToArray());
    }

    [TestMethod]
    public void ScoredRowsAreNeverResampledOnes()
    {
        var counter = new List<long>();
        var seen = new TestRows(counter);
        IEstimator<ITransformer> pipeline = _ml.Transforms.Imbalance.RandomOversample(seed: 2).Append(Trainer).Append(seen);
        Binary.TuneThreshold(pipeline, numberOfFolds: 3, seed: 4).Fit(_train);
        CollectionAssert.AreEqual(new long[] { 400, 400, 400 }, counter);
    }

    [TestMethod]
    public void GroupsStayTogetherAndSeedsRepeat()
    {
        double grouped = Threshold(groupColumnName: "Group", seed: 4);
        Assert.AreEqual(grouped, Threshold(groupColumnName: "Group", seed: 4));
        Assert.AreNotEqual(grouped, Threshold(groupColumnName: null, seed: 4));
        Assert.AreNotEqual(Threshold(groupColumnName: null, seed: 5), Threshold(groupColumnName: null, seed: 4));
        ThresholdTuningEstimator drawn = Binary.TuneThreshold(Trainer);
        Assert.AreEqual(drawn.Fit(_train).Tuning.Threshold, drawn.Fit(_train).Tuning.Threshold, "an estimator draws its seed once");

        double Threshold(string? groupColumnName, int seed) => Binary.TuneThreshold(Trainer, groupColumnName: groupColumnName, seed: seed).Fit(_train).Tuning.Threshold;
    }

    [TestMethod]
    public void GroupsAreDrawnWholeForTheInterval()
    {
        // Six hundred rows that come eight times each: no more than six hundred tell anything.
        RandomStream random = RandomStream.Create(2, "copies");
        float[] scores = [.. Enumerable.Range(0, 600).Select(_ => (float)random.NextDouble())];
        bool[] labels = Array.ConvertAll(scores, score => random.NextDouble() < score);
        IDataView rows = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4800).Select(row => new Copied { Group = row / 8, Label = labels[row / 8], Score = scores[row / 8], Probability = scores[row / 8] }).ToArray());
        ThresholdTuning apart = Binary.FindThreshold(rows, DecisionObjective.Youden, seed: 3), together = Binary.FindThreshold(rows, DecisionObjective.Youden, seed: 3, groupColumnName: "Group");
        Assert.AreEqual(apart.Threshold, together.Threshold);
        Assert.IsGreaterThan(1.3 * (apart.UpperThreshold - apart.LowerThreshold), together.UpperThreshold - together.LowerThreshold);
        Error<ArgumentOutOfRangeException>(() => Binary.FindThreshold(rows, groupColumnName: "Person"), "Could not find group column 'Person'.");
    }

    [TestMethod]
    public void AGroupColumnThatGetsLostOnTheWayIsSaid()
    {
        var messages = new List<string>();
        var ml = new MLContext(seed: 1);
        ml.Log += (_, e) => messages.Add(e.Message);
        IEstimator<ITransformer> forgetful = Trainer.Append(ml.Transforms.DropColumns("Group"));
        ThresholdTuning tuning = ml.BinaryClassification.Imbalance.TuneThreshold(forgetful, numberOfFolds: 2, groupColumnName: "Group", seed: 4).Fit(_train).Tuning;
        Assert.IsFalse(double.IsNaN(tuning.LowerThreshold));
        Assert.HasCount(1, messages.Where(m => m.Contains(
            "Group column 'Group' is dropped on the way to the scores: the interval is drawn row by row, and may be too narrow. Leave the column where it is.", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void WeightsOfRowsCountInTheObjective()
    {
        IDataView weighted = _ml.Transforms.CustomMapping<Labeled, Weighted>((row, weight) => weight.Weight = row.Label ? 10 : 1, contractName: null).Fit(_train).Transform(_train);
        double plain = Binary.TuneThreshold(Trainer, new BinaryThresholdOptions { Seed = 4, BootstrapCount = 0 }).Fit(weighted).Tuning.Threshold;
        ThresholdTuning tuning = Binary.TuneThreshold(Trainer, new BinaryThresholdOptions { Seed = 4, BootstrapCount = 0, ExampleWeightColumnName = "Weight" }).Fit(weighted).Tuning;
        Assert.IsLessThan(plain, tuning.Threshold, "misses count ten times");
        Assert.IsTrue(double.IsNaN(tuning.LowerThreshold) && double.IsNaN(tuning.UpperThreshold), "no draws, no interval");
    }

    [TestMethod]
    public void WhatCannotBeTunedIsAnError()
    {
        Error<InvalidOperationException>(
            () => Binary.TuneThreshold(Trainer).Fit(Sample.Binary(_ml, seed: 1, count: 30)), "Class \"True\" has 3 rows; 5 folds need at least 5 rows of every class, one for each fold.");
        Error<ArgumentOutOfRangeException>(() => Binary.TuneThreshold(Trainer, labelColumnName: "Klass").Fit(_train), "Could not find label column 'Klass'.");
        Error<InvalidOperationException>(() => Binary.TuneThreshold(Trainer, DecisionObjective.Custom("never", _ => double.NaN), seed: 4).Fit(_train), "Objective 'never' allows no decision");
        Error<ArgumentOutOfRangeException>(() => Binary.TuneThreshold(Trainer, numberOfFolds: 1), "NumberOfFolds is 1; it must be at least 2.");
        Error<ArgumentOutOfRangeException>(() => Binary.TuneThreshold(Trainer, new BinaryThresholdOptions { BootstrapCount = -1 }), "BootstrapCount is -1; it must be at least 0.");
        Error<InvalidOperationException>(
            () => Binary.TuneThreshold(_ml.Transforms.CopyColumns("Score", "NaN")).Fit(WithNaN()), "Score column 'Score' holds NaN in row 0 (counted from 0).");
        IEstimator<ITransformer> none = _ml.Transforms.CopyColumns("Copy", "Label");
        Error<ArgumentOutOfRangeException>(() => Binary.TuneThreshold(none).Fit(_train), "Could not find score column 'Score'.");

        IDataView WithNaN() => _ml.Transforms.CustomMapping<Labeled, NotANumber>((_, row) => row.NaN = float.NaN, contractName: null).Fit(_train).Transform(_train);
    }

    private static void Error<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);

    /// <summary>Notes how many rows each view has that it is applied to, other than the one it was fitted on.</summary>
    private sealed class TestRows(List<long> counts) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new Transformer(counts, input);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

        private sealed class Transformer(List<long> counts, IDataView fitted) : ITransformer
        {
            public bool IsRowToRowMapper => true;

            public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

            public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new IdentityMapper(inputSchema);

            public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

            public IDataView Transform(IDataView input)
            {
                if (input != fitted)
                    counts.Add(input.GetColumn<bool>("Label").LongCount());
                return input;
            }
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Copied
    {
        public int Group { get; set; }

        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Answer
    {
        public bool PredictedLabel { get; set; }
    }

    private sealed class Labeled
    {
        public bool Label { get; set; }
    }

    private sealed class Weighted
    {
        public float Weight { get; set; }
    }

    private sealed class NotANumber
    {
        public float NaN { get; set; }
    }
}

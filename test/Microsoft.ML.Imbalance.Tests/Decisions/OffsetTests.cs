using CsCheck;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Evaluation;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class OffsetTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _train = Sample.Multiclass(new MLContext(seed: 1), seed: 1, count: 900);
    private readonly IDataView _test = Sample.Multiclass(new MLContext(seed: 1), seed: 2, count: 900);

    private MulticlassImbalanceCatalog Multiclass => _ml.MulticlassClassification.Imbalance;

    private IEstimator<ITransformer> Pipeline => _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
        .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 }));

    [TestMethod]
    public void AnOffsetLiesInTheMiddleOfTheBestInterval()
    {
        // b wins over a from an offset difference of ln (p_a / p_b) on: ln 9, ln 4, ln 1.5; the second row is of b, the third too.
        MulticlassPredictions rows = Predictions(["a", "b"], (0, [0.9, 0.1]), (1, [0.8, 0.2]), (1, [0.6, 0.4]));
        double[] offsets = new OffsetSearch(rows, DecisionObjective.BalancedAccuracy).Find();
        // All right between ln 4 and ln 9; the offsets have mean 0.
        Assert.AreEqual((Math.Log(4) + Math.Log(9)) / 2, offsets[1] - offsets[0], 1e-9);
        Assert.AreEqual(0, offsets.Sum(), 1e-9);
    }

    [TestMethod]
    public void TheCurveOfAClassShowsTheObjectiveOverItsOffset()
    {
        // As above: below ln 1.5 all rows go to a (recalls 1 and 0), up to ln 4 one row of b is right, up to ln 9 both are, and beyond it the row of a goes to b too.
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.9f, 0.1f]), ("b", [0.8f, 0.2f]), ("b", [0.6f, 0.4f]));
        OffsetTuning found = Multiclass.FindOffsets(rows, DecisionObjective.BalancedAccuracy, seed: 1);
        IReadOnlyList<OffsetTuningPoint> curve = found.Curves["b"];
        CollectionAssert.AreEqual(new[] { 0.5, 0.75, 1, 0.5 }, curve.Select(point => point.Value).ToArray());
        Assert.AreEqual((Math.Log(1.5) + Math.Log(4)) / 2 + found.Offsets["a"], curve[1].Offset, 1e-6);
        Assert.AreEqual(found.Offsets["b"], curve[2].Offset);
        Assert.IsTrue(curve.All(point => point.Mean == point.Value && point.FoldValues.Single() == point.Value));
        // What raises a lowers b: the same from the other side.
        CollectionAssert.AreEqual(new[] { 0.5, 1, 0.75, 0.5 }, found.Curves["a"].Select(point => point.Value).ToArray());
    }

    [TestMethod]
    public void CurvesAndIntervalsOfSeveralClassesAreThoseOfTheOffsets()
    {
        OffsetTuning tuning = Tune(_train, 100);
        foreach (string name in tuning.Offsets.Keys)
        {
            OffsetTuningPoint chosen = tuning.Curves[name].Single(point => point.Offset == tuning.Offsets[name]);
            Assert.AreEqual(tuning.Value, chosen.Value);
            CollectionAssert.AreEqual(tuning.FoldValues.ToArray(), chosen.FoldValues.ToArray());
            Assert.AreEqual(tuning.Value, tuning.Curves[name].Max(point => point.Value), 1e-12);
            CollectionAssert.AreEqual(tuning.Curves[name].Select(point => point.Offset).Order().ToArray(), tuning.Curves[name].Select(point => point.Offset).ToArray());
            Assert.IsTrue(tuning.LowerOffsets[name] <= tuning.Offsets[name] && tuning.Offsets[name] <= tuning.UpperOffsets[name], name);
            StringAssert.Contains(tuning.ToString(), FormattableString.Invariant($"{name} {tuning.Offsets[name]:+0.###;-0.###;0} [{tuning.LowerOffsets[name]:+0.###;-0.###;0}, {tuning.UpperOffsets[name]:+0.###;-0.###;0}]"));
        }
        Assert.AreEqual(tuning.ToString(), Tune(_train, 100).ToString(), "the same seed draws the same rows");
        // With five times the rows offsets are known better; cube roots settle slowly.
        OffsetTuning more = Tune(Sample.Multiclass(_ml, seed: 3, count: 4500), 100);
        Assert.IsLessThan(Width(tuning), Width(more));
        OffsetTuning none = Tune(_train, 0);
        Assert.IsTrue(none.LowerOffsets.Values.Concat(none.UpperOffsets.Values).All(double.IsNaN));
        StringAssert.StartsWith(none.ToString(), FormattableString.Invariant($"offsets common {none.Offsets["common"]:+0.###;-0.###;0}, "));

        OffsetTuning Tune(IDataView data, int draws)
            => Multiclass.TuneThreshold(Pipeline, new MulticlassThresholdOptions { Objective = DecisionObjective.BalancedAccuracy, LabelColumnName = "Class", BootstrapCount = draws, Seed = 4 }).Fit(data).Tuning;

        static double Width(OffsetTuning of) => of.Offsets.Keys.Sum(name => of.UpperOffsets[name] - of.LowerOffsets[name]);
    }

    [TestMethod]
    [DataRow("recall>=0.7")]
    [DataRow("precision>=0.6")]
    public void EveryClassReachesABoundThoughWithoutOffsetsSomeDoNot(string text)
    {
        OffsetTuning tuning = Multiclass.TuneThreshold(
            Pipeline, new MulticlassThresholdOptions { Objective = DecisionObjective.Parse(text), LabelColumnName = "Class", BootstrapCount = 20, Seed = 4 }).Fit(_train).Tuning;
        IDataView scored = Pipeline.Fit(_train).Transform(_train);
        OffsetTuning found = Multiclass.FindOffsets(scored, DecisionObjective.Parse(text), "Class", bootstrapCount: 0);
        MulticlassImbalanceMetrics decided = Multiclass.Evaluate(Multiclass.ChangeOffsets(found.Offsets).Fit(scored).Transform(scored), new MulticlassEvaluationOptions { LabelColumnName = "Class" });
        Assert.IsTrue(decided.PerClass.All(c => text.StartsWith('r') ? c.Recall >= 0.7 : c.Precision >= 0.6), decided.ToString());
        Assert.AreEqual(text.StartsWith('r') ? decided.Macro.Precision : decided.BalancedAccuracy, found.Value, 1e-12);
        // A curve is NaN where some class falls below the bound; the best of it is what was found.
        foreach (OffsetTuning of in new[] { tuning, found })
        {
            Assert.IsTrue(of.Curves.Values.All(curve => curve.Any(point => double.IsNaN(point.Value)) && Math.Abs(curve.Where(point => !double.IsNaN(point.Value)).Max(point => point.Value) - of.Value) < 1e-12));
        }
        if (text.StartsWith('r'))
            Assert.AreEqual(double.NaN, tuning.DefaultValue);
        Assert.IsTrue(tuning.LowerOffsets.Values.All(double.IsFinite));
    }

    [TestMethod]
    public void OffsetsAreNoWorseThanNoneAndNoSingleOneCanBeBettered() => Gen.Select(
        // Steps of the class and the row that no sum of others makes up for: scores that are never equal.
        Gen.Double[0.05, 1].Array[3].Array[15].Select(all => all.Select((w, row) => w.Select((v, c) => v + 1e-3 * Math.Sqrt(2 + 3 * row + c)).ToArray()).ToArray()),
        Gen.Int[0, 2].Array[15], Gen.OneOf<string>("f1", "balanced-accuracy", "mcc", "youden")).Sample(
        (weights, actual, text) =>
        {
            DecisionObjective objective = DecisionObjective.Parse(text);
            MulticlassPredictions rows = Predictions(["a", "b", "c"], [.. weights.Zip(actual, (w, a) => (a, w.Select(v => v / w.Sum()).ToArray()))]);
            var search = new OffsetSearch(rows, objective);
            double[] found = search.Find();
            ObjectiveValue value = search.Evaluate(found);
            Assert.IsFalse(search.Evaluate([0, 0, 0]).IsBetterThan(value));
            for (int k = 0; k < 3; k++)
            {
                for (double step = -3; step <= 3; step += 0.125)
                {
                    double[] moved = [.. found.Select((o, c) => c == k ? o + step : o)];
                    Assert.IsFalse(search.Evaluate(moved).IsBetterThan(value), $"{text}: class {k} by {step}");
                }
            }
        },
        iter: 200);

    [TestMethod]
    public void TheModelDecidesByTheOffsetsAndKeepsItsScores()
    {
        TunedOffsetsTransformer model = Multiclass.TuneThreshold(Pipeline, DecisionObjective.BalancedAccuracy, labelColumnName: "Class", seed: 4).Fit(_train);
        IDataView plain = Pipeline.Fit(_train).Transform(_test), scored = model.Transform(_test);
        float[][] probabilities = [.. scored.GetColumn<float[]>("Score")];
        CollectionAssert.AreEqual(plain.GetColumn<float[]>("Score").SelectMany(s => s).ToArray(), probabilities.SelectMany(s => s).ToArray());
        string[] names = AnnotationNames.Read(scored.Schema["PredictedLabel"], "KeyValues")!;
        uint[] keys = [.. scored.GetColumn<uint>("PredictedLabel")];
        for (int row = 0; row < keys.Length; row++)
        {
            string expected = names.Zip(probabilities[row]).MaxBy(p => Math.Log(p.Second) + model.Tuning.Offsets[p.First]).First;
            Assert.AreEqual(expected, names[keys[row] - 1]);
        }
        Assert.IsGreaterThan(Multiclass.Evaluate(plain).BalancedAccuracy + 0.05, Multiclass.Evaluate(scored).BalancedAccuracy);
        Assert.IsGreaterThan(model.Tuning.DefaultValue, model.Tuning.Value);
        Assert.HasCount(5, model.Tuning.FoldValues);
        StringAssert.StartsWith(model.Tuning.ToString(), "offsets ");
        Assert.AreEqual(model.Tuning.ToString(), model.ToString());
    }

    [TestMethod]
    public void ClassesThatEachFoldNumbersInItsOwnOrderAreMatchedByName()
    {
        IDataView shuffled = _ml.Data.ShuffleRows(_train, seed: 5);
        TunedOffsetsTransformer model = Multiclass.TuneThreshold(Pipeline, DecisionObjective.BalancedAccuracy, labelColumnName: "Class", seed: 4).Fit(shuffled);
        Assert.IsGreaterThan(0.6, Multiclass.Evaluate(model.Transform(_test)).BalancedAccuracy);
        Assert.IsGreaterThan(model.Tuning.Offsets["common"], model.Tuning.Offsets["rare"]);
        Assert.IsGreaterThan(model.Tuning.Offsets["common"], model.Tuning.Offsets["odd"]);
    }

    [TestMethod]
    public void CostsDecideForSeveralClasses()
    {
        CostMatrix costs = CostMatrix.Of(["common", "odd", "rare"], new double[,] { { 0, 1, 1 }, { 10, 0, 10 }, { 1, 1, 0 } });
        TunedOffsetsTransformer model = Multiclass.TuneThreshold(Pipeline, DecisionObjective.Cost(costs), labelColumnName: "Class", seed: 4).Fit(_train);
        MulticlassImbalanceMetrics plain = Multiclass.Evaluate(Pipeline.Fit(_train).Transform(_test)), tuned = Multiclass.Evaluate(model.Transform(_test));
        Assert.IsGreaterThan(Cost(tuned), Cost(plain));

        double Cost(MulticlassImbalanceMetrics metrics) => -DecisionObjective.Cost(costs).Of(CountsOf(metrics.ConfusionMatrix)).Value;
    }

    [TestMethod]
    public void ASavedModelKeepsTheOffsetsWithoutThisLibrary()
        => PlainProcess.AssertSameAnswers(_ml, Multiclass.TuneThreshold(Pipeline, labelColumnName: "Class", seed: 4).Fit(_train), _test);

    [TestMethod]
    public void CrossValidationEvaluationAndPredictionEnginesTakeTheModel()
    {
        OffsetTuningEstimator estimator = Multiclass.TuneThreshold(Pipeline, labelColumnName: "Class", seed: 4);
        Assert.AreEqual(900, Multiclass.CrossValidate(_train, estimator, numberOfFolds: 3, labelColumnName: "Class", seed: 1).Pooled.RowCount);
        TunedOffsetsTransformer model = estimator.Fit(_train);
        Assert.IsGreaterThan(0.5, _ml.MulticlassClassification.Evaluate(model.Transform(_test)).MicroAccuracy);
        IDataView named = _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(_test)).Transform(model.Transform(_test));
        CollectionAssert.IsSubsetOf(named.GetColumn<string>("PredictedLabel").Distinct().ToArray(), new[] { "common", "rare", "odd" });
        using PredictionEngine<Row, Answer> engine = _ml.Model.CreatePredictionEngine<Row, Answer>(model);
        Row[] rows = [.. _ml.Data.CreateEnumerable<Row>(_test, reuseRowObject: false)];
        CollectionAssert.AreEqual(model.Transform(_test).GetColumn<uint>("PredictedLabel").ToArray(), Array.ConvertAll(rows, row => engine.Predict(row).PredictedLabel));
    }

    [TestMethod]
    public void OffsetsAreFoundOnScoredRowsAndGivenByHand()
    {
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.9f, 0.1f]), ("b", [0.8f, 0.2f]), ("b", [0.6f, 0.4f]));
        OffsetTuning found = Multiclass.FindOffsets(rows);
        Assert.AreEqual(1, found.Value);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 2 }, Multiclass.ChangeOffsets(found.Offsets).Fit(rows).Transform(rows).GetColumn<uint>("PredictedLabel").ToArray());
        var byHand = new Dictionary<string, double> { ["a"] = 0, ["b"] = 1 };
        CollectionAssert.AreEqual(new uint[] { 1, 1, 2 }, Multiclass.ChangeOffsets(byHand).Fit(rows).Transform(rows).GetColumn<uint>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void WhatCannotBeDecidedIsAnError()
    {
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.9f, 0.1f]), ("b", [0.8f, 0.2f]));
        Error<ArgumentException>(() => Multiclass.ChangeOffsets(new Dictionary<string, double> { ["a"] = 0 }).Fit(rows), "The offsets lack class \"b\". Give a number for each of 'a', 'b'.");
        Error<ArgumentException>(
            () => Multiclass.ChangeOffsets(new Dictionary<string, double> { ["a"] = 0, ["b"] = 1, ["z"] = 2 }).Fit(rows), "The offsets name class \"z\", which is none of 'a', 'b'.");
        Error<ArgumentOutOfRangeException>(() => Multiclass.ChangeOffsets(new Dictionary<string, double> { ["a"] = double.NaN }), "The offset of class \"a\" is NaN; it must be a finite number.");
        IDataView raw = Scored.Multiclass(_ml, ("a", [3f, -1f]), ("b", [0.8f, 0.2f]));
        Error<InvalidOperationException>(
            () => Multiclass.FindOffsets(raw),
            "Column 'Score' holds scores that are no probabilities: in some row one is negative, or their sum is not 1. Use a trainer that gives probabilities, for example LightGbm, LbfgsMaximumEntropy or OneVersusAll of a calibrated one.");
        // Two rows of a and one of b have the same scores: b has recall 1 and precision 1/3, or none.
        IDataView alike = Scored.Multiclass(_ml, ("a", [0.6f, 0.4f]), ("a", [0.6f, 0.4f]), ("b", [0.6f, 0.4f]));
        Error<InvalidOperationException>(
            () => Multiclass.FindOffsets(alike, DecisionObjective.PrecisionAtLeast(0.5)), "Objective 'precision>=0.5' is not reached: the best offsets found leave class \"");
        Error<InvalidOperationException>(
            () => Multiclass.FindOffsets(rows, DecisionObjective.Custom("never", _ => double.NaN)), "Objective 'never' allows no decision: its function is NaN for each.");
        Error<ArgumentOutOfRangeException>(() => Multiclass.FindOffsets(rows, groupColumnName: "Person"), "Could not find group column 'Person'.");
        Error<ArgumentOutOfRangeException>(() => Multiclass.FindOffsets(rows, bootstrapCount: -1), "bootstrapCount is -1; it must be at least 0.");
        Error<ArgumentOutOfRangeException>(() => Multiclass.TuneThreshold(Pipeline, new MulticlassThresholdOptions { BootstrapCount = -1 }), "BootstrapCount is -1; it must be at least 0.");
        IDataView nan = Scored.Multiclass(_ml, ("a", [float.NaN, 0.1f]));
        Error<InvalidOperationException>(() => Multiclass.FindOffsets(nan), "Score column 'Score' holds NaN in row 0 (counted from 0).");
    }

    private static DecisionCounts CountsOf(ImbalanceConfusionMatrix matrix)
    {
        var counts = new DecisionCounts(matrix.ClassNames);
        for (int i = 0; i < matrix.NumberOfClasses; i++)
        {
            for (int j = 0; j < matrix.NumberOfClasses; j++)
                counts.Add(i, j, matrix[i, j]);
        }
        return counts;
    }

    private static MulticlassPredictions Predictions(string[] names, params (int Actual, double[] Scores)[] rows)
    {
        var predictions = new MulticlassPredictions(names);
        foreach ((int actual, double[] scores) in rows)
            predictions.Add(actual, 0, scores, weight: null);
        return predictions;
    }

    private static void Error<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);

    private sealed class Row
    {
        public string Class { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Answer
    {
        public uint PredictedLabel { get; set; }
    }
}

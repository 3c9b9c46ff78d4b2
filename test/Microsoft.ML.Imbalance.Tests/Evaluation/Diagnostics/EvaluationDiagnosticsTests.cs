using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Diagnostics;

[TestClass]
public sealed class EvaluationDiagnosticsTests
{
    private static readonly MLContext Context = new(seed: 1);

    [TestMethod]
    public void NothingToSayOfAGoodEvaluation()
    {
        IDataView data = Sample.Binary(Context, seed: 1, count: 1000);
        ITransformer model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        Assert.IsEmpty(Context.BinaryClassification.Imbalance.Evaluate(model.Transform(data)).Diagnostics);
    }

    [TestMethod]
    public void AccuracyOfTheMajorityShare()
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary([.. Enumerable.Repeat((true, 0.2), 20), .. Enumerable.Repeat((false, 0.2), 80)]);
        AssertDiagnostics(
            metrics,
            "Warning IMB201: Accuracy is 0.8000, and always answering \"False\" has 0.8000. "
            + "Accuracy can't tell this model from none: judge by average precision and recall. Move the threshold or weigh the classes before trying another model.");
        // One more right than that is better.
        Assert.IsEmpty(ScoredRows.Binary([(true, 0.6), .. Enumerable.Repeat((true, 0.2), 19), .. Enumerable.Repeat((false, 0.2), 80)]).Diagnostics);
    }

    [TestMethod]
    public void FewRowsOfAClass()
    {
        AssertDiagnostics(
            ScoredRows.Binary([.. Enumerable.Repeat((true, 0.9), 9), .. Enumerable.Repeat((false, 0.1), 90)]),
            "Warning IMB202: Classes have fewer than 10 rows here: \"True\" (9). "
            + "One row more or less moves their recall by a tenth or more: look at Intervals(), evaluate more rows, or cross-validate and look at the pooled metrics.");
        Assert.IsEmpty(ScoredRows.Binary([.. Enumerable.Repeat((true, 0.9), 10), .. Enumerable.Repeat((false, 0.1), 90)]).Diagnostics);
    }

    [TestMethod]
    public void ProbabilitiesThatPromiseTooMuch()
    {
        // 20 of 200 rows are positive; the mean probability is (20 · 0.9 + 180 · 0.4) / 200.
        AssertDiagnostics(
            ScoredRows.Binary([.. Enumerable.Repeat((true, 0.9), 20), .. Enumerable.Repeat((false, 0.4), 180)]),
            "Warning IMB203: The mean probability is far from the share of the rows: \"True\" 0.4500 for a share of 0.1000. "
            + "Probabilities learned on resampled or weighted rows must be corrected for the shares of real use, or calibrated on rows that were not resampled. Until then trust their order only.");
    }

    [TestMethod]
    public void AModelOfBalancedRowsPromisesTooMuch()
    {
        IDataView data = Sample.Binary(Context, seed: 1, count: 1000);
        ITransformer model = Context.Transforms.Imbalance.Smote(seed: 1).Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(data);
        IReadOnlyList<ImbalanceDiagnostic> diagnostics = Context.BinaryClassification.Imbalance.Evaluate(model.Transform(Sample.Binary(Context, seed: 2, count: 1000))).Diagnostics;
        CollectionAssert.Contains(diagnostics.Select(d => d.Id).ToArray(), "IMB203");
    }

    [TestMethod]
    public void ResampledRowsAreNoTestSet()
    {
        IDataView data = Sample.Binary(Context, seed: 1, count: 1000);
        ITransformer model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView balanced = Context.Transforms.Imbalance.Smote(seed: 1).FitResample(data);
        const string Expected = "Error IMB204: The rows were resampled before they were evaluated; label column 'Label' says: \"True\" 100 -> 900. "
            + "Metrics are worth something on rows with the class shares of real use only. Split first, put the resampler into the pipeline, and evaluate the rows as they are.";
        Assert.AreEqual(Expected, Context.BinaryClassification.Imbalance.Evaluate(model.Transform(balanced)).Diagnostics[0].ToString());
        // A part of them too; and the step that a model was trained with is no harm to other rows.
        StratifiedSplit split = Context.Data.Imbalance.StratifiedTrainTestSplit(balanced, testFraction: 0.3, seed: 1);
        Assert.AreEqual(Expected, Context.BinaryClassification.Imbalance.Evaluate(model.Transform(split.TestSet)).Diagnostics[0].ToString());
        Assert.AreEqual(Expected, Context.BinaryClassification.Imbalance.CrossValidate(balanced, Context.BinaryClassification.Trainers.LbfgsLogisticRegression(), numberOfFolds: 2, seed: 1).Diagnostics.Single(d => d.Id == "IMB204").ToString());
        ITransformer trained = Context.Transforms.Imbalance.Smote(seed: 1).Append(Context.BinaryClassification.Trainers.LbfgsLogisticRegression()).Fit(data);
        Assert.DoesNotContain("IMB204", string.Join(' ', Context.BinaryClassification.Imbalance.Evaluate(trained.Transform(data)).Diagnostics));
    }

    [TestMethod]
    public void RowsWithTheSameIdAreCounted()
    {
        IDataView data = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new BinaryRow { Label = i % 2 == 0, PredictedLabel = i % 2 == 0, Score = i % 2 == 0 ? 1 : -1, Probability = i % 2 == 0 ? 0.9 : 0.1 }));
        Assert.AreEqual(
            "Warning IMB205: 10 of 40 rows have the id of an earlier row: the same rows seem to be evaluated several times. "
            + "Evaluate every row once; use an example weight column if rows shall count more than once.",
            Context.BinaryClassification.Imbalance.Evaluate(new RenumberedView(data, row => new DataViewRowId((ulong)row % 30, 0))).Diagnostics.Single().ToString());
        Assert.IsEmpty(Context.BinaryClassification.Imbalance.Evaluate(new RenumberedView(data, row => new DataViewRowId((ulong)(99 - row), 0))).Diagnostics);
    }

    [TestMethod]
    public void DecisionsThatMlNetWouldNotMake()
    {
        IDataView data = Sample.Binary(Context, seed: 1, count: 1000);
        var model = Context.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data);
        IDataView moved = Context.BinaryClassification.ChangeModelThreshold(model, -2).Transform(data);
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(moved);
        CalibratedBinaryClassificationMetrics peer = Context.BinaryClassification.Evaluate(moved);
        ImbalanceDiagnostic diagnostic = metrics.Diagnostics.Single(d => d.Id == "IMB206");
        Assert.AreEqual(DiagnosticSeverity.Info, diagnostic.Severity);
        // What it says of ML.NET's evaluator is what that says.
        Assert.EndsWith(
            FormattableString.Invariant($"accuracy would be {peer.Accuracy:0.0000} and positive recall {peer.PositiveRecall:0.0000} instead of {metrics.Accuracy:0.0000} and {metrics.PositiveRecall:0.0000}."),
            diagnostic.Message);
        Assert.StartsWith("Nothing, if the threshold was moved on purpose:", diagnostic.Remedy);
        Assert.Contains(" of 1000 rows are decided otherwise than by the sign of the score. By the sign, as ML.NET's own Evaluate decides, ", diagnostic.Message);
        // Scores without a sign decide nothing: probabilities in their place.
        Assert.IsEmpty(Context.BinaryClassification.Imbalance.Evaluate(moved, scoreColumnName: "Probability", threshold: 0.5).Diagnostics.Where(d => d.Id == "IMB206"));
    }

    [TestMethod]
    public void MulticlassProbabilitiesAreLookedAtClassByClass()
    {
        var predictions = new MulticlassPredictions(["a", "b", "c"]);
        for (int i = 0; i < 300; i++)
        {
            int actual = i % 10 == 0 ? 1 : i % 10 == 1 ? 2 : 0;
            predictions.Add(actual, actual, [actual == 0 ? 0.8 : 0.3, actual == 0 ? 0.1 : 0.4, actual == 0 ? 0.1 : 0.3], null);
        }
        // Mean of b: (240 · 0.1 + 60 · 0.4) / 300 for 30 rows of 300.
        ImbalanceDiagnostic diagnostic = new MulticlassImbalanceMetrics(predictions, 10).Diagnostics.Single();
        Assert.AreEqual("The mean probability is far from the share of the rows: \"b\" 0.1600 for a share of 0.1000.", diagnostic.Message);
    }

    private static void AssertDiagnostics(ImbalanceMetrics metrics, params string[] expected) => Assert.AreEqual(string.Join("\n", expected), string.Join("\n", metrics.Diagnostics));
}

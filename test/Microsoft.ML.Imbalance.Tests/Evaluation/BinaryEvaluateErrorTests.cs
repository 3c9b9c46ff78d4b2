namespace Microsoft.ML.Imbalance.Tests.Evaluation;

[TestClass]
public sealed class BinaryEvaluateErrorTests
{
    private static readonly MLContext Context = new(seed: 0);
    private static readonly BinaryImbalanceCatalog Catalog = Context.BinaryClassification.Imbalance;

    [TestMethod]
    public void AMissingLabelColumn() => Throws<ArgumentOutOfRangeException>(
        "Could not find label column 'Class'. The data has: 'Label', 'Score', 'Probability', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), labelColumnName: "Class"));

    [TestMethod]
    public void AMissingScoreColumn() => Throws<ArgumentOutOfRangeException>(
        "Could not find score column 'Points'. The data has: 'Label', 'Score', 'Probability', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), scoreColumnName: "Points"));

    [TestMethod]
    public void NeitherScoreNorProbability() => Throws<ArgumentOutOfRangeException>(
        "Could not find score column 'Score'. The data has: 'Label', 'PredictedLabel'. Pass the name of an existing column.",
        () => Catalog.Evaluate(Context.Transforms.SelectColumns("Label", "PredictedLabel").Fit(View()).Transform(View())));

    [TestMethod]
    public void AMissingProbabilityColumnOfAChosenName() => Throws<ArgumentOutOfRangeException>(
        "Could not find probability column 'P'. The data has: 'Label', 'Score', 'Probability', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), probabilityColumnName: "P"));

    [TestMethod]
    public void AMissingWeightColumn() => Throws<ArgumentOutOfRangeException>(
        "Could not find example weight column 'W'. The data has: 'Label', 'Score', 'Probability', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), exampleWeightColumnName: "W"));

    [TestMethod]
    public void AMissingPredictedLabelColumnWithoutAThreshold() => Throws<ArgumentOutOfRangeException>(
        "Could not find predicted label column 'Decision', and no threshold is given. Pass the name of an existing column, or a threshold.",
        () => Catalog.Evaluate(View(), predictedLabelColumnName: "Decision"));

    [TestMethod]
    public void NeitherPredictedLabelNorThreshold() => Throws<ArgumentException>(
        "Neither a predicted label column nor a threshold is given. Set PredictedLabelColumnName or Threshold.",
        () => Catalog.Evaluate(View(), predictedLabelColumnName: null));

    [TestMethod]
    public void AScoreColumnOfTheWrongType() => Throws<ArgumentOutOfRangeException>(
        "Schema mismatch for score column 'Label': expected Single or Double, got Boolean.",
        () => Catalog.Evaluate(View(), scoreColumnName: "Label"));

    [TestMethod]
    public void ANaNScore() => Throws<InvalidOperationException>(
        "Score column 'Score' holds NaN in row 1 (counted from 0). Every row needs a score; check the row's features, and whether training diverged.",
        () => Catalog.Evaluate(View(row => row.Score = double.NaN)));

    [TestMethod]
    public void AProbabilityOutOfRange() => Throws<InvalidOperationException>(
        "Probability column 'Probability' holds 1.5 in row 1 (counted from 0). Values from 0 to 1 are needed; without probabilities, set ProbabilityColumnName to null.",
        () => Catalog.Evaluate(View(row => row.Probability = 1.5)));

    [TestMethod]
    public void AProbabilityThatIsNaN() => Throws<InvalidOperationException>(
        "Probability column 'Probability' holds NaN in row 1 (counted from 0). Values from 0 to 1 are needed; without probabilities, set ProbabilityColumnName to null.",
        () => Catalog.Evaluate(View(row => row.Probability = double.NaN)));

    [TestMethod]
    [DataRow(-1.0, "-1")]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    public void AWeightOutOfRange(double weight, string text) => Throws<InvalidOperationException>(
        $"Example weight column 'Weight' holds {text} in row 1 (counted from 0). Finite weights of at least 0 are needed; correct or filter the row.",
        () => Catalog.Evaluate(View(row => row.Weight = weight), exampleWeightColumnName: "Weight"));

    [TestMethod]
    public void WeightsOfZeroOnly() => Throws<InvalidOperationException>(
        "Example weight column 'Probability' is 0 in all 2 labeled rows. At least one row must weigh something.",
        () => Catalog.Evaluate(Context.Data.LoadFromEnumerable(new BinaryRow[] { new() { Label = true }, new() }), exampleWeightColumnName: "Probability"));

    [TestMethod]
    [DataRow(1.5)]
    [DataRow(-0.1)]
    public void AThresholdThatNoProbabilityCanHave(double threshold) => Throws<ArgumentOutOfRangeException>(
        "Threshold applies to probability column 'Probability' and must be between 0 and 1. To put it on the score, set ProbabilityColumnName to null.",
        () => Catalog.Evaluate(View(), threshold: threshold));

    [TestMethod]
    public void AThresholdThatIsNoNumber() => Throws<ArgumentOutOfRangeException>(
        "Threshold must be a finite number, or null to take the predicted labels.", () => Catalog.Evaluate(View(), threshold: double.NaN));

    [TestMethod]
    public void NoCalibrationBins() => Throws<ArgumentOutOfRangeException>(
        "CalibrationBinCount must be at least 1.", () => Catalog.Evaluate(View(), new BinaryEvaluationOptions { CalibrationBinCount = 0 }));

    [TestMethod]
    public void AnUnknownPositiveClass() => Throws<ArgumentOutOfRangeException>(
        "PositiveClass is 'maybe', but label column 'Label' has the classes 'no', 'yes'. Pass one of these.",
        () => Catalog.Evaluate(Texts("no", "yes"), positiveClass: "maybe"));

    [TestMethod]
    public void FalseAsThePositiveClass() => Throws<ArgumentOutOfRangeException>(
        "PositiveClass is 'False', but in Boolean label column 'Label' it is always 'True'. Leave PositiveClass out, or evaluate a text or key label.",
        () => Catalog.Evaluate(View(), positiveClass: "False"));

    [TestMethod]
    public void LabelsOfOneClass() => Throws<InvalidOperationException>(
        "Label column 'Label' has one class only, 'no'; binary evaluation needs two. Evaluate rows of both, or use a Boolean label, which has two classes even if the rows have one.",
        () => Catalog.Evaluate(Texts("no", "no")));

    [TestMethod]
    public void LabelsOfManyClasses() => Throws<InvalidOperationException>(
        "Label column 'Label' has 12 classes, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j' and 2 more; binary evaluation needs two. "
        + "Use MulticlassClassification.Imbalance.Evaluate.",
        () => Catalog.Evaluate(Texts([.. "abcdefghijkl".Select(c => $"{c}")])));

    [TestMethod]
    public void APredictionOfAnotherClass() => Throws<InvalidOperationException>(
        "Predicted label column 'PredictedLabel' holds 'x', first in row 1 (counted from 0), which is none of the classes 'no', 'yes'. "
        + "Predicted and true labels must have the same values; map one to the other first.",
        () => Catalog.Evaluate(Context.Data.LoadFromEnumerable(new TextRow[] { new("no", "no"), new("yes", "x") })));

    [TestMethod]
    public void AMissingPrediction() => Throws<InvalidOperationException>(
        "Predicted label column 'PredictedLabel' has no value in row 1 (counted from 0). Every row needs a predicted class; check the row's scores.",
        () => Catalog.Evaluate(Context.Data.LoadFromEnumerable(new TextRow[] { new("no", "no"), new("yes", "") })));

    [TestMethod]
    public void NoRows() => Throws<InvalidOperationException>(
        "The data has no rows. At least one labeled row is needed; check the file and the filters before this step.",
        () => Catalog.Evaluate(Context.Data.LoadFromEnumerable(Array.Empty<BinaryRow>())));

    private static void Throws<TException>(string message, Func<object> evaluate)
        where TException : Exception => Assert.StartsWith(message, Assert.ThrowsExactly<TException>(evaluate).Message);

    private static IDataView View(Action<BinaryRow>? change = null)
    {
        BinaryRow[] rows = [new() { Score = -1, Probability = 0.2 }, new() { Label = true, Score = 1, Probability = 0.8, PredictedLabel = true }];
        change?.Invoke(rows[1]);
        return Context.Data.LoadFromEnumerable(rows);
    }

    private static IDataView Texts(params string[] labels) => Context.Data.LoadFromEnumerable(labels.Select(label => new TextRow(label, label)).ToList());

    private sealed class TextRow(string label, string predictedLabel)
    {
        public TextRow()
            : this("", "")
        {
        }

        public string Label { get; set; } = label;

        public string PredictedLabel { get; set; } = predictedLabel;

        public float Score { get; set; }
    }
}

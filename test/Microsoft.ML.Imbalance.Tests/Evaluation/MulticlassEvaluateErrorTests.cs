using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

[TestClass]
public sealed class MulticlassEvaluateErrorTests
{
    private static readonly MLContext Context = new(seed: 0);
    private static readonly MulticlassImbalanceCatalog Catalog = Context.MulticlassClassification.Imbalance;

    [TestMethod]
    public void AMissingScoreColumn() => Throws<ArgumentOutOfRangeException>(
        "Could not find score column 'Points'. The data has: 'Label', 'Score', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), scoreColumnName: "Points"));

    [TestMethod]
    public void AMissingPredictedLabelColumn() => Throws<ArgumentOutOfRangeException>(
        "Could not find predicted label column 'Decision'. The data has: 'Label', 'Score', 'PredictedLabel', 'Weight'. Pass the name of an existing column.",
        () => Catalog.Evaluate(View(), predictedLabelColumnName: "Decision"));

    [TestMethod]
    public void AScoreThatIsNoVector() => Throws<ArgumentOutOfRangeException>(
        "Schema mismatch for score column 'Weight': expected a vector of Single or Double with a slot for each of at least two classes, got Double.",
        () => Catalog.Evaluate(View(), scoreColumnName: "Weight"));

    [TestMethod]
    public void ANaNScore() => Throws<InvalidOperationException>(
        "Score column 'Score' holds NaN in row 1 (counted from 0). Every row needs a score; check the row's features, and whether training diverged.",
        () => Catalog.Evaluate(View(row => row.Score[0] = double.NaN)));

    [TestMethod]
    public void ANegativeWeight() => Throws<InvalidOperationException>(
        "Example weight column 'Weight' holds -2 in row 1 (counted from 0). Finite weights of at least 0 are needed; correct or filter the row.",
        () => Catalog.Evaluate(View(row => row.Weight = -2), exampleWeightColumnName: "Weight"));

    [TestMethod]
    public void MoreClassesThanSlots() => Throws<InvalidOperationException>(
        "Score column 'Score' has 2 slots without names, but label column 'Label' has 3 classes, '0', '1', '7': which slot belongs to which class can't be told. "
        + "Name the slots, or evaluate rows of all classes.",
        () => Catalog.Evaluate(View(row => row.Label = 7)));

    [TestMethod]
    public void AClassThatNoSlotStandsFor() => Throws<InvalidOperationException>(
        "Label column 'Class' holds 'never seen', which no slot of score column 'Score' stands for: 'common', 'rare', 'odd'. "
        + "Train with rows of every class, or filter these rows out before evaluating.",
        () =>
        {
            IDataView train = Sample.Multiclass(Context, seed: 1, count: 100);
            ITransformer model = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
                .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
                .Append(Context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
                .Fit(train);
            IDataView test = Context.Data.LoadFromEnumerable(new InputRow[] { new() { Class = "common" }, new() { Class = "never seen" } });
            return Catalog.Evaluate(model.Transform(test), labelColumnName: "Class");
        });

    [TestMethod]
    public void APredictionOfAnotherClass() => Throws<InvalidOperationException>(
        "Predicted label column 'PredictedLabel' holds '9', first in row 1 (counted from 0), which is none of the classes '0', '1'. "
        + "Predicted and true labels must have the same values; map one to the other first.",
        () => Catalog.Evaluate(View(row => row.PredictedLabel = 9)));

    [TestMethod]
    public void NoLabels() => Throws<InvalidOperationException>(
        "Label column 'Label' is missing in all 2 rows. At least one labeled row is needed; check the column's name and type.",
        () =>
        {
            SchemaDefinition schema = SchemaDefinition.Create(typeof(KeyRow));
            schema["Label"].ColumnType = schema["PredictedLabel"].ColumnType = new KeyDataViewType(typeof(uint), 2);
            return Catalog.Evaluate(Context.Data.LoadFromEnumerable(new KeyRow[] { new(), new() }, schema));
        });

    [TestMethod]
    public void NoCalibrationBins() => Throws<ArgumentOutOfRangeException>(
        "CalibrationBinCount must be at least 1.", () => Catalog.Evaluate(View(), new MulticlassEvaluationOptions { CalibrationBinCount = 0 }));

    private static void Throws<TException>(string message, Func<object> evaluate)
        where TException : Exception => Assert.StartsWith(message, Assert.ThrowsExactly<TException>(evaluate).Message);

    private static IDataView View(Action<MulticlassRow>? change = null)
    {
        MulticlassRow[] rows = [new() { Score = [0.8, 0.2] }, new() { Label = 1, PredictedLabel = 1, Score = [0.3, 0.7] }, new() { Label = 1, Score = [0.6, 0.4] }];
        change?.Invoke(rows[1]);
        return MulticlassRow.View(rows);
    }

    private sealed class InputRow
    {
        public string Class { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [0, 0];
    }

    private sealed class KeyRow
    {
        // Beyond the last key value: missing.
        public uint Label { get; set; } = 2;

        public uint PredictedLabel { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [0.5f, 0.5f];
    }
}

using System.Text.Json;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Undersampling by the opinion of a model.</summary>
[TestClass]
public sealed class InstanceHardnessThresholdTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> Inputs => ReferenceFile.Cases("instance_hardness.json").Select(c => new object[] { c.GetProperty("input").GetString()! });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void TheCountsThatThePeerOvershootsAreMet(string input)
    {
        JsonElement reference = ReferenceFile.Cases("instance_hardness.json").Single(c => c.GetProperty("input").GetString() == input);
        LabeledRows data = ReferenceFile.Table(input);
        ResampledDataView view = _ml.Transforms.Imbalance.InstanceHardnessThreshold(seed: 1).FitResample(data.ToView(_ml, LabelKind.Int64));
        int smallest = reference.GetProperty("counts_before").EnumerateObject().Min(c => c.Value.GetInt32());
        Assert.IsTrue(view.Report.Classes.All(c => c.CountAfter == smallest), view.Report.ToString());
    }

    [TestMethod]
    public void RowsOnTheWrongSideGoFirst()
    {
        // Class 0 lies around 0, class 1 around 10; ten rows of class 0 lie among class 1.
        float[][] features = [.. Enumerable.Range(0, 60).Select(i => new[] { i < 10 ? 10 + i * 0.1f : i * 0.01f }), .. Enumerable.Range(0, 40).Select(i => new[] { 10 + i * 0.05f })];
        var data = new LabeledRows([.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 40)], features);
        ResampledDataView view = _ml.Transforms.Imbalance.InstanceHardnessThreshold(target: SamplingTarget.Counts(new Dictionary<string, int> { ["class-a"] = 50 }), seed: 1).FitResample(data.ToView(_ml));
        CollectionAssert.AreEqual(Enumerable.Range(10, 90).ToArray(), view.GetColumn<int>("Id").Order().ToArray());
    }

    [TestMethod]
    public void SeveralColumnsAreAsOneVectorOfThem()
    {
        // Every third row is of the small class; the columns say little about it.
        var rows = Enumerable.Range(0, 90).Select(i => new { Label = i % 3 == 0, Whole = (long)(i * 37 % 11), Part = i * 53 % 17 / 4.0, Place = (float)i });
        IDataView view = _ml.Transforms.Conversion.ConvertType([new InputOutputColumnPair("A", "Whole"), new InputOutputColumnPair("B", "Part")], DataKind.Single)
            .Append(_ml.Transforms.Concatenate("Features", "A", "B")).Fit(_ml.Data.LoadFromEnumerable(rows)).Transform(_ml.Data.LoadFromEnumerable(rows));
        float[] vector = Places(new InstanceHardnessThresholdOptions { Seed = 1 });
        Assert.HasCount(60, vector);
        CollectionAssert.AreEqual(vector, Places(new InstanceHardnessThresholdOptions { FeatureColumnNames = ["Whole", "Part"], Seed = 1 }));
        CollectionAssert.AreNotEqual(vector, Places(new InstanceHardnessThresholdOptions { FeatureColumnNames = ["Part"], Seed = 1 }));

        float[] Places(InstanceHardnessThresholdOptions options) => [.. _ml.Transforms.Imbalance.InstanceHardnessThreshold(options).FitResample(view).GetColumn<float>("Place")];
    }

    [TestMethod]
    public void OfEquallyHardRowsThoseThatComeLastGo()
        => CollectionAssert.AreEqual(new[] { 5, 7, 3 }, InstanceHardnessThreshold.Hardest([1, 3, 5, 7], [0, 0.9, 0, 0.5, 0, 0.1, 0, 0.5], 3).ToArray());

    [TestMethod]
    public void AnyTrainerMayJudgeAndItsOwnClassIsReadForEveryKindOfOutput()
    {
        LabeledRows data = LabeledRows.Gaussian([90, 20], dimension: 2);
        IDataView view = data.ToView(_ml, LabelKind.Boolean);
        IDataView keys = data.ToView(_ml, LabelKind.KeyWithNames);
        int[] byProbability = Kept(view, _ml.BinaryClassification.Trainers.LbfgsLogisticRegression());
        int[] bySlots = Kept(keys, _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        int[] byScore = Kept(view, _ml.Transforms.NormalizeMinMax("Features").Append(_ml.BinaryClassification.Trainers.LinearSvm()));
        foreach (int[] kept in new[] { byProbability, bySlots, byScore })
        {
            Assert.HasCount(40, kept);
            // What stays of class 0 is what lies away from class 1: class 0 is 1.5 further in slot 0, class 1 in slot 1.
            double MeanOf(IEnumerable<int> rows) => rows.Where(row => data.Classes[row] == 0).Average(row => data.Features[row][0] - data.Features[row][1]);
            Assert.IsGreaterThan(MeanOf(Enumerable.Range(0, 110)) + 0.5, MeanOf(kept));
        }
    }

    [TestMethod]
    public void TheProbabilityIsThatOfTheOwnClassWhateverTheLabelsAre()
    {
        LabeledRows data = LabeledRows.Gaussian([90, 40, 20], dimension: 3);
        int[] expected = Kept(data.ToView(_ml, LabelKind.Int64), null);
        CollectionAssert.AreEqual(expected, Kept(data.ToView(_ml, LabelKind.SingleMinusOneAndOne), null));
        CollectionAssert.AreEqual(expected, Kept(data.ToView(_ml, LabelKind.Int32OneAndTwo), null));
        CollectionAssert.AreEqual(expected, Kept(data.ToView(_ml, LabelKind.Text), null));
    }

    [TestMethod]
    public void RowsOfUnseenIdsAreJudgedToo()
    {
        LabeledRows data = LabeledRows.Gaussian([60, 20]);
        IDataView shuffled = _ml.Data.ShuffleRows(data.ToView(_ml), seed: 3);
        CollectionAssert.AreEqual(Kept(data.ToView(_ml), null), Kept(shuffled, null));
    }

    [TestMethod]
    public void TooFewRowsForTheFoldsAreRefused()
    {
        IDataView view = LabeledRows.Gaussian([20, 4]).ToView(_ml);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.InstanceHardnessThreshold().FitResample(view));
        Assert.AreEqual(
            "Class \"class-b\" has 4 rows; InstanceHardnessThreshold with NumberOfFolds = 5 needs at least 5 of every class. Lower NumberOfFolds or use RandomUndersample.", error.Message);
        Assert.AreEqual(8L, _ml.Transforms.Imbalance.InstanceHardnessThreshold(numberOfFolds: 4).FitResample(view).GetRowCount());
    }

    [TestMethod]
    public void OneFoldIsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.InstanceHardnessThreshold(numberOfFolds: 1));
        StringAssert.StartsWith(error.Message, "NumberOfFolds is 1; it must be at least 2.");
    }

    [TestMethod]
    public void AModelWithoutAScoreIsRefused()
    {
        IDataView view = LabeledRows.Gaussian([20, 10]).ToView(_ml, LabelKind.Boolean);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Kept(view, _ml.Transforms.NormalizeMinMax("Features")));
        StringAssert.StartsWith(error.Message, "Could not find score column 'Score'. The data has: 'Label', 'Features', 'Id'");
    }

    [TestMethod]
    public void AModelThatDropsRowsIsRefused()
    {
        IDataView view = LabeledRows.Gaussian([20, 10]).ToView(_ml, LabelKind.Boolean);
        IEstimator<ITransformer> dropping = _ml.Transforms.CopyColumns("Score", "Ratio").Append(new Dropping(_ml));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Kept(view, dropping));
        Assert.AreEqual(
            "The estimator of InstanceHardnessThreshold scored 1 of 6 rows. Every row has to be judged; take steps that filter or resample rows out of it.", error.Message);
    }

    private int[] Kept(IDataView view, IEstimator<ITransformer>? estimator)
        => [.. _ml.Transforms.Imbalance.InstanceHardnessThreshold(estimator: estimator, seed: 1).FitResample(view).GetColumn<int>("Id").Order()];

    /// <summary>A model that forgets all rows but one.</summary>
    private sealed class Dropping(MLContext ml) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new DroppingTransformer(ml);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;
    }

    private sealed class DroppingTransformer(MLContext ml) : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => ml.Data.TakeRows(input, 1);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}

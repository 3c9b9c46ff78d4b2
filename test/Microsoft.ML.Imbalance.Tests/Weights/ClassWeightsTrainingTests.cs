using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Weights reach the trainer, and leave nothing behind in the model.</summary>
[TestClass]
public sealed class ClassWeightsTrainingTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly LabeledRows _train = LabeledRows.Gaussian([300, 40]);
    private readonly LabeledRows _test = LabeledRows.Gaussian([100, 12], seed: 2);

    private IDataView TrainView => _train.ToView(_ml, LabelKind.Boolean);

    private IDataView TestView => _test.ToView(_ml, LabelKind.Boolean);

    private LbfgsLogisticRegressionBinaryTrainer WeightedTrainer => Trainer("Weight");

    [TestMethod]
    public void WeighingAClassTwiceEqualsTrainingOnTwoCopiesOfItsRows()
    {
        var twice = ClassWeightScheme.Custom(new Dictionary<string, double> { ["False"] = 1, ["True"] = 2 });
        float[] byWeight = Scores(_ml.Transforms.Imbalance.ClassWeights(scheme: twice).Append(WeightedTrainer).Fit(TrainView));
        int[] rows = [.. Enumerable.Range(0, _train.RowCount).SelectMany(i => Enumerable.Repeat(i, _train.Classes[i] == 1 ? 2 : 1))];
        var copies = new LabeledRows(Array.ConvertAll(rows, i => _train.Classes[i]), Array.ConvertAll(rows, i => _train.Features[i]));
        float[] byCopy = Scores(Trainer().Fit(copies.ToView(_ml, LabelKind.Boolean)));
        float[] unweighted = Scores(Trainer().Fit(TrainView));
        for (int i = 0; i < byWeight.Length; i++)
            Assert.AreEqual(byCopy[i], byWeight[i], 1e-3f, $"row {i}");
        Assert.IsGreaterThan(unweighted.Average() + 0.3f, byWeight.Average(), "twice the weight raises the log-odds by about ln 2");
    }

    [TestMethod]
    public void ASavedModelHasNoTraceOfTheWeights()
    {
        IDataView train = TrainView;
        var model = _ml.Transforms.Imbalance.ClassWeights().Append(WeightedTrainer).Fit(train);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, train.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        IDataView scored = loaded.Transform(TestView);
        Assert.IsNull(scored.Schema.GetColumnOrNull("Weight"));
        CollectionAssert.AreEqual(Scores(model), scored.GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void APredictionEngineNeedsNoLabel()
    {
        var model = _ml.Transforms.Imbalance.ClassWeights().Append(WeightedTrainer).Fit(TrainView);
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Input));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        using PredictionEngine<Input, Output> engine = _ml.Model.CreatePredictionEngine<Input, Output>(model, inputSchemaDefinition: schema);
        Output[] one = [.. _test.Features.Select(f => engine.Predict(new Input { Features = f }))];
        CollectionAssert.AreEqual(Scores(model), Array.ConvertAll(one, o => o.Score));
        Assert.IsTrue(Array.TrueForAll(one, o => o.Weight == 1));
    }

    // Without a penalty: its share of the loss depends on how many rows there are, and copies are more rows.
    private LbfgsLogisticRegressionBinaryTrainer Trainer(string? weights = null)
        => _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(exampleWeightColumnName: weights, l1Regularization: 0, l2Regularization: 0, optimizationTolerance: 1e-10f);

    private float[] Scores(ITransformer model) => [.. model.Transform(TestView).GetColumn<float>("Score")];

    private sealed class Input
    {
        public float[] Features { get; set; } = [];
    }

    private sealed class Output
    {
        public float Score { get; set; }

        public float Weight { get; set; }
    }
}

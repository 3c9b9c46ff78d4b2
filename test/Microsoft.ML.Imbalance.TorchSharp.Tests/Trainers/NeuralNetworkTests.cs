using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The trainer in the places where ML.NET's own trainers are used.</summary>
[TestClass]
public sealed class NeuralNetworkTests
{
    private static readonly MLContext Ml = new(seed: 1);
    private static readonly IDataView BinaryTable = Tables.Binary(Ml);
    private static readonly IDataView MulticlassTable = Tables.Multiclass(Ml);
    private static readonly Lazy<NeuralNetworkTransformer> BinaryModel = new(() => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick).Fit(BinaryTable));
    private static readonly Lazy<NeuralNetworkTransformer> MulticlassModel = new(() => Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick).Fit(MulticlassTable));

    [TestMethod]
    public void BinaryColumnsAreThoseOfMLNetsTrainers()
        => AssertSameColumns(Ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(BinaryTable).Transform(BinaryTable).Schema, BinaryModel.Value.Transform(BinaryTable).Schema);

    [TestMethod]
    public void MulticlassColumnsAreThoseOfMLNetsTrainers()
        => AssertSameColumns(Ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(MulticlassTable).Transform(MulticlassTable).Schema, MulticlassModel.Value.Transform(MulticlassTable).Schema);

    [TestMethod]
    public void WhatIsPromisedIsDelivered()
    {
        foreach ((NeuralNetworkEstimator estimator, NeuralNetworkTransformer model, IDataView table) in new[]
        {
            (Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(), BinaryModel.Value, BinaryTable),
            (Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(), MulticlassModel.Value, MulticlassTable),
        })
        {
            SchemaShape promised = estimator.GetOutputSchema(new SchemaShape(SchemaShapes.Of(table.Schema)));
            SchemaShape.Column[] delivered = SchemaShapes.Of(model.GetOutputSchema(table.Schema));
            CollectionAssert.AreEquivalent(promised.Select(c => $"{c.Name} {c.Kind} {c.ItemType} {c.IsKey}").ToArray(), delivered.Select(c => $"{c.Name} {c.Kind} {c.ItemType} {c.IsKey}").ToArray());
        }
        Assert.IsTrue(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork().Info.NeedNormalization);
    }

    [TestMethod]
    public void ItLearnsBothTasks()
    {
        Assert.IsGreaterThan(0.9, Ml.BinaryClassification.Evaluate(BinaryModel.Value.Transform(BinaryTable)).AreaUnderRocCurve);
        MulticlassClassificationMetrics metrics = Ml.MulticlassClassification.Evaluate(MulticlassModel.Value.Transform(MulticlassTable));
        Assert.IsGreaterThan(0.8, metrics.MacroAccuracy);
        Assert.AreEqual(3, metrics.ConfusionMatrix.NumberOfClasses);
        StringAssert.Contains(metrics.ConfusionMatrix.GetFormattedConfusionTable(), "middle");
    }

    public static IEnumerable<object[]> Architectures => [[new ResNetArchitecture { Width = 16, HiddenWidth = 16 }], [new TabMArchitecture { MemberCount = 4, Width = 16 }]];

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void OtherArchitecturesLearnToo(NetworkArchitecture architecture)
    {
        var options = new NeuralNetworkOptions { Architecture = architecture, NumericEmbedding = new PeriodicEmbeddingOptions(), Epochs = 12, BatchSize = 64, Seed = 5 };
        Assert.IsGreaterThan(0.9, Ml.BinaryClassification.Evaluate(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(BinaryTable).Transform(BinaryTable)).AreaUnderRocCurve);
        Assert.IsGreaterThan(0.8, Ml.MulticlassClassification.Evaluate(Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(MulticlassTable).Transform(MulticlassTable)).MacroAccuracy);
    }

    [TestMethod]
    public void CrossValidationWorks()
    {
        var pipeline = Ml.Transforms.NormalizeMinMax("Features").Append(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick));
        var folds = Ml.BinaryClassification.CrossValidate(BinaryTable, pipeline, numberOfFolds: 2);
        Assert.HasCount(2, folds);
        foreach (var fold in folds)
            Assert.IsGreaterThan(0.8, fold.Metrics.AreaUnderRocCurve);
    }

    [TestMethod]
    public void PermutationFeatureImportanceFindsTheFeaturesThatCount()
    {
        var importance = Ml.BinaryClassification.PermutationFeatureImportance<NeuralNetworkModel>(BinaryModel.Value, BinaryTable, permutationCount: 2);
        double[] loss = [.. importance.Select(slot => -slot.AreaUnderRocCurve.Mean)];
        Assert.IsGreaterThan(loss[2] + 0.05, loss[0]);
        Assert.IsGreaterThan(loss[3] + 0.05, loss[1]);
    }

    [TestMethod]
    public void APredictionEngineGivesTheBitsOfTheView()
    {
        float[] expected = [.. BinaryModel.Value.Transform(BinaryTable).GetColumn<float>("Score")];
        PredictionEngine<Tables.BinaryRow, BinaryAnswer> engine = Ml.Model.CreatePredictionEngine<Tables.BinaryRow, BinaryAnswer>(BinaryModel.Value, BinaryTable.Schema);
        Tables.BinaryRow[] rows = Tables.BinaryRows(800);
        for (int i = 0; i < rows.Length; i++)
        {
            BinaryAnswer answer = engine.Predict(rows[i]);
            Assert.AreEqual(expected[i], answer.Score);
            Assert.AreEqual(expected[i] > 0, answer.PredictedLabel);
            Assert.AreEqual(1 / (1 + Math.Exp(-expected[i])), answer.Probability, 1e-6);
        }
    }

    [TestMethod]
    public void PredictionEnginesRunInParallel()
    {
        float[] expected = [.. BinaryModel.Value.Transform(BinaryTable).GetColumn<float>("Score")];
        Tables.BinaryRow[] rows = Tables.BinaryRows(800);
        Parallel.For(0, 8, _ =>
        {
            var context = new MLContext(seed: 1);
            PredictionEngine<Tables.BinaryRow, BinaryAnswer> engine = context.Model.CreatePredictionEngine<Tables.BinaryRow, BinaryAnswer>(BinaryModel.Value, BinaryTable.Schema);
            for (int i = 0; i < rows.Length; i++)
                Assert.AreEqual(expected[i], engine.Predict(rows[i]).Score);
        });
    }

    [TestMethod]
    public void PredictedLabelsMapBackToNames()
    {
        IDataView scored = MulticlassModel.Value.Transform(MulticlassTable);
        string[] predicted = [.. Ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(scored).Transform(scored).GetColumn<string>("PredictedLabel")];
        string[] actual = [.. MulticlassTable.GetColumn<string>("Class")];
        Assert.IsGreaterThan(0.8, predicted.Zip(actual).Average(pair => pair.First == pair.Second ? 1.0 : 0));
        CollectionAssert.AreEqual(new[] { "low", "middle", "high" }, MulticlassModel.Value.Model.ClassNames.ToArray());
    }

    [TestMethod]
    public void ARowOfWeightZeroIsNotThere()
    {
        // Positive rows of weight 0 teach nothing: all are negative to the network. Both classes still need rows that weigh something, so a few keep theirs.
        IDataView Weighted(float weight) => Ml.Data.LoadFromEnumerable(Tables.BinaryRows(800).Select((row, i) =>
        {
            row.Weight = row.Label ? weight : 1;
            return row;
        }).ToArray());
        Assert.IsGreaterThan(MeanScore(0.01f) + 1, MeanScore(1));

        double MeanScore(float weight) => Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Options(weight: "Weight")).Fit(Weighted(weight)).Transform(BinaryTable).GetColumn<float>("Score").Average();
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameNetwork()
    {
        NeuralNetworkEstimator estimator = Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick);
        float[] first = [.. estimator.Fit(BinaryTable).Transform(BinaryTable).GetColumn<float>("Score")];
        CollectionAssert.AreEqual(first, estimator.Fit(BinaryTable).Transform(BinaryTable).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void FeaturesOfAnyScaleAreLearned()
    {
        var raw = Tables.Quick;
        Assert.IsTrue(raw.NormalizeFeatures);
        // 100 ± 20 and 0.01 · x: without standardization the network sees little but the second feature.
        var plain = new NeuralNetworkOptions { Architecture = raw.Architecture, Epochs = raw.Epochs, BatchSize = raw.BatchSize, Seed = raw.Seed, NormalizeFeatures = false };
        double Area(NeuralNetworkOptions options) => Ml.BinaryClassification.Evaluate(Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(BinaryTable).Transform(BinaryTable)).AreaUnderRocCurve;
        Assert.IsGreaterThan(Area(plain), Area(raw));
    }

    [TestMethod]
    public void AKeyValueWithoutRowsHasASlotAndNoProbability()
    {
        IDataView two = Ml.Data.FilterByCustomPredicate(MulticlassTable, (Classed row) => row.Label == 2);
        NeuralNetworkTransformer model = Ml.MulticlassClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick).Fit(two);
        float[][] scores = [.. model.Transform(MulticlassTable).GetColumn<float[]>("Score")];
        Assert.IsTrue(scores.All(row => row.Length == 3 && row[1] == 0 && Math.Abs(row.Sum() - 1) < 1e-6));
    }

    [TestMethod]
    public void CorrectPriorsBringsProbabilitiesBack()
    {
        var pipeline = Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(Tables.Quick).Append(Ml.Transforms.Imbalance.CorrectPriors());
        double before = BinaryModel.Value.Transform(BinaryTable).GetColumn<float>("Probability").Average(), after = pipeline.Fit(BinaryTable).Transform(BinaryTable).GetColumn<float>("Probability").Average();
        // A tenth of the rows is positive; for equally frequent classes they look like more.
        Assert.IsGreaterThan(0.15, before);
        Assert.AreEqual(0.1, after, 0.01);
    }

    [TestMethod]
    public void OneHotSlotsAreEmbedded()
    {
        IDataView table = Tables.OneHot(Ml);
        var options = new NeuralNetworkOptions { CategoricalEmbeddingWidth = 3, Architecture = new MlpArchitecture { HiddenWidths = [8] }, Epochs = 20, BatchSize = 64, Seed = 1 };
        NeuralNetworkTransformer model = Ml.BinaryClassification.Trainers.Imbalance.NeuralNetwork(options).Fit(table);
        Assert.IsGreaterThan(0.9, Ml.BinaryClassification.Evaluate(model.Transform(table)).AreaUnderRocCurve);
        // 1 number and 3 vectors of length 3 in, 8 hidden outputs, 2 classes: 9 + (1 + 3) · 8 + 8 + 8 · 2 + 2.
        Assert.AreEqual(67, model.Model.ParameterCount);
    }

    private static void AssertSameColumns(DataViewSchema expected, DataViewSchema actual)
    {
        Assert.AreEqual(string.Join('\n', expected.Select(Text)), string.Join('\n', actual.Select(Text)));

        static string Text(DataViewSchema.Column column)
            => $"{column.Name}: {column.Type} {string.Join(", ", column.Annotations.Schema.Where(a => !a.Name.StartsWith("Imbalance", StringComparison.Ordinal)).Select(a => $"{a.Name} {a.Type} {Value(column.Annotations, a)}").Order())}";

        static string Value(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
        {
            if (annotation.Type is VectorDataViewType)
                return string.Join('|', Get<VBuffer<ReadOnlyMemory<char>>>().DenseValues());
            // The number of a set of columns is another for each model.
            return annotation.Type is TextDataViewType ? $"{Get<ReadOnlyMemory<char>>()}" : annotation.Type is BooleanDataViewType ? $"{Get<bool>()}" : "";

            T Get<T>()
            {
                T value = default!;
                annotations.GetValue(annotation.Name, ref value);
                return value;
            }
        }
    }

    private sealed class BinaryAnswer
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Classed
    {
        [KeyType(3)]
        public uint Label { get; set; }
    }
}

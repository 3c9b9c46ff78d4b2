using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

public abstract partial class EnsembleContract
{
    [TestMethod]
    public void BinaryColumnsAreThoseOfMlNetsTrainers() => AssertSameColumns(TwoClasses(), BinaryTrainer(Ml), BinaryModel);

    [TestMethod]
    public void MulticlassColumnsAreThoseOfMlNetsTrainers()
    {
        AssertSameColumns(ThreeClasses(), MulticlassTrainer(Ml), MulticlassModel);
        IDataView nameless = ThreeClasses(kind: LabelKind.KeyWithoutNames);
        AssertSameColumns(nameless, MulticlassTrainer(Ml), Multiclass().Fit(nameless));
    }

    private static void AssertSameColumns(IDataView data, IEstimator<ITransformer> trainer, ITransformer ensemble)
    {
        DataViewSchema expected = trainer.Fit(data).GetOutputSchema(data.Schema), actual = ensemble.GetOutputSchema(data.Schema);
        CollectionAssert.AreEqual(Describe(expected), Describe(actual));

        static string[] Describe(DataViewSchema schema)
            => [.. schema.Where(c => !c.IsHidden).Select(c => $"{c.Name} {c.Type}: {string.Join(", ", c.Annotations.Schema.Where(a => !a.Name.StartsWith("Imbalance", StringComparison.Ordinal)).Select(a => $"{a.Name} {a.Type} {Value(c, a.Name)}").Order())}")];

        static string Value(DataViewSchema.Column column, string kind)
        {
            if (kind is not ("KeyValues" or "SlotNames" or "TrainingLabelValues"))
                return "";
            VBuffer<ReadOnlyMemory<char>> names = default;
            column.Annotations.GetValue(kind, ref names);
            return string.Join('|', names.DenseValues());
        }
    }

    [TestMethod]
    public void WhatTheShapePromisesIsDelivered()
    {
        AssertPromise(TwoClasses(), Binary(), BinaryModel);
        AssertPromise(ThreeClasses(), Multiclass(), MulticlassModel);

        static void AssertPromise(IDataView data, IEstimator<ITransformer> ensemble, ITransformer model)
        {
            var witness = new ShapeWitness(ensemble);
            new EstimatorChain<ITransformer>().Append(witness).Fit(data);
            string[] delivered = [.. model.GetOutputSchema(data.Schema).Where(c => !c.IsHidden).Select(c => c.Name)];
            CollectionAssert.AreEquivalent(delivered, witness.Promised!.Select(c => c.Name).ToArray());
            CollectionAssert.IsSubsetOf(new[] { "ScoreColumnKind", "ScoreValueKind" }, witness.Promised!.Single(c => c.Name == "Score").Annotations.Select(a => a.Name).ToArray());
        }
    }

    [TestMethod]
    public void MlNetsEvaluationAndOursReadTheColumns()
    {
        IDataView two = BinaryModel.Transform(TwoClasses(seed: 2));
        Assert.IsGreaterThan(0.8, Ml.BinaryClassification.Evaluate(two).AreaUnderRocCurve);
        BinaryImbalanceMetrics metrics = Ml.BinaryClassification.Imbalance.Evaluate(two);
        Assert.IsGreaterThan(0.7, metrics.BalancedAccuracy);
        Assert.AreEqual(Ml.BinaryClassification.Evaluate(two).Accuracy, metrics.Accuracy, 1e-12, "the sign of the score is the decision");
        Assert.AreEqual(metrics.Accuracy, Ml.BinaryClassification.Imbalance.Evaluate(two, threshold: 0.5).Accuracy, 0.02);

        IDataView scored = MulticlassModel.Transform(ThreeClasses(seed: 2)), three = Ml.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel").Fit(scored).Transform(scored);
        Assert.IsGreaterThan(0.7, Ml.MulticlassClassification.Evaluate(three).MacroAccuracy);
        Assert.IsGreaterThan(0.7, Ml.MulticlassClassification.Imbalance.Evaluate(three).BalancedAccuracy);
        CollectionAssert.IsSubsetOf(three.GetColumn<string>("Name").Distinct().ToArray(), new[] { "class-a", "class-b", "class-c" });
    }

    [TestMethod]
    public void APredictionEngineGivesWhatTransformGives()
    {
        IDataView data = TwoClasses();
        ITransformer model = BinaryModel;
        float[] expected = [.. model.Transform(data).GetColumn<float>("Probability")];
        using PredictionEngine<EngineInput, EngineOutput> engine = Ml.Model.CreatePredictionEngine<EngineInput, EngineOutput>(model);
        float[] actual = [.. data.GetColumn<float[]>("Features").Select(f => engine.Predict(new EngineInput { Features = f }).Probability)];
        CollectionAssert.AreEqual(expected, actual);
    }

    [TestMethod]
    public void PermutationFeatureImportanceRuns()
    {
        Assert.HasCount(4, Ml.BinaryClassification.PermutationFeatureImportance(BinaryModel, TwoClasses()));
        Assert.HasCount(4, Ml.MulticlassClassification.PermutationFeatureImportance(MulticlassModel, ThreeClasses()));
    }

    [TestMethod]
    public void TheEnsembleIsTheWeightedMeanOfItsMembers()
    {
        IDataView data = TwoClasses(), test = TwoClasses(seed: 2);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Binary(new EnsembleSetup { Members = 7 }).Fit(data);
        double[] mean = MeanOf(model.Model, member => [.. IsSoft
            ? member.Transform(test).GetColumn<float>("Probability").Select(p => (double)p)
            : member.Transform(test).GetColumn<bool>("PredictedLabel").Select(p => p ? 1.0 : 0.0)]);
        IDataView scored = model.Transform(test);
        float[] probabilities = [.. scored.GetColumn<float>("Probability")], scores = [.. scored.GetColumn<float>("Score")];
        bool[] predicted = [.. scored.GetColumn<bool>("PredictedLabel")];
        for (int row = 0; row < mean.Length; row++)
        {
            Assert.AreEqual(mean[row], probabilities[row], 1e-6);
            Assert.AreEqual(BinaryScoring.LogOddsOf(mean[row]), scores[row], 1e-4);
            Assert.AreEqual(scores[row] > 0, predicted[row]);
        }
    }

    [TestMethod]
    public void TheMulticlassEnsembleIsTheWeightedMeanOfItsMembers()
    {
        IDataView data = ThreeClasses(), test = ThreeClasses(seed: 2);
        EnsembleTransformer<MulticlassImbalanceMetrics> model = Multiclass(new EnsembleSetup { Members = 7 }).Fit(data);
        IDataView scored = model.Transform(test);
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        uint[] predicted = [.. scored.GetColumn<uint>("PredictedLabel")];
        for (int slot = 0; slot < 3; slot++)
        {
            int c = slot;
            double[] mean = MeanOf(model.Model, member => [.. IsSoft
                ? member.Transform(test).GetColumn<float[]>("Score").Select(s => (double)s[c])
                : member.Transform(test).GetColumn<uint>("PredictedLabel").Select(p => p == c + 1 ? 1.0 : 0.0)]);
            for (int row = 0; row < mean.Length; row++)
                Assert.AreEqual(mean[row], scores[row][c], 1e-6);
        }
        for (int row = 0; row < scores.Length; row++)
            Assert.AreEqual(Array.IndexOf(scores[row], scores[row].Max()) + 1u, predicted[row]);
    }

    [TestMethod]
    public void PriorsCanBeCorrectedBehindIt()
    {
        // A fifth of the rows is of the second class; balanced members hold it for likelier.
        IDataView data = LabeledRows.Gaussian([1600, 400], dimension: 1).ToView(Ml, LabelKind.Boolean);
        var model = new EstimatorChain<ITransformer>().Append(Binary()).Append(Ml.Transforms.Imbalance.CorrectPriors()).Fit(data);
        Assert.IsGreaterThan(0.25, Binary().Fit(data).Transform(data).GetColumn<float>("Probability").Average());
        Assert.AreEqual(0.2, model.Transform(data).GetColumn<float>("Probability").Average(), 0.03);
    }

    private static double[] MeanOf(EnsembleModel model, Func<ITransformer, double[]> votesOf)
    {
        Assert.AreEqual(1, model.Members.Sum(m => m.Weight), 1e-12);
        double[][] votes = [.. model.Members.Select(m => Array.ConvertAll(votesOf(m.Transformer), v => v * m.Weight))];
        return [.. votes[0].Select((_, row) => votes.Sum(v => v[row]))];
    }

    private sealed class ShapeWitness(IEstimator<ITransformer> estimator) : IEstimator<ITransformer>
    {
        public SchemaShape? Promised { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => Promised = estimator.GetOutputSchema(inputSchema);
    }

    private sealed class EngineInput
    {
        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }

    private sealed class EngineOutput
    {
        public float Probability { get; set; }
    }
}

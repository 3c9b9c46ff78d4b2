using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

public abstract partial class EnsembleContract
{
    [TestMethod]
    public void ASavedEnsembleGivesTheSameBitsInAProcessThatKnowsMlNetOnly()
    {
        PlainProcess.AssertSameAnswers(Ml, BinaryModel, TwoClasses(seed: 2));
        PlainProcess.AssertSameAnswers(Ml, MulticlassModel, ThreeClasses(seed: 2));
    }

    [TestMethod]
    public void SoItDoesWithPriorCorrectionAndATunedDecision()
    {
        EstimatorChain<CorrectPriorsTransformer> binary = new EstimatorChain<ITransformer>().Append((IEstimator<ITransformer>)Binary()).Append(Ml.Transforms.Imbalance.CorrectPriors());
        TunedThresholdTransformer tuned = Ml.BinaryClassification.Imbalance.TuneThreshold(binary, DecisionObjective.BalancedAccuracy, numberOfFolds: 2, seed: 1).Fit(TwoClasses());
        Assert.AreNotEqual(0.5, tuned.Tuning.Threshold);
        PlainProcess.AssertSameAnswers(Ml, tuned, TwoClasses(seed: 2));
        EstimatorChain<CorrectPriorsTransformer> multiclass = new EstimatorChain<ITransformer>().Append((IEstimator<ITransformer>)Multiclass()).Append(Ml.Transforms.Imbalance.CorrectPriors());
        PlainProcess.AssertSameAnswers(Ml, Ml.MulticlassClassification.Imbalance.TuneThreshold(multiclass, numberOfFolds: 2, seed: 1).Fit(ThreeClasses()), ThreeClasses(seed: 2));
    }

    [TestMethod]
    public void ALoadedEnsembleHasTheSameColumnsAndBits()
    {
        AssertSameAfterLoading(BinaryModel, TwoClasses(seed: 2));
        AssertSameAfterLoading(MulticlassModel, ThreeClasses(seed: 2));

        void AssertSameAfterLoading(ITransformer model, IDataView test)
        {
            using var stream = new MemoryStream();
            Ml.Model.Save(model, test.Schema, stream);
            stream.Position = 0;
            ITransformer loaded = new MLContext().Model.Load(stream, out _);
            CollectionAssert.AreEqual(Columns(model.GetOutputSchema(test.Schema)), Columns(loaded.GetOutputSchema(test.Schema)));
            CollectionAssert.AreEqual(Bits(model.Transform(test)), Bits(loaded.Transform(test)));
        }

        static string[] Columns(DataViewSchema schema) => [.. schema.Where(c => !c.IsHidden).Select(c => $"{c.Name} {c.Type}: {string.Join(", ", c.Annotations.Schema.Select(a => a.Name).Where(a => !a.StartsWith("Imbalance", StringComparison.Ordinal)).Order())}")];
    }

    [TestMethod]
    public void AMemberThatChangesItsInputDoesNotChangeThatOfTheNext()
    {
        // Normalization in place: a second member on the normalized column would see it normalized twice.
        IEstimator<ITransformer> pipeline = Ml.Transforms.NormalizeMeanVariance("Features").Append(Ml.Transforms.DropColumns("Ratio")).Append(BinaryTrainer(Ml));
        IDataView data = TwoClasses();
        EnsembleTransformer<BinaryImbalanceMetrics> model = Binary(trainer: pipeline).Fit(data);
        IDataView scored = model.Transform(data);
        CollectionAssert.AreEqual(data.GetColumn<float[]>("Features").SelectMany(f => f).ToArray(), scored.GetColumn<float[]>("Features").SelectMany(f => f).ToArray());
        CollectionAssert.AreEqual(data.GetColumn<double>("Ratio").ToArray(), scored.GetColumn<double>("Ratio").ToArray());
        float[] actual = [.. scored.GetColumn<float>("Probability")];
        double[] expected = MeanOf(model.Model, member => [.. IsSoft
            ? member.Transform(data).GetColumn<float>("Probability").Select(p => (double)p)
            : member.Transform(data).GetColumn<bool>("PredictedLabel").Select(p => p ? 1.0 : 0.0)]);
        for (int row = 0; row < actual.Length; row++)
            Assert.AreEqual(expected[row], actual[row], 1e-6);
    }

    [TestMethod]
    public void AnEnsembleOfEnsemblesIsTheMeanOfTheirMeans()
    {
        IDataView data = TwoClasses();
        EnsembleEstimator<BinaryImbalanceMetrics> inner = Ml.BinaryClassification.Trainers.Imbalance.BalancedBagging(BinaryTrainer(Ml), numberOfMembers: 2, seed: 3);
        EnsembleTransformer<BinaryImbalanceMetrics> model = Binary(new EnsembleSetup { Members = 3 }, inner).Fit(data);
        float[] actual = [.. model.Transform(data).GetColumn<float>("Probability")];
        double[] expected = MeanOf(model.Model, member => [.. IsSoft
            ? member.Transform(data).GetColumn<float>("Probability").Select(p => (double)p)
            : member.Transform(data).GetColumn<bool>("PredictedLabel").Select(p => p ? 1.0 : 0.0)]);
        for (int row = 0; row < actual.Length; row++)
            Assert.AreEqual(expected[row], actual[row], 1e-6);
    }
}

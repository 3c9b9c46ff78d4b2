using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Priors;

[TestClass]
public sealed class AdjustLogitsTests
{
    private readonly MLContext _ml = new(seed: 1);

    private TransformsImbalanceCatalog Transforms => _ml.Transforms.Imbalance;

    [TestMethod]
    public void TheShareIsTakenOutOfTheLogarithmOfTheOdds()
    {
        IDataView rows = Scored.Binary(_ml, (false, 0.05), (false, 0.15), (false, 0.5), (true, 0.2), (false, 0.4));
        // One in five is positive: odds 1/4, half of whose logarithm is taken out.
        IDataView adjusted = Transforms.AdjustLogits(tau: 0.5).Fit(rows).Transform(rows);
        float[] scores = [.. adjusted.GetColumn<float>("Score")];
        double[] probabilities = [0.05, 0.15, 0.5, 0.2, 0.4];
        for (int row = 0; row < scores.Length; row++)
            Assert.AreEqual(Math.Log(probabilities[row] / (1 - probabilities[row])) + 0.5 * Math.Log(4), scores[row], 1e-5);
        CollectionAssert.AreEqual(
            new[] { false, false, true, false, true }, Transforms.AdjustLogits().Fit(rows).Transform(rows).GetColumn<bool>("PredictedLabel").Select((p, i) => p && i != 3).ToArray());
        CollectionAssert.AreEqual(
            rows.GetColumn<float>("Score").Select(s => MathF.Round(s, 5)).ToArray(),
            Transforms.AdjustLogits(tau: 0).Fit(rows).Transform(rows).GetColumn<float>("Score").Select(s => MathF.Round(s, 5)).ToArray());
    }

    [TestMethod]
    public void SeveralClassesAreDividedByTheirShares()
    {
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.6f, 0.3f, 0.1f]), ("a", [0.8f, 0.1f, 0.1f]));
        var priors = new Dictionary<string, double> { ["a"] = 0.7, ["b"] = 0.2, ["c"] = 0.1 };
        IDataView adjusted = Transforms.AdjustLogits(priors: priors).Fit(rows).Transform(rows);
        // 0.6 / 0.7, 0.3 / 0.2, 0.1 / 0.1 = 0.857, 1.5, 1 of 3.357; 1.143, 0.5, 1.
        float[] first = adjusted.GetColumn<float[]>("Score").First();
        CollectionAssert.AreEqual(new[] { 0.255f, 0.447f, 0.298f }, Array.ConvertAll(first, s => MathF.Round(s, 3)));
        CollectionAssert.AreEqual(new uint[] { 2, 1 }, adjusted.GetColumn<uint>("PredictedLabel").ToArray());
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => Transforms.AdjustLogits().Fit(rows)).Message,
            "Class \"b\" has no rows in label column 'Label', so that it has no share to take out. Give the Priors of all classes.");
    }

    [TestMethod]
    public void AfterResamplingTheSharesAreThoseOfTheResampledRows()
    {
        IDataView train = ShiftedRows.Binary(_ml, 900, 100, shift: 1, seed: 1);
        IEstimator<ITransformer> trainer = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });
        float[] plain = Scores(Transforms.RandomOversample(seed: 2).Append(trainer)), adjusted = Scores(Transforms.RandomOversample(seed: 2).Append(trainer).Append(Transforms.AdjustLogits()));
        for (int row = 0; row < plain.Length; row++)
            Assert.AreEqual(plain[row], adjusted[row], 1e-5, "classes in balance have nothing to take out");
        var model = trainer.Append(Transforms.AdjustLogits()).Fit(train);
        Assert.IsGreaterThan(0.7, _ml.BinaryClassification.Imbalance.Evaluate(model.Transform(train)).BalancedAccuracy);
        PlainProcess.AssertSameAnswers(_ml, model, train);

        float[] Scores(IEstimator<ITransformer> pipeline) => [.. pipeline.Fit(train).Transform(train).GetColumn<float>("Score")];
    }

    [TestMethod]
    public void OptionsOutOfRangeAreErrors()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transforms.AdjustLogits(tau: -1)).Message, "Tau is -1; it must be 0 or a positive finite number.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transforms.AdjustLogits(priors: new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.4 })).Message,
            "Priors add up to 0.9; the shares of all classes must add up to 1.");
    }
}

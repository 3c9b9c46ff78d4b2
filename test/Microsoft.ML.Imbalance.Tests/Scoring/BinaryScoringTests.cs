using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Scoring;

[TestClass]
public sealed class BinaryScoringTests
{
    private static readonly string[] Annotations = ["ScoreColumnKind", "ScoreColumnSetId", "ScoreValueKind"];
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Rows => Scored.Binary(_ml, (false, 0.001), (false, 0.2), (true, 0.5), (false, 0.75), (true, 0.9));

    [TestMethod]
    public void ALogarithmOfOddsBecomesScoreProbabilityAndDecision()
    {
        // Odds times 1/4, so that their logarithm is ln 4 less: p becomes p / (p + 4 (1 - p)).
        IDataView scored = Scored.Apply(BinaryScoring.FromLogOdds(Rows.Schema, $"p => {BinaryScoring.LogOdds("p")} - {BinaryScoring.Number(Math.Log(4))}", "Probability"), Rows);
        double[] expected = [0.001 / (0.001 + 4 * 0.999), 0.2 / (0.2 + 4 * 0.8), 0.2, 0.75 / (0.75 + 4 * 0.25), 0.9 / (0.9 + 4 * 0.1)];
        float[] probabilities = [.. scored.GetColumn<float>("Probability")], scores = [.. scored.GetColumn<float>("Score")];
        for (int row = 0; row < expected.Length; row++)
        {
            Assert.AreEqual(expected[row], probabilities[row], 1e-6 * expected[row]);
            Assert.AreEqual(Math.Log(expected[row] / (1 - expected[row])), scores[row], 1e-5);
        }
        CollectionAssert.AreEqual(new[] { false, false, false, false, true }, scored.GetColumn<bool>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(new[] { "Label", "PredictedLabel", "Probability", "Score" }, Visible(scored));
    }

    [TestMethod]
    public void ColumnsAreAnnotatedAsTrainersDo()
    {
        IDataView data = Evaluation.Sample.Binary(_ml, seed: 1, count: 60);
        IDataView trained = _ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data).Transform(data);
        foreach (ITransformer[] parts in new[]
        {
            BinaryScoring.FromLogOdds(trained.Schema, $"p => {BinaryScoring.LogOdds("p")}", "Probability"),
            BinaryScoring.FromFunction(trained.Schema, new MonotoneFunction([(0, 0, 0.1), (1, 1, 0.9)])),
            BinaryScoring.Decide(trained.Schema, "Probability", 0.3f),
        })
        {
            IDataView scored = Scored.Apply(parts, trained);
            foreach (string column in new[] { "Score", "Probability", "PredictedLabel" })
                CollectionAssert.AreEqual(Scored.AnnotationsOf(trained, column), Scored.AnnotationsOf(scored, column), column);
            CollectionAssert.IsSubsetOf(Annotations, Scored.AnnotationsOf(scored, "PredictedLabel"));
        }
    }

    [TestMethod]
    public void ProbabilitiesOfNoneAndAllStayNumbersAndNaNStaysNaN()
    {
        IDataView rows = Scored.Binary(_ml, (false, 0), (true, 1), (true, double.NaN));
        IDataView scored = Scored.Apply(BinaryScoring.FromLogOdds(rows.Schema, $"p => {BinaryScoring.LogOdds("p")} + 1d", "Probability"), rows);
        float[] scores = [.. scored.GetColumn<float>("Score")];
        // ln 1e-38 = -87.5; 1 - 2^-25 has the odds 2^25 - 1, ln of which is 17.33.
        Assert.AreEqual(-86.5, scores[0], 0.01);
        Assert.AreEqual(18.33, scores[1], 0.01);
        Assert.IsTrue(float.IsNaN(scores[2]));
        CollectionAssert.AreEqual(new[] { false, true, false }, scored.GetColumn<bool>("PredictedLabel").ToArray());
    }

    [TestMethod]
    public void ThePlainLogarithmIsWhatTheExpressionGives()
    {
        double[] probabilities = [0, 1e-30, 0.001, 0.2, 0.5, 0.999, 1];
        IDataView rows = Scored.Binary(_ml, Array.ConvertAll(probabilities, p => (true, p)));
        IDataView scored = Scored.Apply(BinaryScoring.FromLogOdds(rows.Schema, $"p => {BinaryScoring.LogOdds("p")}", "Probability"), rows);
        CollectionAssert.AreEqual(
            Array.ConvertAll(probabilities, p => (float)BinaryScoring.LogOddsOf((float)p)), scored.GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void ARowAtTheThresholdIsPositiveAndNothingElseChanges()
    {
        IDataView scored = Scored.Apply(BinaryScoring.Decide(Rows.Schema, "Probability", 0.75f), Rows);
        CollectionAssert.AreEqual(new[] { false, false, false, true, true }, scored.GetColumn<bool>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(Rows.GetColumn<float>("Score").ToArray(), scored.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(Rows.GetColumn<float>("Probability").ToArray(), scored.GetColumn<float>("Probability").ToArray());
        CollectionAssert.AreEqual(new[] { "Label", "PredictedLabel", "Probability", "Score" }, Visible(scored));
        Assert.IsTrue(Scored.Apply(BinaryScoring.Decide(Rows.Schema, "Probability", 0), Rows).GetColumn<bool>("PredictedLabel").All(positive => positive));
    }

    [TestMethod]
    public void AThresholdOnScoresWorksWithoutProbabilitiesAndOnProbabilitiesWithoutScores()
    {
        IDataView scores = _ml.Transforms.DropColumns("Probability").Fit(Rows).Transform(Rows);
        CollectionAssert.AreEqual(
            new[] { false, true, true, true, true }, Scored.Apply(BinaryScoring.Decide(scores.Schema, "Score", -2), scores).GetColumn<bool>("PredictedLabel").ToArray());
        IDataView probabilities = _ml.Transforms.SelectColumns("Label", "Probability").Fit(Rows).Transform(Rows);
        IDataView decided = Scored.Apply(BinaryScoring.Decide(probabilities.Schema, "Probability", 0.6f), probabilities);
        CollectionAssert.AreEqual(new[] { false, false, false, true, true }, decided.GetColumn<bool>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(new[] { "Label", "PredictedLabel", "Probability" }, Visible(decided));
    }

    [TestMethod]
    public void NumbersKeepEveryDigitInTheExpressionLanguage()
    {
        double[] numbers = [0, 1, -1, Math.PI, -1e-7, 1.0 / 3, 1e20, -2.5e-38, 123456789.123];
        IDataView rows = Scored.Binary(_ml, (true, 0.5));
        foreach (double number in numbers)
        {
            ITransformer constant = _ml.Transforms.Expression("Number", $"p => {BinaryScoring.Number(number)} + 0d * double(p)", "Probability").Fit(rows);
            Assert.AreEqual(number, constant.Transform(rows).GetColumn<double>("Number").Single());
        }
    }

    private static string[] Visible(IDataView view) => [.. view.Schema.Where(c => !c.IsHidden).Select(c => c.Name).Order(StringComparer.Ordinal)];
}

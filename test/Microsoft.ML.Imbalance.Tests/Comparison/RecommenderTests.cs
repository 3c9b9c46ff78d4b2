namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RecommenderTests
{
    private static readonly double[] Nothing = [0.2, 0.2, 0.2];

    [TestMethod]
    public void NothingBeatsDoingNothingUnlessAnIntervalExcludesZero()
    {
        ComparisonRecommendation recommendation = Recommend(ComparisonMetric.AreaUnderPrecisionRecallCurve, Trainer("a", Nothing, ("smote", [0.1, 0.3, 0.5]), ("tuned-threshold", Nothing)));
        Assert.AreSame(ImbalanceStrategy.None, recommendation.Strategy);
        Assert.IsFalse(recommendation.IsBetterThanNothing);
        CollectionAssert.AreEqual(
            new[]
            {
                "Nothing beats doing nothing: no strategy has a significantly better PR-AUC, after Holm's correction for 2 comparisons.",
                "If decisions are needed, a tuned threshold suffices: its bal. acc. is 0.2000, with nothing done 0.2000; the probabilities stay as they are.",
            },
            recommendation.Reasons.ToArray());
    }

    [TestMethod]
    public void WhatIsSignificantlyBetterIsRecommendedWithItsDifference()
    {
        // Differences 0.1, 0.11, 0.12: mean 0.11, s² = 0.0001, standard error √(0.0001 (1/3 + 1/2)) = 0.0091287, t = 12.0499; p = 1 - t / √(2 + t²) = 0.0068. One comparison: as it is.
        ComparisonRecommendation recommendation = Recommend(ComparisonMetric.AreaUnderPrecisionRecallCurve, Trainer("a", Nothing, ("smote", [0.3, 0.31, 0.32])));
        Assert.AreEqual("smote", recommendation.Strategy.ToString());
        Assert.AreEqual("a", recommendation.Trainer.Name);
        Assert.IsTrue(recommendation.IsBetterThanNothing);
        CollectionAssert.AreEqual(
            new[]
            {
                "smote with a has the best PR-AUC of all that are significantly better than doing nothing: 0.3100, with nothing done 0.2000.",
                "The difference is +0.1100, its interval +0.0707 to +0.1493 after Holm's correction for 1 comparison (p = 0.0068; alone 0.0068).",
                // Every metric has these values here, log-loss and Brier too.
                "Its probabilities are significantly worse: correct them before they are used as such.",
            },
            recommendation.Reasons.ToArray());
    }

    [TestMethod]
    public void ATrainerThatDoesBetterWithoutIsPreferred()
    {
        ComparisonRecommendation recommendation = Recommend(
            ComparisonMetric.AreaUnderPrecisionRecallCurve, Trainer("weak", Nothing, ("smote", [0.3, 0.31, 0.32])), Trainer("strong", [0.5, 0.5, 0.5], ("smote", [0.4, 0.5, 0.6])));
        Assert.AreEqual("strong", recommendation.Trainer.Name);
        CollectionAssert.AreEqual(
            new[]
            {
                "smote is significantly better than doing nothing with weak, but reaches only 0.3100: strong does better without.",
                "Of the trainers with nothing done, strong has the best PR-AUC: 0.5000.",
                "If decisions are needed, a tuned threshold suffices: it leaves the probabilities as they are.",
            },
            recommendation.Reasons.ToArray());
    }

    [TestMethod]
    public void OfLossesTheLowerIsBetter()
        => Assert.AreEqual("class-weights", Recommend(ComparisonMetric.LogLoss, Trainer("a", Nothing, ("smote", [0.3, 0.31, 0.32]), ("class-weights", [0.1, 0.1, 0.1]))).Strategy.ToString());

    [TestMethod]
    public void ATunedThresholdIsNamedWhereItSuffices()
    {
        ComparisonRecommendation recommendation = Recommend(
            ComparisonMetric.BalancedAccuracy, Trainer("a", Nothing, ("smote", [0.3, 0.3, 0.3]), ("tuned-threshold", [0.29, 0.29, 0.29])));
        Assert.AreEqual("smote", recommendation.Strategy.ToString());
        Assert.AreEqual("A tuned threshold alone reaches 0.2900, and leaves the probabilities as they are.", recommendation.Reasons[^1]);
    }

    [TestMethod]
    public void CorrectionForManyCanTakeAMarkAway()
    {
        // p = 0.0068 alone; with ten comparisons 0.068.
        (string, double[])[] others = [.. Enumerable.Range(1, 9).Select(k => ($"smote:neighborCount={k}", new[] { 0.1, 0.3, 0.5 }))];
        Assert.IsFalse(Recommend(ComparisonMetric.F1Score, Trainer("a", Nothing, [("smote", [0.3, 0.31, 0.32]), .. others])).IsBetterThanNothing);
    }

    [TestMethod]
    public void DoingNothingAloneIsComparedWithNothing() => Assert.AreEqual(
        "There is nothing to compare doing nothing with by PR-AUC.", Recommend(ComparisonMetric.AreaUnderPrecisionRecallCurve, Trainer("a", Nothing)).Reasons[0]);

    private static ComparisonRecommendation Recommend(ComparisonMetric objective, params ComparedTrainer[] trainers) => new Recommender(ComparedTrainer.Adjust(trainers), objective).Recommend();

    private static ComparedTrainer Trainer(string name, double[] baseline, params (string Strategy, double[] Values)[] strategies) => new(new ComparisonTrainer(name, _ => null!),
    [
        new(ImbalanceStrategy.None, [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, baseline, null))], [], [], [], [], 0),
        .. strategies.Select(s => new ComparedStrategy(
            ImbalanceStrategy.Parse(s.Strategy), [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, s.Values, PairedDifference.Of(s.Values, baseline, testToTrain: 0.5)))], [], [], [], [], 0)),
    ]);
}

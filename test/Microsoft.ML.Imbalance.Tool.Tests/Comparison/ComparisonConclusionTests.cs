namespace Microsoft.ML.Imbalance.Tool.Tests;

[TestClass]
public sealed class ComparisonConclusionTests
{
    [TestMethod]
    public void SentencesSayWhatTheIntervalsSupport()
    {
        ComparedTrainer[] results =
        [
            new(ToolTrainer.LogisticRegression.Binary,
            [
                Baseline(prAuc: 0.20, balancedAccuracy: 0.50, logLoss: 0.20, brier: 0.05),
                Strategy("smote", (0.15, "worse"), (0.66, "better"), (0.60, "worse"), (0.20, "")),
                Strategy("tuned-threshold", (0.20, ""), (0.68, "better"), (0.20, ""), (0.05, "")),
            ]),
            new(ToolTrainer.LightGbm.Binary,
            [
                Baseline(prAuc: 0.18, balancedAccuracy: 0.51, logLoss: 0.21, brier: 0.05),
                Strategy("smote", (0.25, "better"), (0.70, "better"), (0.15, "better"), (0.05, "")),
                Strategy("tuned-threshold", (0.18, ""), (0.67, "better"), (0.21, ""), (0.05, "")),
            ]),
        ];
        CollectionAssert.AreEqual(
            new[]
            {
                "The rows are ranked significantly better (PR-AUC) than by doing nothing with smote (light-gbm); significantly worse with smote (logistic-regression).",
                "The best balanced accuracy is 0.700, light-gbm with smote (nothing done: 0.510); a tuned threshold alone reaches 0.670 and leaves the probabilities as they are.",
                "Probabilities get significantly worse (log-loss or Brier) with smote (logistic-regression): correct them before they are used as such.",
                "Probabilities get significantly better (log-loss or Brier) with smote (light-gbm).",
                "8 of 16 differences are marked; if nothing made a difference, about 0.8 would be, by chance.",
            },
            ComparisonConclusion.Of(results).ToArray());
    }

    [TestMethod]
    public void ProbabilitiesThatAreBetterInOneSenseAndWorseInAnotherAreCalledNeither()
    {
        ComparedTrainer[] results =
        [
            new(ToolTrainer.LightGbm.Binary,
            [
                Baseline(prAuc: 0.18, balancedAccuracy: 0.51, logLoss: 0.21, brier: 0.05),
                Strategy("smote", (0.18, ""), (0.51, ""), (0.15, "better"), (0.06, "worse")),
            ]),
        ];
        Assert.AreEqual(
            "Of log-loss and Brier one gets significantly better and the other significantly worse with smote (light-gbm).", ComparisonConclusion.Of(results)[2]);
    }

    [TestMethod]
    public void NothingGainedIsSaidSo()
    {
        ComparedTrainer[] results =
        [
            new(ToolTrainer.FastTree.Binary,
            [
                Baseline(prAuc: 0.20, balancedAccuracy: 0.70, logLoss: 0.20, brier: 0.05),
                Strategy("class-weights", (0.19, ""), (0.66, ""), (0.21, ""), (0.05, "")),
            ]),
        ];
        CollectionAssert.AreEqual(
            new[]
            {
                "No strategy ranks the rows significantly better (PR-AUC) than doing nothing.",
                "The best balanced accuracy, 0.700, is that of fast-tree with nothing done.",
                "0 of 4 differences are marked; if nothing made a difference, about 0.2 would be, by chance.",
            },
            ComparisonConclusion.Of(results).ToArray());
    }

    [TestMethod]
    public void WhatIsBestByChanceIsSaidToBe()
    {
        ComparedTrainer[] results =
        [
            new(ToolTrainer.FastTree.Binary,
            [
                Baseline(prAuc: 0.20, balancedAccuracy: 0.54, logLoss: 0.20, brier: 0.05),
                Strategy("smote", (0.20, ""), (0.65, ""), (0.20, ""), (0.05, "")),
            ]),
        ];
        Assert.AreEqual("The best balanced accuracy is 0.650, fast-tree with smote (nothing done: 0.540, not significantly less).", ComparisonConclusion.Of(results)[1]);
    }

    [TestMethod]
    public void TheBaselineAloneHasNoConclusion()
        => Assert.IsEmpty(ComparisonConclusion.Of([new(ToolTrainer.FastTree.Binary, [Baseline(prAuc: 0.2, balancedAccuracy: 0.5, logLoss: 0.2, brier: 0.1)])]));

    private static ComparedStrategy Baseline(double prAuc, double balancedAccuracy, double logLoss, double brier)
        => Create("none", metric => new ComparedMetric(metric, [Pick(metric, prAuc, balancedAccuracy, logLoss, brier)], difference: null));

    private static ComparedStrategy Strategy(
        string name, (double Mean, string Verdict) prAuc, (double Mean, string Verdict) balancedAccuracy, (double Mean, string Verdict) logLoss, (double Mean, string Verdict) brier)
        => Create(name, metric =>
        {
            (double mean, string verdict) = Pick(metric, prAuc, balancedAccuracy, logLoss, brier);
            return new ComparedMetric(metric, [mean], Difference(metric, verdict));
        });

    private static ComparedStrategy Create(string name, Func<ComparisonMetric, ComparedMetric> metric)
        => new(ImbalanceStrategy.Parse(name), [.. ComparisonMetric.All.Select(m => metric(m))], [], [], [], foldMetrics: [], foldsPerRepeat: 1);

    /// <summary>The value for one of four metrics; the others have none, and no difference.</summary>
    private static T? Pick<T>(ComparisonMetric metric, T prAuc, T balancedAccuracy, T logLoss, T brier)
        => metric == ComparisonMetric.AreaUnderPrecisionRecallCurve ? prAuc
            : metric == ComparisonMetric.BalancedAccuracy ? balancedAccuracy
            : metric == ComparisonMetric.LogLoss ? logLoss
            : metric == ComparisonMetric.BrierScore ? brier
            : default;

    /// <summary>Two folds that differ by 0.1, clearly for a verdict; by -0.1 and 0.1 for none; not at all for a metric without a role here.</summary>
    private static PairedDifference Difference(ComparisonMetric metric, string? verdict) => verdict switch
    {
        null => PairedDifference.Of([0, 0], [0, 0], testToTrain: 1),
        "" => PairedDifference.Of([0.1, -0.1], [0, 0], testToTrain: 1),
        _ => verdict == "better" == metric.IsHigherBetter
            ? PairedDifference.Of([0.1, 0.1001], [0, 0], testToTrain: 1)
            : PairedDifference.Of([-0.1, -0.1001], [0, 0], testToTrain: 1),
    };
}

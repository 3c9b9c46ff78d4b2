namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class DecisionObjectiveTests
{
    private static readonly string[] Classes = ["no", "yes"];

    // 6 hits, 2 false alarms, 4 misses, 88 left alone: precision 0.75, recall 0.6, specificity 88 / 90.
    private static readonly OneVersusRestCounts Counts = new(6, 2, 4, 88);

    [TestMethod]
    [DataRow("f1", 2 * 0.75 * 0.6 / (0.75 + 0.6))]
    [DataRow("f2", 5 * 0.75 * 0.6 / (4 * 0.75 + 0.6))]
    [DataRow("f0.5", 1.25 * 0.75 * 0.6 / (0.25 * 0.75 + 0.6))]
    [DataRow("balanced-accuracy", (0.6 + 88.0 / 90) / 2)]
    [DataRow("youden", 0.6 + 88.0 / 90 - 1)]
    [DataRow("cost:fp=1,fn=20", -(2 * 1 + 4 * 20) / 100.0)]
    [DataRow("cost:fp=1,fn=20,tp=3,tn=0.5", -(2 * 1 + 4 * 20 + 6 * 3 + 88 * 0.5) / 100.0)]
    [DataRow("precision>=0.7", 0.6)]
    [DataRow("precision>=0.75", 0.6)]
    [DataRow("precision>=0.76", double.NaN)]
    [DataRow("recall>=0.6", 0.75)]
    [DataRow("recall>=0.61", double.NaN)]
    public void EachObjectiveIsWhatItSays(string text, double expected) => Assert.AreEqual(expected, DecisionObjective.Parse(text).Of(Counts, Classes).Value, 1e-12);

    [TestMethod]
    public void RootsAreThoseOfTheCounts()
    {
        Assert.AreEqual(Math.Sqrt(0.6 * 88 / 90), DecisionObjective.GeometricMean.Of(Counts, Classes).Value, 1e-12);
        // (6 · 88 - 2 · 4) / √(8 · 10 · 90 · 92)
        Assert.AreEqual(520 / Math.Sqrt(8.0 * 10 * 90 * 92), DecisionObjective.MatthewsCorrelation.Of(Counts, Classes).Value, 1e-12);
    }

    [TestMethod]
    public void BoundsDecideTiesByTheOtherMeasure()
    {
        Assert.AreEqual(0.75, DecisionObjective.PrecisionAtLeast(0.5).Of(Counts, Classes).TieBreaker);
        Assert.AreEqual(0.6, DecisionObjective.RecallAtLeast(0.5).Of(Counts, Classes).TieBreaker);
    }

    [TestMethod]
    public void AFunctionSeesTheCountsOfBothClasses()
    {
        DecisionObjective objective = DecisionObjective.Custom("hits minus alarms", matrix => matrix["yes", "yes"] - matrix["no", "yes"]);
        Assert.AreEqual(4, objective.Of(Counts, Classes).Value);
        Assert.AreEqual("hits minus alarms", objective.ToString());
    }

    [TestMethod]
    public void SeveralClassesCountTheSame()
    {
        // Class a: 8 of 10 right, b: 2 of 5 right, c: 0 of 1 right; all wrong rows are called a.
        var counts = new DecisionCounts(["a", "b", "c"]);
        counts.Add(0, 0, 8);
        counts.Add(0, 1, 2);
        counts.Add(1, 1, 2);
        counts.Add(1, 0, 3);
        counts.Add(2, 0, 1);
        // F1: 16 / (16 + 4 + 2), 4 / (4 + 2 + 3), 0.
        Assert.AreEqual((16.0 / 22 + 4.0 / 9) / 3, DecisionObjective.F1.Of(counts).Value, 1e-12);
        Assert.AreEqual((0.8 + 0.4) / 3, DecisionObjective.BalancedAccuracy.Of(counts).Value, 1e-12);
        Assert.AreEqual(0, DecisionObjective.GeometricMean.Of(counts).Value);
        CostMatrix costs = CostMatrix.Of(["c", "b", "a"], new double[,] { { 0, 5, 7 }, { 1, 0, 2 }, { 1, 1, 0 } });
        Assert.AreEqual(-(2 * 1 + 3 * 2 + 1 * 7) / 16.0, DecisionObjective.Cost(costs).Of(counts).Value, 1e-12);
        counts.Move(2, from: 0, to: 2, weight: 1);
        Assert.AreEqual((0.8 + 0.4 + 1) / 3, DecisionObjective.BalancedAccuracy.Of(counts).Value, 1e-12);
    }

    [TestMethod]
    [DataRow("f1")]
    [DataRow("f2")]
    [DataRow("f0.5")]
    [DataRow("balanced-accuracy")]
    [DataRow("g-mean")]
    [DataRow("mcc")]
    [DataRow("youden")]
    [DataRow("cost:fp=1,fn=20")]
    [DataRow("cost:fp=1.5,fn=20,tp=0.25,tn=-1")]
    [DataRow("precision>=0.8")]
    [DataRow("recall>=0.95")]
    public void TextsAreReadAsTheyAreWritten(string text)
    {
        Assert.AreEqual(text, DecisionObjective.Parse(text).ToString());
        Assert.AreEqual(text, DecisionObjective.Parse($"  {text.ToUpperInvariant()} ").ToString());
    }

    [TestMethod]
    [DataRow("accuracy")]
    [DataRow("f")]
    [DataRow("fone")]
    [DataRow("precision>0.5")]
    [DataRow("cost:fp=1")]
    [DataRow("cost:fp=1,fn=2,fn=3")]
    [DataRow("cost:fp=1,fn=2,xx=3")]
    [DataRow("")]
    public void OtherTextsAreErrors(string text) => Assert.AreEqual(
        $"'{text}' is not an objective. Use f1 (or f2, f0.5, …), balanced-accuracy, g-mean, mcc, youden, cost:fp=1,fn=20, precision>=0.8 or recall>=0.9. (Parameter 'text')",
        Assert.ThrowsExactly<ArgumentException>(() => DecisionObjective.Parse(text)).Message);

    [TestMethod]
    public void NumbersOutOfRangeAreErrors()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DecisionObjective.Parse("f0")).Message, "beta is 0; it must be a positive finite number.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DecisionObjective.Parse("precision>=1.5")).Message, "precision is 1.5; it must be above 0 and at most 1.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DecisionObjective.RecallAtLeast(0)).Message, "recall is 0; it must be above 0 and at most 1.");
        Assert.ThrowsExactly<ArgumentException>(() => DecisionObjective.Custom(" ", _ => 0));
    }

    [TestMethod]
    public void BoundsOfSeveralClassesAreOfEveryClass()
    {
        // Rows by actual class: a 8 as a, 2 as b; b 1 as a, 3 as b; c 1 as b, 3 as c. Recalls 0.8, 0.75, 0.75, precisions 8/9, 3/6, 1; specificities 7/8, 11/14, 1.
        var counts = new DecisionCounts(["a", "b", "c"]);
        foreach ((int actual, int predicted, int rows) in new[] { (0, 0, 8), (0, 1, 2), (1, 0, 1), (1, 1, 3), (2, 1, 1), (2, 2, 3) })
            counts.Add(actual, predicted, rows);
        double recall = (0.8 + 0.75 + 0.75) / 3, precision = (8.0 / 9 + 0.5 + 1) / 3;
        Assert.AreEqual(recall + (7.0 / 8 + 11.0 / 14 + 1) / 3 - 1, DecisionObjective.Youden.Of(counts).Value, 1e-12);
        ObjectiveValue reached = DecisionObjective.RecallAtLeast(0.75).Of(counts), missed = DecisionObjective.RecallAtLeast(0.9).Of(counts), precise = DecisionObjective.PrecisionAtLeast(0.7).Of(counts);
        Assert.IsTrue(reached.IsAllowed);
        Assert.AreEqual(precision, reached.Value, 1e-12);
        Assert.AreEqual(recall, reached.TieBreaker, 1e-12);
        Assert.IsFalse(missed.IsAllowed);
        Assert.AreEqual(0.1 + 0.15 + 0.15, missed.Shortfall, 1e-12);
        Assert.AreEqual(double.NaN, missed.Allowed);
        Assert.AreEqual(0.2, precise.Shortfall, 1e-12);
        Assert.AreEqual(recall, precise.Value, 1e-12);
        Assert.AreEqual(
            "Objective 'precision>=0.7' is not reached: the best offsets found leave class \"b\" at 0.5. Lower the bound, or improve the model.", DecisionObjective.PrecisionAtLeast(0.7).NotReached(counts).Message);
    }

    [TestMethod]
    public void WhatLacksLessOfABoundIsBetterAndWhatLacksNothingBest()
    {
        ObjectiveValue near = new(0.2, Shortfall: 0.1), far = new(0.9, Shortfall: 0.3), there = new(0.1), none = new(double.NaN);
        Assert.IsTrue(there.IsBetterThan(near) && near.IsBetterThan(far) && far.IsBetterThan(none));
        Assert.IsFalse(none.IsBetterThan(far) || far.IsBetterThan(near) || near.IsBetterThan(there) || none.IsBetterThan(none));
        Assert.IsFalse(near.IsAsGoodAs(new ObjectiveValue(0.2)));
    }
}

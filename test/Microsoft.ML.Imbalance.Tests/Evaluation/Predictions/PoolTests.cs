namespace Microsoft.ML.Imbalance.Tests.Evaluation.Predictions;

[TestClass]
public sealed class PoolTests
{
    [TestMethod]
    public void MulticlassPartsAreAlignedByClassName()
    {
        var first = new MulticlassPredictions(["a", "b", "c"]);
        first.Add(actual: 0, predicted: 1, [0.2, 0.7, 0.1], 1);
        var second = new MulticlassPredictions(["c", "a", "b"]);
        second.Add(actual: 0, predicted: 2, [0.5, 0.1, 0.4], 2);
        second.UnlabeledCount = 3;

        MulticlassPredictions pooled = MulticlassPredictions.Pool([first, second]);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, pooled.ClassNames);
        Assert.AreEqual(2, pooled.Actual[1]);
        Assert.AreEqual(1, pooled.Predicted[1]);
        CollectionAssert.AreEqual(new[] { 0.1, 0.4, 0.5 }, new[] { pooled.Scores[1, 0], pooled.Scores[1, 1], pooled.Scores[1, 2] });
        CollectionAssert.AreEqual(new[] { 1.0, 2.0 }, pooled.Weights.ToArray());
        Assert.AreEqual(3, pooled.UnlabeledCount);
        Assert.IsTrue(pooled.AreProbabilities);
    }

    [TestMethod]
    public void OnePartWithoutProbabilitiesLeavesNoneToThePool()
    {
        var first = new MulticlassPredictions(["a", "b"]);
        first.Add(0, 0, [0.5, 0.5], null);
        var second = new MulticlassPredictions(["a", "b"]);
        second.Add(0, 0, [3, -1], null);
        Assert.IsFalse(MulticlassPredictions.Pool([first, second]).AreProbabilities);
    }

    [TestMethod]
    public void BinaryPartsKeepEveryRow()
    {
        var first = new BinaryPredictions("no", "yes") { Threshold = 0.5, UnlabeledCount = 1 };
        first.Add(0, 1, 2.5, 0.9, 3);
        var second = new BinaryPredictions("no", "yes") { Threshold = 0.5, UnlabeledCount = 1 };
        second.Add(1, 1, 1.5, 0.8, 4);

        BinaryPredictions pooled = BinaryPredictions.Pool([first, second]);
        Assert.AreEqual(0.5, pooled.Threshold);
        Assert.AreEqual(2, pooled.UnlabeledCount);
        Assert.AreEqual(0, pooled.Actual[0]);
        Assert.AreEqual(1, pooled.Actual[1]);
        CollectionAssert.AreEqual(new[] { 2.5, 1.5 }, pooled.Scores.ToArray());
        CollectionAssert.AreEqual(new[] { 0.9, 0.8 }, pooled.Probabilities.ToArray());
        CollectionAssert.AreEqual(new[] { 3.0, 4.0 }, pooled.Weights.ToArray());
    }

    [TestMethod]
    public void PartsOfOtherClassesAreAnError()
    {
        var first = new BinaryPredictions("no", "yes");
        var second = new BinaryPredictions("maybe", "no");
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => BinaryPredictions.Pool([first, second]));
        Assert.AreEqual(
            "One fold has the classes 'maybe', 'no', another one 'no', 'yes': their predictions can't be pooled. "
            + "Every fold needs the same classes; lower the number of folds, or give the evaluation a label that was stratified.",
            error.Message);
    }
}

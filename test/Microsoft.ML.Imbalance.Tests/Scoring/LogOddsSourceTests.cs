using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Scoring;

[TestClass]
public sealed class LogOddsSourceTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AScoreThatProbabilitiesAreALogisticFunctionOfIsTaken()
    {
        double[] scores = [-30, -3, 0, 2, 5, 40];
        LogOddsSource same = LogOddsSource.Of(scores, Logistic(scores, 1, 0)), scaled = LogOddsSource.Of(scores, Logistic(scores, 0.5, -2));
        Assert.IsTrue(same.IsScore && scaled.IsScore);
        Assert.AreEqual("double(x)", same.Expression);
        CollectionAssert.AreEqual(scores, same.LogOddsOf(scores, Logistic(scores, 1, 0)));
        double[] logOdds = scaled.LogOddsOf(scores, Logistic(scores, 0.5, -2));
        // In single precision the probability of the last is 1; its score still says 0.5 · 40 - 2.
        Assert.AreEqual(18, logOdds[^1], 1e-3);
        Assert.AreEqual(-17, logOdds[0], 1e-3);
    }

    [TestMethod]
    public void OtherwiseTheProbabilityIs()
    {
        double[] scores = [-2, -1, 0, 1, 2], probabilities = [0.1, 0.3, 0.35, 0.8, 0.9];
        LogOddsSource source = LogOddsSource.Of(scores, probabilities);
        Assert.IsFalse(source.IsScore);
        Assert.AreEqual("Probability", source.ColumnName);
        Assert.AreEqual(Math.Log(0.3 / 0.7), source.LogOddsOf(scores, probabilities)[1], 1e-12);
        Assert.IsFalse(LogOddsSource.Of([1, 2, 3], [0.7, 0.5, 0.3]).IsScore, "a score that falls where probabilities rise");
        Assert.IsFalse(LogOddsSource.Of([1, 1], [0.5, 0.5]).IsScore, "one score tells no slope");
        Assert.IsFalse(LogOddsSource.Of([], []).IsScore);
    }

    [TestMethod]
    public void TrainersOfMlNetAreFoundOut()
    {
        IDataView data = Evaluation.Sample.Binary(_ml, seed: 1, count: 500);
        LogOddsSource logistic = LogOddsSource.Of(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(data).Transform(data));
        Assert.AreEqual("double(x)", logistic.Expression);
        LogOddsSource trees = LogOddsSource.Of(_ml.BinaryClassification.Trainers.FastTree(numberOfTrees: 20).Fit(data).Transform(data));
        Assert.IsTrue(trees.IsScore);
        LogOddsSource gradient = LogOddsSource.Of(_ml.BinaryClassification.Trainers.LightGbm(numberOfIterations: 20).Fit(data).Transform(data));
        Assert.IsTrue(gradient.IsScore);
    }

    [TestMethod]
    public void MissingAndWrongColumnsAreErrors()
    {
        IDataView rows = Scored.Binary(_ml, (true, 0.5));
        IDataView none = _ml.Transforms.DropColumns("Probability").Fit(rows).Transform(rows);
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LogOddsSource.Of(none)).Message, "Could not find probability column 'Probability'.");
        IDataView wide = _ml.Transforms.Conversion.ConvertType("Score", outputKind: DataKind.Double).Fit(rows).Transform(rows);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LogOddsSource.Of(wide)).Message, "Schema mismatch for score column 'Score': expected Single, got Double.");
    }

    private static double[] Logistic(double[] scores, double slope, double intercept) => Array.ConvertAll(scores, s => (double)(float)(1 / (1 + Math.Exp(-slope * s - intercept))));
}

using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Priors;

[TestClass]
public sealed class PriorMathTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void AShiftBringsTheMeanToTheShare()
    {
        double[] logOdds = [-700, -3, 0, 2, 1000];
        foreach (double share in new[] { 0.001, 0.2, 0.5, 0.99 })
        {
            double shift = MeanMatching.Shift(logOdds, [], share);
            Assert.AreEqual(share, logOdds.Average(z => 1 / (1 + Math.Exp(-z - shift))), 1e-12);
        }
        // One row of weight 3 and odds 1, one of weight 1 and odds 3: with the factor f, (3 f / (1 + f) + 3 f / (1 + 3 f)) / 4 = 1/2 where 3 f² = 1 + f.
        double factor = Math.Exp(MeanMatching.Shift([0, Math.Log(3)], [3, 1], 0.5));
        Assert.AreEqual(0.5, (3 * factor / (1 + factor) + 3 * factor / (1 + 3 * factor)) / 4, 1e-12);
    }

    [TestMethod]
    public void FactorsBringTheMeansToTheShares()
    {
        RandomStream random = RandomStream.Create(1, "factors");
        var table = new ScoreTable(3);
        for (int row = 0; row < 500; row++)
        {
            double[] p = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
            table.Add(ClassShares.Of(p));
        }
        double[] shares = [0.9, 0.09, 0.01], factors = MeanMatching.Factors(table, shares);
        Assert.AreEqual(1, factors[0]);
        var means = new double[3];
        for (int row = 0; row < 500; row++)
        {
            double[] scaled = [.. Enumerable.Range(0, 3).Select(k => factors[k] * table[row, k])];
            for (int k = 0; k < 3; k++)
                means[k] += scaled[k] / scaled.Sum() / 500;
        }
        for (int k = 0; k < 3; k++)
            Assert.AreEqual(shares[k], means[k], 1e-9);
    }

    [TestMethod]
    public void ChiSquareTailsAreThoseOfTheTables()
    {
        // Upper 5 % and 1 % points.
        foreach ((double x, int df, double tail) in new[] { (3.841459, 1, 0.05), (6.634897, 1, 0.01), (5.991465, 2, 0.05), (18.307038, 10, 0.05), (124.342113, 100, 0.05), (0.0039321, 1, 0.95) })
            Assert.AreEqual(tail, ChiSquare.UpperTail(x, df), 1e-6, $"{x}, {df}");
        Assert.AreEqual(1, ChiSquare.UpperTail(0, 3));
        // Two degrees of freedom: exp(-x / 2).
        Assert.AreEqual(Math.Exp(-20), ChiSquare.UpperTail(40, 2), 1e-20);
    }

    [TestMethod]
    public void SharesOfUnlabeledRowsAreFound()
    {
        // Scores whose probabilities hold for equal shares; of the rows, 10 % are positive.
        RandomStream random = RandomStream.Create(2, "unlabeled");
        IDataView rows = Scored.Binary(_ml, [.. Enumerable.Range(0, 20_000).Select(row =>
        {
            bool label = row % 10 == 0;
            double x = random.NextGaussian() + (label ? 1 : -1);
            return (label, 1 / (1 + Math.Exp(-2 * x)));
        })]);
        var half = new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 };
        PriorEstimate estimate = _ml.Data.Imbalance.EstimatePriors(rows, half);
        Assert.AreEqual(0.1, estimate.Priors["True"], 0.01);
        Assert.AreEqual(1, estimate.Priors.Values.Sum(), 1e-9);
        Assert.IsTrue(estimate.HasConverged);
        Assert.IsLessThan(1e-6, estimate.PValue);
        Assert.AreEqual(20_000, estimate.RowCount);
        PriorEstimate again = _ml.Data.Imbalance.EstimatePriors(rows, half, maximumIterations: 3);
        Assert.IsFalse(again.HasConverged);
        Assert.AreEqual(3, again.Iterations);
        StringAssert.Contains(again.ToString(), "from 20000 rows, 3 rounds without settling; change: p = ");
        PriorEstimate turned = _ml.Data.Imbalance.EstimatePriors(rows, new Dictionary<string, double> { ["good"] = 0.5, ["bad"] = 0.5 }, positiveClass: "bad");
        Assert.AreEqual(estimate.Priors["True"], turned.Priors["bad"], 1e-9);
    }

    [TestMethod]
    public void AnUnchangedShareIsNoSignificantChange()
    {
        RandomStream random = RandomStream.Create(3, "unlabeled");
        IDataView rows = Scored.Binary(_ml, [.. Enumerable.Range(0, 5000).Select(row => (row % 2 == 0, 1 / (1 + Math.Exp(-2 * (random.NextGaussian() + (row % 2 == 0 ? 1 : -1))))))]);
        PriorEstimate estimate = _ml.Data.Imbalance.EstimatePriors(rows, new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 });
        Assert.IsGreaterThan(0.05, estimate.PValue);
        Assert.AreEqual(0.5, estimate.Priors["True"], 0.03);
    }

    [TestMethod]
    public void SharesOfSeveralClassesAreFoundAndTaken()
    {
        IDataView train = ShiftedRows.Multiclass(_ml, [3000, 3000, 3000], seed: 1), real = ShiftedRows.Multiclass(_ml, [8000, 1500, 500], seed: 2);
        var model = _ml.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(_ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 })).Fit(train);
        var third = new[] { "a", "b", "c" }.ToDictionary(name => name, _ => 1.0 / 3);
        PriorEstimate estimate = _ml.Data.Imbalance.EstimatePriors(model.Transform(real), third);
        Assert.AreEqual(0.8, estimate.Priors["a"], 0.04);
        Assert.AreEqual(0.15, estimate.Priors["b"], 0.04);
        Assert.AreEqual(0.05, estimate.Priors["c"], 0.02);
        ITransformer correction = _ml.Transforms.Imbalance.CorrectPriors(targetPriors: estimate.Priors, trainingPriors: third).Fit(model.Transform(train));
        MulticlassImbalanceCatalog multiclass = _ml.MulticlassClassification.Imbalance;
        Assert.IsLessThan(multiclass.Evaluate(model.Transform(real)).LogLoss / 1.2, multiclass.Evaluate(correction.Transform(model.Transform(real))).LogLoss);
    }

    [TestMethod]
    public void WhatCannotBeEstimatedFromIsAnError()
    {
        DataImbalanceCatalog data = _ml.Data.Imbalance;
        IDataView rows = Scored.Binary(_ml, (true, 0.5));
        var half = new Dictionary<string, double> { ["False"] = 0.5, ["True"] = 0.5 };
        Error<ArgumentException>(
            () => data.EstimatePriors(rows, new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 0.25, ["c"] = 0.25 }),
            "trainingPriors have 3 classes, 'a', 'b', 'c', and the scores are of two. Give the shares of both.");
        Error<ArgumentOutOfRangeException>(() => data.EstimatePriors(rows, half, positiveClass: "yes"), "PositiveClass is 'yes', which is none of 'False', 'True'.");
        Error<ArgumentOutOfRangeException>(() => data.EstimatePriors(rows, half, maximumIterations: 0), "MaximumIterations is 0; it must be at least 1.");
        Error<InvalidOperationException>(
            () => data.EstimatePriors(_ml.Data.FilterRowsByColumn(rows, "Score", 10, 11), half), "The data has no rows. Rows of real use are needed to estimate class shares from.");
        IDataView raw = Scored.Multiclass(_ml, ("a", [0.5f, 0.5f]), ("a", [3f, -1f]));
        Error<InvalidOperationException>(
            () => data.EstimatePriors(raw, new Dictionary<string, double> { ["1"] = 0.5, ["2"] = 0.5 }),
            "Column 'Score' holds scores that are no probabilities in row 1 (counted from 0): one is negative, or their sum is not 1.");
    }

    private static void Error<T>(Func<object> action, string message)
        where T : Exception => StringAssert.StartsWith(Assert.ThrowsExactly<T>(action).Message, message);
}

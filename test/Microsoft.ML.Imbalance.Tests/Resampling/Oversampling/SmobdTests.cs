namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmobdTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // Places 0, 1, 3, 4, 10 with k = 2, as worked out in OpticsDistancesTests: core 3, 2, 2, 3, 7; reachability 3, 3, 2, 2, 6; counts 2, 3, 3, 2, 0.
    private static readonly OpticsDistances Optics = OpticsDistances.Of(Spaces.Of(new RowMatrix([0, 1, 3, 4, 10], 5, 1)), 2);

    [TestMethod]
    public void WeightsAddCoreDistanceAndDensity()
    {
        // Noise beyond 1.8 times the means, 6.12 and 5.76: the row at 10. Of the others: core / 7 and count / 3, half each.
        double[] weights = new Smobd(new SmobdOptions()).Weights(Optics);
        double[] expected = [(3 / 7.0 + 2 / 3.0) / 2, (2 / 7.0 + 1) / 2, (2 / 7.0 + 1) / 2, (3 / 7.0 + 2 / 3.0) / 2, 0];
        for (int i = 0; i < 5; i++)
            Assert.AreEqual(expected[i], weights[i], 1e-12);
        Assert.AreEqual(1, new Smobd(new SmobdOptions { CoreDistanceWeight = 1, NoiseFactor = 3 }).Weights(Optics)[4]);
    }

    [TestMethod]
    public void OutliersAreNoOriginsAndTheOthersComeByTheirWeight()
    {
        LabeledRows data = Layouts.Line([.. Enumerable.Range(0, 8005).Select(i => 100f + i)], [0, 1, 3, 4, 10]);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.Smobd(neighborCount: 2, seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(8000, rows);
        double[] weights = new Smobd(new SmobdOptions()).Weights(Optics);
        for (int i = 0; i < 5; i++)
        {
            double share = weights[i] / weights.Sum();
            Assert.AreEqual(8000 * share, rows.Count(r => r.From.SourceRow == 8005 + i), 5 * Math.Sqrt(8000 * share * (1 - share)));
        }
    }

    [TestMethod]
    public void EachFeatureHasAStepOfItsOwn()
    {
        var data = new LabeledRows([.. Enumerable.Repeat(0, 1002), 1, 1], [.. Enumerable.Range(0, 1002).Select(i => new[] { 50f + i, 50f }), [0, 0], [1, 10]]);
        float[][] made = [.. SyntheticRow.Of(Ml.Transforms.Imbalance.Smobd(neighborCount: 1, seed: 1).FitResample(data.ToView(Ml))).Select(s => s.Row.Features)];
        Assert.IsTrue(Array.TrueForAll(made, x => x[0] is >= 0 and <= 1 && x[1] is >= 0 and <= 10));
        // On a segment x1 = 10 x0, a correlation of 1. Both steps from the same origin at 0, or from 1: within each origin they are independent.
        double Correlation(float[][] x)
        {
            double m0 = x.Average(v => v[0]), m1 = x.Average(v => v[1]);
            return x.Sum(v => (v[0] - m0) * (v[1] - m1)) / Math.Sqrt(x.Sum(v => (v[0] - m0) * (v[0] - m0)) * x.Sum(v => (v[1] - m1) * (v[1] - m1)));
        }
        Assert.AreEqual(0, Correlation(made), 0.16, "five standard errors of 1000 rows");
    }

    [TestMethod]
    public void RowsThatAreAllAlikeWeighTheSame()
    {
        LabeledRows data = LabeledRows.Gaussian([40, 10]);
        for (int i = 0; i < data.RowCount; i++)
            data.Features[i] = data.Classes[i] == 1 ? [1, 2, 3, 4] : data.Features[i];
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.Smobd(coreDistanceWeight: 1, seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(30, rows);
        Assert.IsTrue(Array.TrueForAll(rows, r => r.Row.Features.SequenceEqual([1, 2, 3, 4])));
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.Smobd(neighborCount: 0));
        Refused("CoreDistanceWeight is 1.1; it must be between 0 and 1.", () => Ml.Transforms.Imbalance.Smobd(coreDistanceWeight: 1.1));
        Refused("NoiseFactor is 0; it must be a positive finite number.", () => Ml.Transforms.Imbalance.Smobd(noiseFactor: 0));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.Smobd((SmobdOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 5 rows; Smobd with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Smobd().FitResample(LabeledRows.Gaussian([20, 5]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);
}

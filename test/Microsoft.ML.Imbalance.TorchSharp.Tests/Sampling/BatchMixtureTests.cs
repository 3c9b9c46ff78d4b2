namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class BatchMixtureTests
{
    [TestMethod]
    [DataRow(0.2)]
    [DataRow(1.0)]
    [DataRow(3.0)]
    public void SharesAreDrawnFromTheBetaDistribution(double alpha)
    {
        RandomStream random = RandomStream.Create(1, nameof(BatchMixtureTests));
        const int Count = 20_000;
        double[] draws = [.. Enumerable.Range(0, Count).Select(_ => BetaDraw.Next(alpha, ref random))];
        // Mean 1/2, variance 1 / (4 (2 α + 1)).
        double variance = 1 / (4 * (2 * alpha + 1));
        Assert.AreEqual(0.5, draws.Average(), 4 * Math.Sqrt(variance / Count));
        Assert.AreEqual(variance, draws.Average(d => (d - 0.5) * (d - 0.5)), 0.05 * variance);
        Assert.IsTrue(draws.All(d => d is >= 0 and <= 1));
    }

    [TestMethod]
    public void MixUpSharesLabelsAsRows()
    {
        BatchMixture mixture = Draw(RowMixing.MixUp, 3);
        Assert.IsTrue(mixture.LabelShares.All(share => share == mixture.RowShare));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 8).ToArray(), mixture.Partners);
        Assert.IsFalse(mixture.InRepresentation);
    }

    [TestMethod]
    public void RemixGivesTheLabelToTheRareClass()
    {
        // Class 0 has 100 rows, class 1 has 10: ten times, more than κ = 3.
        for (int seed = 0; seed < 40; seed++)
        {
            BatchMixture mixture = Draw(RowMixing.Remix, seed);
            for (int i = 0; i < 8; i++)
            {
                (int own, int partner) = (i % 2, mixture.Partners[i] % 2);
                float expected = own == 0 && partner == 1 && mixture.RowShare < 0.5 ? 0 : own == 1 && partner == 0 && 1 - mixture.RowShare < 0.5 ? 1 : mixture.RowShare;
                Assert.AreEqual(expected, mixture.LabelShares[i]);
            }
        }
    }

    [TestMethod]
    public void ManifoldMixUpMixesTheInputOrTheLastHiddenLayer()
    {
        int hidden = Enumerable.Range(0, 400).Count(seed => Draw(RowMixing.ManifoldMixUp, seed).InRepresentation);
        Assert.AreEqual(200, hidden, 40, "four standard deviations of a coin");
    }

    [TestMethod]
    public void WhatIsNoMixingIsAnError()
    {
        Says("Alpha is 0; it must be a positive finite number.", new() { Alpha = 0 });
        Says("CountRatio is 0.5; it must be between 1 and 1.7976931348623157E+308.", new() { CountRatio = 0.5 });
        Says("ShareThreshold is 2; it must be between 0 and 1.", new() { ShareThreshold = 2 });
        Says("Kind is 7; it must be one of None, MixUp, Remix, ManifoldMixUp, CutMix.", new() { Kind = (RowMixing)7 });

        static void Says(string message, RowMixingOptions options) => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(options.Validate).Message);
    }

    private static BatchMixture Draw(RowMixing kind, int seed)
        => BatchMixture.Draw(new() { Kind = kind, Alpha = 1 }, [0, 1, 0, 1, 0, 1, 0, 1], [100, 10], RandomStream.Create(seed, nameof(BatchMixtureTests)));
}

namespace Microsoft.ML.Imbalance.Tests.Calibration;

/// <summary>When a function of two scores takes the place of the anchor's probability.</summary>
[TestClass]
public sealed class AnchoredChoiceTests
{
    private const int FoldCount = 3;

    [TestMethod]
    public void APairedTestByHand()
    {
        // Log-losses ln 2 against ln 2, ln 4, ln 4, ln 2 (probabilities 1/2, 1/4): gains 0, g, g, 0 with g = ln 2. Mean g/2, variance g²/3, error g/√12: t = √3 with 3 degrees of freedom.
        AnchoredLosses half = Losses(0.5, 0.5, 0.5, 0.5), other = Losses(0.5, 0.25, 0.25, 0.5);
        Assert.AreEqual(StudentT.TwoSidedPValue(Math.Sqrt(3), 3) / 2, half.PValueBelow(other, []), 1e-12);
        Assert.AreEqual(1, other.PValueBelow(half, []));
        Assert.AreEqual(1, half.PValueBelow(half, []), "no difference shows nothing");
        Assert.AreEqual(1.5 * Math.Log(2), other.MeanLog([]), 1e-12);
        // (1/2)² twice, (3/4)² twice.
        Assert.AreEqual((0.25 + 0.5625) / 2, other.MeanBrier([]), 1e-12);
        Assert.AreEqual((2 * 0.25 + 0.5625) / 3, other.MeanBrier([2, 0, 1, 0]), 1e-12);
    }

    [TestMethod]
    public void WeightsMakeNothingSurer()
    {
        AnchoredLosses half = Losses(0.5, 0.5, 0.5, 0.5), other = Losses(0.5, 0.25, 0.25, 0.5);
        Assert.AreEqual(half.PValueBelow(other, []), half.PValueBelow(other, [7, 7, 7, 7]), 1e-12);
        Assert.AreEqual(Losses(0.5, 0.5, 0.5).PValueBelow(Losses(0.5, 0.25, 0.25), []), half.PValueBelow(other, [1, 1, 1, 0]), 1e-12, "a row of weight 0 is none");
    }

    [TestMethod]
    public void AProbabilityAndItsLogOddsCostTheSame()
    {
        foreach (bool isPositive in new[] { false, true })
        {
            AnchoredLosses byProbability = new(1), byLogOdds = new(1);
            byProbability.SetProbability(0, 0.2, isPositive);
            byLogOdds.SetLogOdds(0, Math.Log(0.25), isPositive);
            Assert.AreEqual(-Math.Log(isPositive ? 0.2 : 0.8), byLogOdds.MeanLog([]), 1e-12);
            Assert.AreEqual(byProbability.MeanLog([]), byLogOdds.MeanLog([]), 1e-12);
            Assert.AreEqual(isPositive ? 0.64 : 0.04, byLogOdds.MeanBrier([]), 1e-12);
            Assert.AreEqual(byProbability.MeanBrier([]), byLogOdds.MeanBrier([]), 1e-12);
        }
    }

    [TestMethod]
    public void WhereTheAnchorIsRightItIsGivenUpInFewerThanTheLevelOfCases()
    {
        // 300 tables of 600 rows, some 50 of them positive: 5 % would be 15.
        int given = Enumerable.Range(0, 300).Count(seed => Choose(seed, 600, own: 0, factor: 1).Function is not null);
        Assert.IsLessThanOrEqualTo(15, given);
    }

    [TestMethod]
    public void WhereTheModelTellsMoreOrTheAnchorIsTooSureThereIsAFunction()
    {
        Assert.AreEqual(20, Enumerable.Range(0, 20).Count(seed => Choose(seed, 2000, own: 1, factor: 1).Function is { Slope: > 0.5 }));
        Assert.AreEqual(20, Enumerable.Range(0, 20).Count(seed => Choose(seed, 2000, own: 0, factor: 3).Function is { AnchorSlope: < 0.5 }));
    }

    [TestMethod]
    public void RowsThatOneModelScoredAreDealtOut()
    {
        Assert.AreEqual(20, Enumerable.Range(0, 20).Count(seed => Choose(seed, 2000, own: 1, factor: 1, folds: 1).Function is not null));
        Assert.IsLessThanOrEqualTo(5, Enumerable.Range(0, 100).Count(seed => Choose(seed, 600, own: 0, factor: 1, folds: 1).Function is not null));
    }

    [TestMethod]
    public void ALowerLogLossAtThePriceOfAHigherBrierScoreIsNotEnough()
    {
        // Log odds of ±1.386 that are right, one in five on the other side, and of ±10 that are too sure, one in a hundred. A slope of 0.7 gains 3 for each of these 40, and costs
        // 0.015 for each of the others by log-loss; their probability becomes 0.275 instead of 0.2, which costs 0.0056 by Brier score. The sure ones have next to nothing to gain there.
        BinaryPredictions[] model = NewFolds(), anchor = NewFolds();
        for (int row = 0; row < 8000; row++)
        {
            bool isSure = row % 2 == 0, isHigh = row / 2 % 2 == 0;
            bool isOther = row / 4 % (isSure ? 100 : 5) == 0;
            double logOdds = (isHigh ? 1 : -1) * (isSure ? 10 : Math.Log(4));
            int fold = row / 4 / 100 % FoldCount, actual = isHigh != isOther ? 1 : 0;
            model[fold].Add(actual, 0, 0.001 * (row % 7), null, null);
            anchor[fold].Add(actual, 0, logOdds, 1 / (1 + Math.Exp(-logOdds)), null);
        }
        AnchoredChoice choice = AnchoredChoice.Of(model, anchor);
        Assert.IsNull(choice.Function, choice.Description);
        Assert.IsLessThan(AnchoredChoice.Level, double.Parse(choice.Description.Split("p = ")[1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture), choice.Description);
    }

    // The anchor's log odds are "factor" times those that its part of the truth gives; the model's are that plus noise, and "own" times what the anchor does not know.
    private static AnchoredChoice Choose(int seed, int count, double own, double factor, int folds = FoldCount)
    {
        RandomStream random = RandomStream.Create(seed, nameof(AnchoredChoiceTests));
        BinaryPredictions[] model = NewFolds()[..folds], anchor = NewFolds()[..folds];
        for (int row = 0; row < count; row++)
        {
            double known = 1.2 * random.NextGaussian() - 3, unknown = 2 * random.NextGaussian(), noise = random.NextGaussian();
            int actual = random.NextDouble() < 1 / (1 + Math.Exp(-known - own * unknown)) ? 1 : 0;
            double logOdds = factor * known;
            model[row % folds].Add(actual, 0, known + own * unknown + (own == 0 ? noise : 0), null, null);
            anchor[row % folds].Add(actual, 0, logOdds, (float)(1 / (1 + Math.Exp(-logOdds))), null);
        }
        return AnchoredChoice.Of(model, anchor);
    }

    private static BinaryPredictions[] NewFolds() => [.. Enumerable.Range(0, FoldCount).Select(_ => new BinaryPredictions("no", "yes"))];

    private static AnchoredLosses Losses(params double[] probabilities)
    {
        var losses = new AnchoredLosses(probabilities.Length);
        for (int row = 0; row < probabilities.Length; row++)
            losses.SetProbability(row, probabilities[row], isPositive: true);
        return losses;
    }
}

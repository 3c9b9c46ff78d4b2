namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Rounds of boosting, computed by hand.</summary>
[TestClass]
public sealed class SammeTests
{
    [TestMethod]
    public void ARoundOfTwoClassesByHand()
    {
        // Four rows of weight 1/4, one missed: error 1/4, vote ln((3/4) / (1/4)) + ln(2 - 1) = ln 3. The missed row triples to 3/4, the sum is 3/2: 1/2, and 1/6 for the others.
        var samme = new Samme([1, 1, 1, 1], classCount: 2, learningRate: 1);
        BoostingRound round = samme.Close(Set(4, 2));
        Assert.AreEqual(0.25, round.Error, 1e-15);
        Assert.AreEqual(Math.Log(3), round.Vote, 1e-12);
        Assert.IsFalse(round.IsLast);
        AssertWeights(samme, 1 / 6.0, 1 / 6.0, 1 / 2.0, 1 / 6.0);

        // Missed again with another: error 1/2 + 1/6 = 2/3, no better than guessing one of two.
        Assert.AreEqual(new BoostingRound(samme.Weights[2] + samme.Weights[0], 0, true).Vote, samme.Close(Set(4, 0, 2)).Vote);
    }

    [TestMethod]
    public void ARoundOfThreeClassesByHand()
    {
        // Error 1/2 is better than guessing one of three: vote ln 1 + ln 2 = ln 2. The missed rows double: weights 2/6, 2/6, 1/6, 1/6.
        var samme = new Samme([1, 1, 1, 1], classCount: 3, learningRate: 1);
        BoostingRound round = samme.Close(Set(4, 0, 1));
        Assert.AreEqual(Math.Log(2), round.Vote, 1e-12);
        AssertWeights(samme, 1 / 3.0, 1 / 3.0, 1 / 6.0, 1 / 6.0);
    }

    [TestMethod]
    public void TheLearningRateIsAFactorOfTheVote()
    {
        // Vote (1/2) ln 3, the missed row grows by √3: 1/4 √3 / (3/4 + 1/4 √3).
        var samme = new Samme([1, 1, 1, 1], classCount: 2, learningRate: 0.5);
        Assert.AreEqual(Math.Log(3) / 2, samme.Close(Set(4, 3)).Vote, 1e-12);
        Assert.AreEqual(Math.Sqrt(3) / (3 + Math.Sqrt(3)), samme.Weights[3], 1e-12);
    }

    [TestMethod]
    public void APerfectMemberEndsWithTheVoteOfHalfARowsError()
    {
        // Four rows: error 1/8, vote ln 7.
        BoostingRound round = new Samme([1, 1, 1, 1], classCount: 2, learningRate: 1).Close(Set(4));
        Assert.AreEqual(Math.Log(7), round.Vote, 1e-12);
        Assert.IsTrue(round.IsLast);
    }

    [TestMethod]
    public void RowsWithoutWeightTakeNoPart()
    {
        // Weights 2, 2, 0 of which one of the first is missed: error 1/2 of three classes.
        var samme = new Samme([2, 2, 0], classCount: 3, learningRate: 1);
        Assert.AreEqual(0.5, samme.Close(Set(3, 0, 2)).Error, 1e-15);
        AssertWeights(samme, 2 / 3.0, 1 / 3.0, 0);
    }

    private static RowSet Set(int count, params int[] rows)
    {
        var set = new RowSet(count);
        foreach (int row in rows)
            set.Add(row);
        return set;
    }

    private static void AssertWeights(Samme samme, params double[] expected)
    {
        for (int row = 0; row < expected.Length; row++)
            Assert.AreEqual(expected[row], samme.Weights[row], 1e-12);
    }
}

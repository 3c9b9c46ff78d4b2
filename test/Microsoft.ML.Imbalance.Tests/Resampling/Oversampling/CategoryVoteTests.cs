namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The vote on a category.</summary>
[TestClass]
public sealed class CategoryVoteTests
{
    private static readonly RowMatrix Rows = new([7, 3, 3, 5, 5, 9], 6, 1);

    [TestMethod]
    public void TheMostFrequentCategoryWins()
    {
        Assert.AreEqual(3, Vote(-1, [1, 2, 3, 5]));
        Assert.AreEqual(5, Vote(3, [4, 1, 5]));
    }

    [TestMethod]
    public void TheOriginVotesOnlyWhereItHasAVote()
    {
        // Without row 3 (a 5) there is one 5 against two 3.
        Assert.AreEqual(3, Vote(-1, [4, 1, 2]));
        HashSet<float> tied = [.. Enumerable.Range(0, 100).Select(i => Vote(3, [4, 1, 2], i))];
        CollectionAssert.AreEquivalent(new[] { 3f, 5f }, tied.ToArray());
    }

    [TestMethod]
    public void EquallyFrequentCategoriesWinEquallyOften()
    {
        var counts = new Dictionary<float, int>();
        for (int i = 0; i < 3000; i++)
            counts[Vote(-1, [0, 1, 3], i)] = counts.GetValueOrDefault(Vote(-1, [0, 1, 3], i)) + 1;
        // A third each: 1000, standard deviation 26.
        Assert.IsTrue(counts.Values.All(n => n is > 850 and < 1150), string.Join(' ', counts));
        Assert.HasCount(3, counts);
    }

    [TestMethod]
    public void HowCategoriesAreNumberedChangesNothing()
    {
        // 7, 3, 5, 9 become 1, 9, 2, 4.
        var renumbered = new RowMatrix([1, 9, 9, 2, 2, 4], 6, 1);
        for (int i = 0; i < 50; i++)
        {
            RandomStream stream = RandomStream.Create(i, "test");
            float before = CategoryVote.Winner(Rows, 0, -1, [0, 5, 3, 1], stream), after = CategoryVote.Winner(renumbered, 0, -1, [0, 5, 3, 1], stream);
            Assert.AreEqual(Array.IndexOf(Rows.Values, before), Array.IndexOf(renumbered.Values, after));
        }
    }

    private static float Vote(int origin, int[] neighbors, int seed = 0) => CategoryVote.Winner(Rows, 0, origin, neighbors, RandomStream.Create(seed, "test"));
}

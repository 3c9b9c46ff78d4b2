using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class NeighborListsTests
{
    [TestMethod]
    public void TheBestCandidatesStayInWhateverOrderTheyCome()
        => (from neighborCount in Gen.Int[1, 12]
            from distances in Gen.Int[0, 9].Array[neighborCount, 60]
            from order in Gen.Shuffle(Enumerable.Range(0, distances.Length).ToArray())
            select (neighborCount, distances, order))
        .Sample(sample =>
        {
            (int neighborCount, int[] distances, int[] order) = sample;
            var lists = new NeighborLists(3, neighborCount);
            foreach (int row in order)
                lists.Offer(1, new Candidate(distances[row], row));
            int[] expected = [.. Enumerable.Range(0, distances.Length).OrderBy(row => distances[row]).ThenBy(row => row).Take(neighborCount)];
            CollectionAssert.AreEqual(expected, Array.ConvertAll(lists.Finish(1).ToArray(), candidate => candidate.Row));
        });

    [TestMethod]
    public void TheWorstIsNoneUntilTheListIsFull()
    {
        var lists = new NeighborLists(1, 2);
        Assert.IsTrue(lists.Offer(0, new Candidate(7, 4)));
        Assert.AreEqual(double.PositiveInfinity, lists.Worst(0).SquaredDistance);
        Assert.IsTrue(lists.Offer(0, new Candidate(5, 9)));
        Assert.AreEqual(7.0, lists.Worst(0).SquaredDistance);
        Assert.IsFalse(lists.Offer(0, new Candidate(7, 5)), "equally far, and later");
        Assert.IsTrue(lists.Offer(0, new Candidate(7, 3)), "equally far, and earlier");
        Assert.AreEqual(3, lists.Worst(0).Row);
    }
}

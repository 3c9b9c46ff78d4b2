using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class WitnessesTests
{
    [TestMethod]
    public void ARowThatLosesAWitnessLooksForAnother()
    {
        using var witnesses = new Witnesses(rowCount: 70_000, capacity: 2, areKept: true) { Needed = 1 };
        foreach (int row in new[] { 1, 2, 3, 4 })
        {
            witnesses.Add(row, 10 * row);
            witnesses.Add(row, 66_000);
        }
        // Row 1 loses both, the others one each: row 464 stands for 66,000 too, whose lowest 16 bits it has. To look again in vain is no harm.
        witnesses.Remove(10);
        witnesses.Remove(464);
        CollectionAssert.AreEqual(new[] { 1 }, Lacking([1, 2, 3, 4]));

        // What has gone is forgotten once all have dropped it: a witness that is found then stays.
        witnesses.Add(1, 66_000);
        Assert.IsEmpty(Lacking([1, 2, 3, 4]));
        witnesses.Remove(20);
        CollectionAssert.AreEqual(new[] { 2 }, Lacking([1, 2, 3, 4]));

        int[] Lacking(int[] rows)
        {
            var asked = new RowSet(70_000);
            foreach (int row in rows)
                asked.Add(row);
            return [.. witnesses.DropGone(asked)];
        }
    }
}

using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowIdentityTests
{
    [TestMethod]
    [DataRow(0UL)]
    [DataRow(100UL)]
    public void IdsWithoutGapsAreNumberedFromTheFirst(ulong first)
    {
        RowIdentity identity = Build(Enumerable.Range(0, 50).Select(i => Id(first + (ulong)i)), out int[] order);

        Assert.IsTrue(identity.IsPassOrder);
        Assert.IsTrue(identity.IsUnique);
        Assert.AreEqual(50, identity.RowCount);
        Assert.AreEqual(0, identity.RowOf(Id(first)));
        Assert.AreEqual(49, identity.RowOf(Id(first + 49)));
        Assert.HasCount(0, order);
    }

    [TestMethod]
    public void GapsAreSkippedInTheCount()
    {
        // The gap from 1 to 130 leaves two whole words of 64 bits empty.
        RowIdentity identity = Build([Id(0), Id(1), Id(130), Id(131), Id(200)], out _);

        Assert.IsTrue(identity.IsPassOrder);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, new ulong[] { 0, 1, 130, 131, 200 }.Select(id => identity.RowOf(Id(id))).ToArray());
    }

    [TestMethod]
    public void RowsInAnotherOrderAreNumberedById()
    {
        RowIdentity identity = Build([Id(5), Id(2), Id(9)], out int[] order);

        Assert.IsFalse(identity.IsPassOrder);
        Assert.IsTrue(identity.IsUnique);
        CollectionAssert.AreEqual(new[] { 1, 0, 2 }, order);
        CollectionAssert.AreEqual(new[] { 1, 0, 2 }, new ulong[] { 5, 2, 9 }.Select(id => identity.RowOf(Id(id))).ToArray());
    }

    [TestMethod]
    public void IdsOf128BitsAreNumberedByTheirHighHalfFirst()
    {
        RowIdentity identity = Build([new(1, 7), new(2, 3), new(1, 3)], out int[] order);

        CollectionAssert.AreEqual(new[] { 2, 1, 0 }, order);
        Assert.AreEqual(2, identity.RowOf(new(1, 7)));
        Assert.AreEqual(1, identity.RowOf(new(2, 3)));
    }

    [TestMethod]
    public void IdsFarApartAreKeptOneByOne()
    {
        RowIdentity identity = Build([Id(0), Id(1UL << 60), Id(ulong.MaxValue)], out int[] order);

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, order);
        Assert.AreEqual(2, identity.RowOf(Id(ulong.MaxValue)));
    }

    [TestMethod]
    public void RowsThatShareAnIdKeepThePassOrderAndAreNotUnique()
    {
        RowIdentity identity = Build([Id(4), Id(2), Id(4), Id(1)], out int[] order);

        Assert.IsFalse(identity.IsUnique);
        Assert.IsTrue(identity.IsPassOrder);
        Assert.AreEqual(4, identity.RowCount);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, order);
    }

    [TestMethod]
    [DataRow(new ulong[] { 10, 11, 12 }, 9UL)]
    [DataRow(new ulong[] { 10, 11, 12 }, 13UL)]
    [DataRow(new ulong[] { 10, 14, 99 }, 12UL)]
    [DataRow(new ulong[] { 10, 14, 99 }, 100_000UL)]
    [DataRow(new ulong[] { 30, 20, 10 }, 15UL)]
    public void AnUnknownIdIsAnError(ulong[] ids, ulong unknown)
    {
        RowIdentity identity = Build(ids.Select(Id), out _);

        Assert.AreEqual(
            $"The data changed between two passes: it had 3 rows and it now has a row with id {Id(unknown)} that was not among them. "
            + "Repeat this step on the changed data, or cache the data before it.",
            Assert.ThrowsExactly<InvalidOperationException>(() => identity.RowOf(Id(unknown))).Message);
    }

    [TestMethod]
    public void EveryDistinctIdGetsItsRankWhateverTheGapsAndTheOrder()
    {
        Gen<ulong[]> near = Gen.ULong[0, 3000].Array[1, 300], far = Gen.ULong.Array[1, 300];
        Gen.Select(Gen.OneOf(near, far), Gen.Bool).Sample((values, isSorted) =>
        {
            ulong[] ids = [.. values.Distinct()];
            if (isSorted)
                Array.Sort(ids);
            ulong[] ascending = [.. ids.Order()];
            RowIdentity identity = Build(ids.Select(Id), out int[] order);
            return identity.RowCount == ids.Length
                && ids.All(id => identity.RowOf(Id(id)) == Array.BinarySearch(ascending, id))
                && (order.Length == 0 ? ids.SequenceEqual(ascending) : order.Select(pass => ids[pass]).SequenceEqual(ascending));
        });
    }

    private static DataViewRowId Id(ulong low) => new(low, 0);

    private static RowIdentity Build(IEnumerable<DataViewRowId> ids, out int[] order)
    {
        var builder = new RowIdentityBuilder();
        DataViewRowId[] pass = [.. ids];
        order = [];
        Array.ForEach(pass, builder.Add);
        if (builder.NeedsEveryId)
        {
            builder.KeepEveryId();
            Array.ForEach(pass, builder.Add);
            order = builder.SortById();
        }
        return builder.Build();
    }
}

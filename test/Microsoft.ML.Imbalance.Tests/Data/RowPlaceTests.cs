using CsCheck;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>From the number of a row back to its id and to its place in a pass.</summary>
[TestClass]
public sealed class RowPlaceTests
{
    [TestMethod]
    public void TheIdOfARowIsTheIdThatNumberedIt()
    {
        Gen<ulong[]> near = Gen.ULong[1000, 4000].Array[1, 300], far = Gen.ULong.Array[1, 300];
        Gen.Select(Gen.OneOf(near, far), Gen.Bool).Sample((values, isSorted) =>
        {
            ulong[] ids = [.. values.Distinct()];
            if (isSorted)
                Array.Sort(ids);
            RowIdentity identity = Build(ids.Select(Id));
            return ids.All(id => identity.IdOf(identity.RowOf(Id(id))).Equals(Id(id)))
                && Enumerable.Range(0, ids.Length).All(row => identity.RowOf(identity.IdOf(row)) == row);
        });
    }

    [TestMethod]
    public void ThePlaceOfARowIsWhereThePassMetIt() => Gen.Int[1, 200].SelectMany(n => Gen.Shuffle(Enumerable.Range(0, n).ToArray())).Sample(order =>
    {
        RowIdentity identity = Build(order.Select(i => Id((ulong)i * 3)));
        return Enumerable.Range(0, order.Length).All(place => identity.PositionOf(identity.RowOf(Id((ulong)order[place] * 3))) == place);
    });

    [TestMethod]
    public void WordsWithoutARowAreSkipped()
    {
        // 64 ids a word: words 1, 2 and 4 are empty.
        RowIdentity identity = Build(new ulong[] { 10, 73, 202, 203, 330 }.Select(Id));
        CollectionAssert.AreEqual(new ulong[] { 10, 73, 202, 203, 330 }, Enumerable.Range(0, 5).Select(row => identity.IdOf(row).Low).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, Enumerable.Range(0, 5).Select(identity.PositionOf).ToArray());
    }

    [TestMethod]
    public void WhereIdsTellNothingTheNumberIsTheId()
    {
        RowIdentity identity = Build([Id(4), Id(2), Id(4)]);
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, Enumerable.Range(0, 3).Select(row => identity.PositionOf(row)).ToArray());
        Assert.HasCount(3, Enumerable.Range(0, 3).Select(identity.IdOf).Distinct().ToArray());
    }

    private static DataViewRowId Id(ulong low) => new(low, 0);

    private static RowIdentity Build(IEnumerable<DataViewRowId> ids)
    {
        var builder = new RowIdentityBuilder();
        DataViewRowId[] pass = [.. ids];
        Array.ForEach(pass, builder.Add);
        if (builder.NeedsEveryId)
        {
            builder.KeepEveryId();
            Array.ForEach(pass, builder.Add);
            _ = builder.SortById();
        }
        return builder.Build();
    }
}

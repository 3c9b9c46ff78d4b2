using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowSetTests
{
    [TestMethod]
    public void BehavesLikeASetOfIntegers()
    {
        Gen<(int, (bool, int)[])> changes = Gen.Int[1, 300].SelectMany(n => Gen.Select(Gen.Const(n), Gen.Select(Gen.Bool, Gen.Int[0, n - 1]).Array[0, 200]));
        changes.Sample((rowCount, steps) =>
        {
            var set = new RowSet(rowCount);
            var model = new SortedSet<int>();
            foreach ((bool isAdded, int row) in steps)
            {
                if (isAdded)
                {
                    set.Add(row);
                    model.Add(row);
                }
                else
                {
                    set.Remove(row);
                    model.Remove(row);
                }
            }
            return set.Count == model.Count && set.SequenceEqual(model) && set.Copy().SequenceEqual(model) && model.Select((row, place) => set.At(place) == row).All(isRight => isRight) && Enumerable.Range(0, rowCount).All(row => set.Contains(row) == model.Contains(row));
        });
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(64)]
    [DataRow(100)]
    [DataRow(5000)]
    public void WhatIsAskedOfManyRowsAtOnceIsWhatIsAskedOfEach(int rowCount)
    {
        RowSet set = RowSet.Where(rowCount, row => row % 3 == 0);
        int[] expected = [.. Enumerable.Range(0, rowCount).Where(row => row % 3 == 0)];
        CollectionAssert.AreEqual(expected, set.ToArray());
        var room = new int[128];
        for (int first = 0; first < rowCount; first += 128)
            CollectionAssert.AreEqual(Array.FindAll(expected, row => row >= first && row < first + 128), set.Within(first, room).ToArray());

        set.AddWhere(() => 5, (row, divisor) => row % divisor == 0 && !set.Contains(row));
        expected = [.. Enumerable.Range(0, rowCount).Where(row => row % 3 == 0 || row % 5 == 0)];
        CollectionAssert.AreEqual(expected, set.ToArray());
        Assert.AreEqual(expected.Length, set.Count);

        foreach (int row in set)
            set.Remove(row);
        Assert.AreEqual(0, set.Count);
        set.Invert();
        CollectionAssert.AreEqual(RowSet.All(rowCount).ToArray(), set.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(63)]
    [DataRow(64)]
    [DataRow(65)]
    [DataRow(128)]
    [DataRow(1000)]
    public void AllHoldsEveryRowAndNoMore(int rowCount)
    {
        RowSet all = RowSet.All(rowCount);

        Assert.AreEqual(rowCount, all.Count);
        Assert.AreEqual(rowCount, all.RowCount);
        CollectionAssert.AreEqual(Enumerable.Range(0, rowCount).ToArray(), all.ToArray());
    }

    [TestMethod]
    public void ASetAndItsComplementShareNoRowAndMissNone()
    {
        var set = new RowSet(130);
        set.Add(0);
        set.Add(64);
        set.Add(129);

        RowSet complement = set.Complement();

        Assert.AreEqual(127, complement.Count);
        CollectionAssert.AreEqual(Enumerable.Range(0, 130).Except([0, 64, 129]).ToArray(), complement.ToArray());
        Assert.AreEqual(3, set.Count);
    }
}

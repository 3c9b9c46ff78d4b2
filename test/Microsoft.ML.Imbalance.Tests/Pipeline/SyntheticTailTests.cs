using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SyntheticTailTests
{
    [TestMethod]
    [DataRow(1, 8)]
    [DataRow(1000, 8)]
    [DataRow(100_000, 1)]
    [DataRow(100_000, 3)]
    [DataRow(100_000, 8)]
    public void PlacesComeInTheOrderOfTheUpperHalves(int count, int threads)
    {
        ulong[] highs = Highs(count);

        CollectionAssert.AreEqual(Enumerable.Range(0, count).OrderBy(place => highs[place]).ToArray(), Order(highs, threads));
    }

    // Among 20,000 places 15 bits stand below: these ids differ there only.
    [TestMethod]
    public void UpperHalvesThatDifferInTheirLowestBitsAreToldApart()
    {
        ulong[] highs = Highs(20_000);
        for (int i = 0; i < 100; i++)
            (highs[i], highs[1000 + i]) = ((highs[i] & ~0x7FFFUL) + (ulong)(i % 2) + 1, (highs[i] & ~0x7FFFUL) + 2 - (ulong)(i % 2));

        CollectionAssert.AreEqual(Enumerable.Range(0, highs.Length).OrderBy(place => highs[place]).ToArray(), Order(highs));
    }

    [TestMethod]
    public void TheSameUpperHalfTwiceIsNoOrder()
    {
        ulong[] highs = Highs(20_000);
        highs[17] = highs[9_000];

        Assert.IsNull(Order(highs));
    }

    [TestMethod]
    public void AnUpperHalfOfZeroIsNoOrder()
    {
        ulong[] highs = Highs(20_000);
        highs[17] = 0;

        Assert.IsNull(Order(highs));
    }

    [TestMethod]
    public void AnUpperHalfOfAlmostZeroIsOne()
    {
        ulong[] highs = Highs(20_000);
        highs[17] = 1;

        Assert.AreEqual(17, Order(highs)![0]);
    }

    // Numbers come from other parts of the library only: a wrong one would read what isn't the tail's.
    [TestMethod]
    [DataRow(-1)]
    [DataRow(65)]
    public void ARowThatIsNotThereIsNamed(int number)
    {
        var ml = new MLContext(seed: 1);
        SyntheticTail tail = SyntheticTail.Of(ml.Transforms.Imbalance.Smote(seed: 3).FitResample(LabeledRows.Gaussian([90, 25]).ToView(ml, LabelKind.Boolean)))!;
        IComputedRows rows = tail.AsComputed()!;
        Assert.AreEqual(65, rows.Count);
        string expected = $"Synthetic row {number} was asked for; there are 65, numbered from 0.";
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => tail[number]).Message, expected);
        foreach (int[] numbers in new int[][] { [number], [3, number, 4], [64, 0, number] })
        {
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => rows.CopyColumn(0, numbers, new float[numbers.Length])).Message, expected);
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => rows.Fill(numbers, new float[numbers.Length * 2])).Message, expected);
        }
    }

    private static ulong[] Highs(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64() << 1 | 1)];
    }

    private static int[]? Order(ulong[] highs, int threads = 2)
    {
        var packing = new NumberPacking(highs.Length);
        using AlignedBuffer keys = AlignedBuffer.Of<ulong>(highs.Length);
        return SyntheticTail.TryOrder(keys, highs.Length, packing, place => highs[place], threads)
            ? [.. keys.Values<ulong>(highs.Length).ToArray().Select(key => (int)(key & ((1UL << packing.Bits) - 1)))]
            : null;
    }
}

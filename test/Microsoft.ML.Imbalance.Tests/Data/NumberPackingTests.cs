using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NumberPackingTests
{
    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 1)]
    [DataRow(2, 1)]
    [DataRow(3, 2)]
    [DataRow(1 << 20, 20)]
    [DataRow((1 << 20) + 1, 21)]
    [DataRow(int.MaxValue, 31)]
    public void ANumberHasAsManyBitsAsTheLargest(int bound, int bits) => Assert.AreEqual(bits, new NumberPacking(bound).Bits);

    [TestMethod]
    public void NumbersAreReadAsTheyWereWritten() => Gen.Int[1, 31].SelectMany(bits => Gen.Int[0, (int)((1L << bits) - 1)].Array[0, 300].Select(numbers => (bits, numbers))).Sample(given =>
    {
        var packing = new NumberPacking((int)Math.Min(int.MaxValue, 1L << given.bits));
        // What was there before is lost, but for the word behind the numbers.
        var words = new ulong[packing.WordsFor(given.numbers.Length)];
        Array.Fill(words, ulong.MaxValue);

        packing.Write(ref words[0], given.numbers);

        return words[^1] == ulong.MaxValue && given.numbers.Select((number, place) => packing.Read(ref words[0], place) == number).All(isRight => isRight);
    });

    [TestMethod]
    public void NumbersTakeNoMoreThanTheirBits()
    {
        var packing = new NumberPacking(200_000);

        // 64 numbers of 18 bits each are 18 words; and one is there to be looked at.
        Assert.AreEqual((18 * 1000L) + 1, packing.WordsFor(64_000));
    }
}

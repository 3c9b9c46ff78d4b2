namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class FloatSortTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(255)]
    [DataRow(256)]
    [DataRow(5000)]
    public void NumbersOfAllKindsAreSorted(int count)
    {
        var random = new Random(count);
        float[] special = [0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1, -1];
        float[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.Next(3) switch
        {
            0 => special[random.Next(special.Length)],
            1 => (float)(random.NextDouble() - 0.5),
            _ => BitConverter.Int32BitsToSingle(random.Next()) is var any && float.IsNaN(any) ? 2 : -any,
        })];
        float[] expected = [.. numbers.Order().Select(number => number + 0f)];
        FloatSort.Sort(numbers, new float[count]);
        CollectionAssert.AreEqual(expected, numbers);
    }

    [TestMethod]
    public void NumbersThatDifferInOneByteAreSorted()
    {
        // 0x3F80…: the first, the second, the third or the last byte differs.
        for (int shift = 0; shift < 32; shift += 8)
        {
            float[] numbers = [.. Enumerable.Range(0, 400).Select(i => BitConverter.Int32BitsToSingle(0x3F800000 ^ (i * 7 % 64 << shift)))];
            float[] expected = [.. numbers.Order()];
            FloatSort.Sort(numbers, new float[500]);
            CollectionAssert.AreEqual(expected, numbers);
        }
    }
}

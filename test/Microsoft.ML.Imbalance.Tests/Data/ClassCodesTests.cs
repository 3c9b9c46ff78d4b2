using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ClassCodesTests
{
    // Two classes; with rows that have none; up to 255 classes; more.
    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(-1, 1)]
    [DataRow(-1, 2)]
    [DataRow(0, 254)]
    [DataRow(-1, 255)]
    [DataRow(-1, 60_000)]
    public void CodesAreThoseThatWereAdded(int least, int most) => Gen.Int[least, most].Array[0, 300].Sample(codes =>
    {
        ClassCodes result = ClassCodes.Of(codes);
        return result.Count == codes.Length && All(result).SequenceEqual(codes);
    });

    [TestMethod]
    [DataRow(2)]
    [DataRow(-1)]
    [DataRow(300)]
    public void TheCodesBeforeALargerOneStay(int larger)
    {
        int[] codes = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1 : 0), larger, 0, 1];

        CollectionAssert.AreEqual(codes, All(ClassCodes.Of(codes)));
    }

    [TestMethod]
    public void MoreCodesThanExpectedAreTaken()
    {
        var codes = new ClassCodes(capacity: 0);
        for (int row = 0; row < 1000; row++)
            codes.Add(row % 7 == 0 ? 1 : 0);

        CollectionAssert.AreEqual(Enumerable.Range(0, 1000).Select(row => row % 7 == 0 ? 1 : 0).ToArray(), All(codes));
    }

    [TestMethod]
    [DataRow(new[] { 1, 0 }, 1)]
    [DataRow(new[] { 5, 0 }, 1)]
    [DataRow(new[] { 1, 400 }, 1)]
    [DataRow(new[] { 2, 0, 1 }, 2)]
    public void ReplacedCodesAreThoseOfTheMap(int[] map, int most) => Gen.Int[most < 2 ? 0 : -1, most].Array[0, 200].Sample(codes =>
    {
        ClassCodes result = ClassCodes.Of(codes);
        result.Remap(map);
        return All(result).SequenceEqual(codes.Select(code => code < 0 ? code : map[code]));
    });

    [TestMethod]
    public void AnotherOrderIsThatOfTheRows()
        => CollectionAssert.AreEqual(new[] { 1, 0, 0 }, All(ClassCodes.Of([0, 1, 0]).Reorder([1, 2, 0])));

    private static int[] All(ClassCodes codes) => [.. Enumerable.Range(0, codes.Count).Select(row => codes[row])];
}

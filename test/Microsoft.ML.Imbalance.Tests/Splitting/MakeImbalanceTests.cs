using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class MakeImbalanceTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void NamedClassesHaveExactlyTheRowsAskedForAndOthersKeepAll()
    {
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 20], Gen.Int).Sample((a, b, seed) =>
        {
            string[] labels = [.. LabeledGroups.Labels(30, 20, 10), "", ""];
            int[] kept = LabeledGroups.RowsOf(Make(labels, new() { ["a"] = a, ["b"] = b }, seed));
            return kept.Count(row => labels[row] == "a") == a && kept.Count(row => labels[row] == "b") == b
                && kept.Count(row => labels[row] == "c") == 10 && kept.Count(row => labels[row] == "") == 2
                && kept.SequenceEqual(kept.Order().Distinct());
        }, iter: 100);
    }

    [TestMethod]
    public void TheSameSeedRepeatsAndAnotherDiffers()
    {
        string[] labels = LabeledGroups.Labels(50, 50);
        var counts = new Dictionary<string, int> { ["b"] = 10 };

        int[] first = LabeledGroups.RowsOf(Make(labels, counts, seed: 1));

        CollectionAssert.AreEqual(first, LabeledGroups.RowsOf(Make(labels, counts, seed: 1)));
        CollectionAssert.AreNotEqual(first, LabeledGroups.RowsOf(Make(labels, counts, seed: 2)));
    }

    [TestMethod]
    public void TheSeedOfTheContextRepeats()
    {
        IDataView data = LabeledGroups.Load(LabeledGroups.Labels(80, 20));

        CollectionAssert.AreEqual(Kept(new MLContext(seed: 4)), Kept(new MLContext(seed: 4)));
        CollectionAssert.AreNotEqual(Kept(new MLContext(seed: 4)), Kept(new MLContext(seed: 5)));

        int[] Kept(MLContext context) => LabeledGroups.RowsOf(context.Data.Imbalance.MakeImbalance(data, new Dictionary<string, int> { ["b"] = 10 }));
    }

    [TestMethod]
    public void AnUnknownClassIsAnErrorThatListsTheClasses()
        => Assert.AreEqual(
            "classCounts names class \"fraud\", which column 'Label' does not have. It has: \"a\" (3), \"b\" (2). (Parameter 'classCounts')",
            Assert.ThrowsExactly<ArgumentException>(() => Make(LabeledGroups.Labels(3, 2), new() { ["fraud"] = 1 }, seed: 1)).Message);

    [TestMethod]
    [DataRow(3)]
    [DataRow(-1)]
    public void MoreRowsThanThereAreOrLessThanNoneAreAnError(int count)
        => Assert.AreEqual(
            FormattableString.Invariant($"classCounts asks for {count} rows of class \"b\", which has 2. Ask for 0 to 2; to get more rows, oversample. (Parameter 'classCounts')"),
            Assert.ThrowsExactly<ArgumentException>(() => Make(LabeledGroups.Labels(3, 2), new() { ["b"] = count }, seed: 1)).Message);

    [TestMethod]
    public void NullsAreErrors()
    {
        Assert.AreEqual("data", Assert.ThrowsExactly<ArgumentNullException>(() => _context.Data.Imbalance.MakeImbalance(null!, new Dictionary<string, int>())).ParamName);
        Assert.AreEqual("classCounts", Assert.ThrowsExactly<ArgumentNullException>(() => _context.Data.Imbalance.MakeImbalance(LabeledGroups.Load(["a"]), null!)).ParamName);
    }

    private IDataView Make(string[] labels, Dictionary<string, int> counts, int seed) => _context.Data.Imbalance.MakeImbalance(LabeledGroups.Load(labels), counts, seed: seed);
}

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NeighborhoodCleaningRuleTests
{
    // On a line. a: 0 to 5; b, the smallest: 5.4, 20; c: 5.9, 20.3, 20.6, 20.9, 21.2, with 3 neighbors each.
    // b at 5.4 has c at 5.9, a at 5 and a at 4: misjudged, so its neighbors go. So has b at 20: 20.3, 20.6 and 20.9 of c.
    // a at 5 has b 5.4, c 5.9, a 4: a tie of three, it stays in step 1. c at 5.9 has b 5.4, a 5 and a 4: outvoted, it goes in step 1.
    private static readonly LabeledRows Line = new(
        [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2], [[0], [1], [2], [3], [4], [5], [5.4f], [20], [5.9f], [20.3f], [20.6f], [20.9f], [21.2f]]);

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void OutvotedRowsAndTheNeighborsOfMisjudgedRowsGo()
        => CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 6, 7, 12 }, Ids(new NeighborhoodCleaningRuleOptions()));

    [TestMethod]
    public void ClassesBelowTheThresholdLoseOutvotedRowsOnly()
    {
        // 2.5 times two rows are 5: c, which has 5, is large enough. 3 times two are 6: only a is. 3.5 times: none.
        CollectionAssert.AreEqual(Ids(new NeighborhoodCleaningRuleOptions()), Ids(new NeighborhoodCleaningRuleOptions { Threshold = 2.5 }));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 6, 7, 9, 10, 11, 12 }, Ids(new NeighborhoodCleaningRuleOptions { Threshold = 3 }));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12 }, Ids(new NeighborhoodCleaningRuleOptions { Threshold = 3.5 }));
    }

    [TestMethod]
    public void RowsOfTheSmallestClassAreNotTakenFromEachOthersNeighborhood()
    {
        // b is targeted too: both of its rows are outvoted, and go for that reason alone.
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 12 }, Ids(new NeighborhoodCleaningRuleOptions { Target = SamplingTarget.All }));
    }

    [TestMethod]
    public void OptionsAreCheckedWhereTheyEnter()
    {
        foreach ((NeighborhoodCleaningRuleOptions options, string message) in new (NeighborhoodCleaningRuleOptions, string)[]
        {
            (new() { Threshold = -1 }, "Threshold is -1; it must be 0 or a positive finite number."),
            (new() { NeighborCount = 0 }, "NeighborCount is 0; it must be at least 1."),
            (new() { Vote = (NeighborVote)7 }, "Vote is 7; it must be one of All, Mode."),
        })
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.NeighborhoodCleaningRule(options));
            StringAssert.StartsWith(error.Message, message);
        }
    }

    private int[] Ids(NeighborhoodCleaningRuleOptions options)
        => [.. ResampledRow.Read(_ml.Transforms.Imbalance.NeighborhoodCleaningRule(options).FitResample(Line.ToView(_ml))).Select(r => r.Id)];
}

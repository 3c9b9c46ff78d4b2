using CsCheck;
using Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Bootstrap;

[TestClass]
public sealed class BootstrapUnitsTests
{
    [TestMethod]
    public void EveryClassKeepsItsNumberOfRows() => Gen.Select(Gen.Int[0, 2].Array[1, 60], Gen.Int[0, 1000]).Sample((classes, seed) =>
    {
        double[] counts = BootstrapUnits.Of(Codes.Of(classes), 3, groups: null).Draw(RandomStream.Create(seed, "draw"));
        for (int c = 0; c < 3; c++)
            Assert.AreEqual(classes.Count(other => other == c), counts.Where((_, row) => classes[row] == c).Sum());
    });

    [TestMethod]
    public void EveryRowIsDrawnEquallyOften()
    {
        var units = BootstrapUnits.Of(Codes.Of([.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 5)]), 2, groups: null);
        var drawn = new int[25];
        for (int replicate = 0; replicate < 2000; replicate++)
        {
            double[] counts = units.Draw(RandomStream.Create(1, "draw", row: replicate));
            for (int row = 0; row < drawn.Length; row++)
                drawn[row] += (int)counts[row];
        }
        Tests.Statistics.AssertEquallyLikely(drawn[..20]);
        Tests.Statistics.AssertEquallyLikely(drawn[20..]);
    }

    [TestMethod]
    public void GroupsAreDrawnWhole()
    {
        // Groups 0 and 1 have both classes, groups 2, 3 and 4 the frequent one only: two strata, of 2 and 3 groups.
        int[] groups = [0, 0, 1, 1, 2, 2, 2, 3, 4], classes = [1, 0, 1, 0, 0, 0, 0, 0, 0];
        var units = BootstrapUnits.Of(Codes.Of(classes), 2, groups);
        CollectionAssert.AreEqual(new[] { 3, 2 }, units.Strata.Select(stratum => stratum.Length).ToArray());
        for (int replicate = 0; replicate < 50; replicate++)
        {
            double[] counts = units.Draw(RandomStream.Create(1, "draw", row: replicate));
            foreach (IGrouping<int, double> group in counts.Select((count, row) => (count, row)).GroupBy(pair => groups[pair.row], pair => pair.count))
                Assert.HasCount(1, group.Distinct());
            // Each mixed group has one rare row.
            Assert.AreEqual(2, counts[0] + counts[2]);
            Assert.AreEqual(3, counts[4] + counts[7] + counts[8]);
        }
    }

    [TestMethod]
    public void WhatIsLeftOutIsMadeUpForInItsStratum()
    {
        // Five rows of class 0 in two blocks: rows 0, 2, 4 and rows 1, 3. Without the first, each of the two others counts 2.5 times.
        var units = BootstrapUnits.Of(Codes.Of(0, 0, 0, 0, 0, 1), 2, groups: null);
        CollectionAssert.AreEqual(new[] { 0, 2.5, 0, 2.5, 0, 1 }, units.LeaveOut(0, block: 0, blockCount: 2));
        CollectionAssert.AreEqual(new[] { 5.0 / 3, 0, 5.0 / 3, 0, 5.0 / 3, 1 }, units.LeaveOut(0, block: 1, blockCount: 2));
    }
}

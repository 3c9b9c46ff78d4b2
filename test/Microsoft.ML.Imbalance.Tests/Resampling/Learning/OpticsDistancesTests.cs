namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class OpticsDistancesTests
{
    [TestMethod]
    public void DistancesOfRowsOnALineAreThoseByHand()
    {
        // Places 0, 1, 3, 4, 10; k = 2. Second nearest: of 0 at 3, of 1 at 2 (0 and 3), of 3 at 2 (4 and 1), of 4 at 3, of 10 at 7.
        OpticsDistances optics = OpticsDistances.Of(Spaces.Of(new RowMatrix([0, 1, 3, 4, 10], 5, 1)), 2);
        CollectionAssert.AreEqual(new double[] { 3, 2, 2, 3, 7 }, optics.Core);
        // From 0 (core 3): 1 and 3 at 3, 4 at 4, 10 at 10. Then 1 (core 2): 3 at 2, 4 at 3. Then 3 (core 2): 4 at 2, 10 at 7. Then 4: 10 at 6.
        // The first row takes the distance of the second, 3.
        CollectionAssert.AreEqual(new double[] { 3, 3, 2, 2, 6 }, optics.Reachability);
        // Mean core distance 3.4: 0 sees 1 and 3; 1 sees 0, 3, 4; 3 sees 0, 1, 4; 4 sees 1 and 3; 10 none.
        CollectionAssert.AreEqual(new[] { 2, 3, 3, 2, 0 }, optics.CountWithinMeanCore);
    }

    [TestMethod]
    public void DistancesAreThoseOfTheMetric()
    {
        // In the angle to the first axis, as d = 1 - cos: rows at 0°, 60° and 90°; k = 1. Between them: 1 - cos 60° = 0.5, 1 - cos 30° = 0.134, 1 - cos 90° = 1.
        var rows = new RowMatrix([2, 0, 1, MathF.Sqrt(3), 0, 5], 3, 2);
        OpticsDistances optics = OpticsDistances.Of(Spaces.Of(rows, isAngle: true), 1);
        double near = 1 - Math.Sqrt(3) / 2;
        double[] core = [0.5, near, near], reach = [0.5, 0.5, near];
        for (int row = 0; row < 3; row++)
        {
            Assert.AreEqual(core[row], optics.Core[row], 1e-6);
            Assert.AreEqual(reach[row], optics.Reachability[row], 1e-6);
        }
    }

    [TestMethod]
    public void ManyRowsInParallelGiveWhatFewGiveOneByOne()
    {
        // 100,000 numbers, most of them 0, take the parallel path; the 2,000 that matter do not.
        LabeledRows data = LabeledRows.Gaussian([1000], dimension: 2);
        OpticsDistances narrow = OpticsDistances.Of(Spaces.Of(new RowMatrix([.. data.Features.SelectMany(f => f)], 1000, 2)), 5);
        OpticsDistances wide = OpticsDistances.Of(Spaces.Of(new RowMatrix([.. data.Features.SelectMany(f => f.Concat(new float[98]))], 1000, 100)), 5);
        CollectionAssert.AreEqual(narrow.CountWithinMeanCore, wide.CountWithinMeanCore);
        for (int i = 0; i < 1000; i++)
            Assert.AreEqual(narrow.Reachability[i], wide.Reachability[i], 1e-12);
    }
}

using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class MixedDistanceTests
{
    [TestMethod]
    public void StandInsFindTheNeighborsThatComparingAllPairsFinds()
    {
        // Two numbers, a category of few values and one of more than stand-ins show; ties and repeats are common.
        var samples =
            from rowCount in Gen.Int[6, 200]
            from numbers in Gen.Int[-3, 3].Array[2 * rowCount]
            from few in Gen.Int[0, 2].Array[rowCount]
            from many in Gen.Int[0, 40].Array[rowCount]
            select (numbers, few, many);
        samples.Sample(
            sample =>
            {
                (int[] numbers, int[] few, int[] many) = sample;
                float[] values = [.. Enumerable.Range(0, few.Length).SelectMany(row => new float[] { numbers[2 * row], few[row], numbers[2 * row + 1] * 0.1f, many[row] })];
                FeatureTable table = Table(new RowMatrix(values, few.Length, 4), SlotRole.Numeric, SlotRole.Code, SlotRole.Numeric, SlotRole.Code);
                var distance = MixedDistance.Fit(table);
                BruteForce.AssertSame(
                    new PairwiseIndex(table.Rows, distance).QuerySelf(5, withDistances: true),
                    NeighborIndex.Build(table.Rows, distance, distance.StandIns(table.Rows)).QuerySelf(5, withDistances: true));
            },
            iter: 100);
    }

    [TestMethod]
    public void StandInsOfTheSmallestNumbersFindThemToo()
    {
        // Denormal numbers, a step of 1.4e-45 apart, and two categories.
        RandomStream random = RandomStream.Create(1, "test");
        float[] values = [.. Enumerable.Range(0, 4 * 600).Select(i => i % 4 < 2 ? random.Next(3) * float.Epsilon : random.Next(i % 4))];
        FeatureTable table = Table(new RowMatrix(values, 600, 4), SlotRole.Numeric, SlotRole.Numeric, SlotRole.Code, SlotRole.Code);
        MixedDistance distance = MixedDistance.Fit(table);
        BruteForce.AssertSame(
            new PairwiseIndex(table.Rows, distance).QuerySelf(5, withDistances: true),
            NeighborIndex.Build(table.Rows, distance, distance.StandIns(table.Rows)).QuerySelf(5, withDistances: true));
    }

    [TestMethod]
    public void StandInsOfManyColumnsFindThemToo()
    {
        RowMatrix rows = NeighborData.Map(NeighborData.Gaussian(1000, 24), (value, _, slot) => slot < 20 ? value : MathF.Floor(Math.Abs(value) * 3));
        FeatureTable table = Table(rows, [.. Enumerable.Range(0, 24).Select(slot => slot < 20 ? SlotRole.Numeric : SlotRole.Code)]);
        var distance = MixedDistance.Fit(table);
        BruteForce.AssertSame(
            new PairwiseIndex(rows, distance).QuerySelf(5, withDistances: true),
            NeighborIndex.Build(rows, distance, distance.StandIns(rows)).QuerySelf(5, withDistances: true));
    }

    [TestMethod]
    public void AStandInHasAColumnForEachCategoryOfASlotWithFew()
    {
        // Numbers 1, 3, 5 and 2, 2, 2: deviations √(8/3) and 0, their median m = √(2/3), m² / 2 = 1/3.
        FeatureTable table = Table(new RowMatrix([1, 0, 2, 3, 1, 2, 5, 1, 2], 3, 3), SlotRole.Numeric, SlotRole.Code, SlotRole.Numeric);
        RowMatrix standIns = MixedDistance.Fit(table).StandIns(table.Rows);
        float height = MathF.Sqrt(1 / 3f);
        float[] expected = [1, 2, height, 0, 3, 2, 0, height, 5, 2, 0, height];
        Assert.AreEqual(4, standIns.Dimension);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], standIns.Values[i], 2e-6f);
    }

    private static FeatureTable Table(RowMatrix rows, params SlotRole[] roles)
        => new(0, new FeatureLayout([], roles, null, []), rows, [.. Enumerable.Range(0, rows.RowCount)]);
}

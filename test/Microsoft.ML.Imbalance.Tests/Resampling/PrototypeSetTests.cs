using CsCheck;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PrototypeSetTests
{
    [TestMethod]
    public void EveryRowKnowsItsNearestMemberAndTheExactDistanceHoweverMembersJoin()
        => (from count in Gen.Int[2, 300]
            from dimension in Gen.Int[1, 21]
            from rounded in Gen.Bool
            from batches in Gen.Int[0, count - 1].Array[1, 40].Array[1, 4]
            from seed in Gen.Int[0, 1000]
            select (count, dimension, rounded, batches, seed)).Sample(
            c =>
            {
                LabeledRows data = LabeledRows.Gaussian([c.count], c.dimension, c.seed);
                if (c.rounded)
                    data = new LabeledRows(data.Classes, Array.ConvertAll(data.Features, row => Array.ConvertAll(row, MathF.Round)));
                RowMatrix rows = data.ToMatrix();
                var set = new PrototypeSet(rows);
                foreach (int[] batch in c.batches)
                    set.Add([.. batch.Distinct().Where(row => !set.Contains(row))]);
                int[] members = [.. c.batches.SelectMany(b => b).Distinct().Order()];
                for (int row = 0; row < c.count; row++)
                {
                    Assert.AreEqual(members.Contains(row), set.Contains(row));
                    int nearest = members.MinBy(member => BruteForce.Squared(rows[row], rows[member]));
                    Assert.AreEqual(nearest, set.NearestTo(row));
                    Assert.AreEqual(BruteForce.Squared(rows[row], rows[nearest]), set.SquaredDistanceOf(row));
                }
            },
            iter: 200);

    // On several threads; and blocks of fewer rows, where rows are wide.
    [TestMethod]
    [DataRow(2000, 40)]
    [DataRow(300, 1100)]
    [DataRow(3000, 10)]
    public void ManyRowsAndWideOnesKnowTheirNearestMember(int count, int dimension)
    {
        RowMatrix rows = LabeledRows.Gaussian([count], dimension, seed: 3).ToMatrix();
        var set = new PrototypeSet(rows);
        int[] members = [.. Enumerable.Range(0, 150).Select(i => i * (count / 150))];
        set.Add(members[..1]);
        set.Add(members[1..5]);
        set.Add(members[5..10]);
        set.Add(members[10..]);
        for (int row = 1; row < count; row += 7)
        {
            int nearest = members.MinBy(member => BruteForce.Squared(rows[row], rows[member]));
            Assert.AreEqual(nearest, set.NearestTo(row));
            Assert.AreEqual(BruteForce.Squared(rows[row], rows[nearest]), set.SquaredDistanceOf(row));
        }
    }

    // Squares beyond single precision, and gaps that single precision doesn't tell apart.
    [TestMethod]
    [DataRow(1e25f)]
    [DataRow(1e-25f)]
    [DataRow(1f)]
    public void DistancesThatSinglePrecisionCannotTellApartAreTold(float scale)
    {
        // Row i is at i; members come nearer to row 0 by less than a rounding of the distance.
        const int Count = 200;
        var values = new float[Count * 2];
        for (int i = 1; i < Count; i++)
            (values[2 * i], values[2 * i + 1]) = (scale, scale * (Count - i) * 1e-4f);
        var rows = new RowMatrix(values, Count, 2);
        var set = new PrototypeSet(rows);
        for (int i = 1; i < Count; i += 7)
        {
            set.Add([.. Enumerable.Range(i, Math.Min(7, Count - i))]);
            int last = Math.Min(i + 7, Count) - 1;
            Assert.AreEqual(last, set.NearestTo(0));
            Assert.AreEqual(BruteForce.Squared(rows[0], rows[last]), set.SquaredDistanceOf(0));
        }
    }

    [TestMethod]
    public void ARowThatNoMemberIsComparableWithHasTheFirstOfThem()
    {
        var rows = new RowMatrix([1, float.NaN, 2, float.NaN, 3, float.NaN, float.NaN, 1], 4, 2);
        MetricSpace space = Spaces.Of(rows, new MissingEuclideanDistance());
        var set = new PrototypeSet(rows, space);
        Assert.AreEqual(double.PositiveInfinity, set.SquaredDistanceOf(3));
        set.Add([2]);
        Assert.AreEqual(2, set.NearestTo(3));
        set.Add([0, 1]);
        Assert.AreEqual(0, set.NearestTo(3));
        Assert.AreEqual(space.Between(rows[0], rows[3]), set.SquaredDistanceOf(3));
        set.Add([3]);
        Assert.AreEqual(3, set.NearestTo(3));
    }
}

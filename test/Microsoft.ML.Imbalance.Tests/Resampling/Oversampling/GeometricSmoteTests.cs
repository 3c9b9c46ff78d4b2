namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GeometricSmoteTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // One dimension apart from the others: center at 0, the only neighbor at (2, 0, 0).
    private static readonly float[] Center = [0, 0, 0], Neighbor = [2, 0, 0];

    [TestMethod]
    public void PointsFillTheHalfBallTowardsTheNeighborByDefault()
    {
        float[][] points = Points(new BallShape(1, 0));
        Assert.IsTrue(Array.TrueForAll(points, x => Norm(x) <= 2.00001 && x[0] >= 0));
        // Uniform in a ball of radius R in 3 dimensions: P(|x| <= r) = (r / R)^3, so half of the points lie within R / 2^(1/3).
        Assert.AreEqual(0.5, points.Count(x => Norm(x) <= 2 / Math.Cbrt(2)) / (double)points.Length, 0.02);
        // E |x1| = 3 R / 8 in a ball of 3 dimensions; x2 and x3 are symmetric.
        Assert.AreEqual(0.75, points.Average(x => x[0]), 0.02);
        Assert.AreEqual(0, points.Average(x => x[1]), 0.03);
        Assert.AreEqual(0, points.Average(x => x[2]), 0.03);
    }

    [TestMethod]
    public void TruncationChoosesThePartOfTheBall()
    {
        Assert.IsTrue(Array.TrueForAll(Points(new BallShape(-1, 0)), x => x[0] <= 0));
        Assert.AreEqual(0.5, Points(new BallShape(0, 0)).Count(x => x[0] > 0) / 20000.0, 0.02);
        // 0.4: what lies more than 1 away from 0.4 along the axis, below -0.6 of the radius, is reflected.
        Assert.AreEqual(-1.2, Points(new BallShape(0.4, 0)).Min(x => x[0]), 0.02);
    }

    [TestMethod]
    public void DeformationSqueezesTheBallToTheSegment()
    {
        Assert.IsTrue(Array.TrueForAll(Points(new BallShape(1, 1)), x => x[0] is >= 0 and <= 2.00001f && Math.Abs(x[1]) < 1e-6 && Math.Abs(x[2]) < 1e-6));
        float[][] round = Points(new BallShape(1, 0)), flat = Points(new BallShape(1, 0.75));
        for (int i = 0; i < 100; i++)
        {
            Assert.AreEqual(round[i][0], flat[i][0], 1e-6);
            Assert.AreEqual(round[i][1] / 4, flat[i][1], 1e-6);
        }
    }

    [TestMethod]
    [DataRow(GeometricSmoteStrategy.Combined)]
    [DataRow(GeometricSmoteStrategy.Minority)]
    [DataRow(GeometricSmoteStrategy.Majority)]
    public void TheRadiusIsTheDistanceThatTheStrategySays(GeometricSmoteStrategy strategy)
    {
        LabeledRows data = ReferenceFile.Table("syn_binary");
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: strategy, seed: 1).FitResample(data.ToView(Ml)));
        double largest = 0;
        foreach (SyntheticRow row in rows)
        {
            float[] center = data.Features[row.From.SourceRow];
            double own = DistancesTo(1, row.From.SourceRow).Order().ElementAt(4), foreign = DistancesTo(0, row.From.SourceRow).Min();
            double radius = strategy switch { GeometricSmoteStrategy.Combined => Math.Min(own, foreign), GeometricSmoteStrategy.Minority => own, _ => foreign };
            double ratio = Norm([.. center.Zip(row.Row.Features, (a, b) => a - b)]) / radius;
            Assert.IsLessThan(1.0001, ratio);
            largest = Math.Max(largest, ratio);
        }
        Assert.IsGreaterThan(0.9, largest);

        IEnumerable<double> DistancesTo(int c, long center)
            => Enumerable.Range(0, data.RowCount).Where(i => i != center && data.Classes[i] == c).Select(i => Norm([.. data.Features[i].Zip(data.Features[center], (a, b) => a - b)]));
    }

    [TestMethod]
    public void OptionsAndClassSizesAreChecked()
    {
        Refused("TruncationFactor is 1.5; it must be between -1 and 1.", () => Ml.Transforms.Imbalance.GeometricSmote(truncationFactor: 1.5));
        Refused("DeformationFactor is NaN; it must be between 0 and 1.", () => Ml.Transforms.Imbalance.GeometricSmote(deformationFactor: double.NaN));
        Refused("SelectionStrategy is 7; it must be one of Combined, Minority, Majority.", () => Ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: (GeometricSmoteStrategy)7));
        Refused("NeighborCount is -1; it must be at least 1.", () => Ml.Transforms.Imbalance.GeometricSmote(neighborCount: -1));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.GeometricSmote((GeometricSmoteOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 1 row; GeometricSmote needs at least 2. Use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(
                () => Ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Majority).FitResample(LabeledRows.Gaussian([20, 1]).ToView(Ml))).Message);
        Assert.AreEqual(
            "Class \"class-b\" has 3 rows; GeometricSmote with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.GeometricSmote().FitResample(LabeledRows.Gaussian([20, 3]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    private static double Norm(float[] x) => Math.Sqrt(x.Sum(v => (double)v * v));

    private static float[][] Points(BallShape shape)
    {
        // The third row makes every slot vary; nothing is drawn around it.
        var table = new FeatureTable(0, new FeatureLayout([], new SlotRole[3], null, []), new RowMatrix([.. Center, .. Neighbor, 9, 9, 9], 3, 3), [0, 1, 2]);
        var balls = new BallRows(table, 3, new Growth(0, 20000), RandomStream.Create(1, "test"), shape, _ => (0, 1));
        var points = new float[20000][];
        for (int i = 0; i < points.Length; i++)
            balls.Fill(i, points[i] = new float[3]);
        return points;
    }
}

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PolynomialFitSmoteTests
{
    private static readonly MLContext Ml = new(seed: 1);

    // The small class: three rows on a line at 0, 3 and 9; their mean is 4.
    private static readonly LabeledRows Line = Layouts.Line([.. Enumerable.Range(0, 12).Select(i => 50f + i)], [9, 0, 3]);

    [TestMethod]
    public void AStarPlacesRowsEvenlyBetweenEachRowAndTheMean()
    {
        // 9 new rows, 3 on each line, at 1/4, 1/2 and 3/4 of the way to 4.
        Expect(PolynomialFitTopology.Star, [1, 2, 3, 3.25f, 3.5f, 3.75f, 5.25f, 6.5f, 7.75f]);
    }

    [TestMethod]
    public void ABusPlacesRowsBetweenEachRowAndTheNext()
    {
        // The order by the mean feature is 0, 3, 9: two lines. 9 new rows are 4 on one and 5 on the other.
        float[] made = Made(PolynomialFitTopology.Bus);
        int first = made.Count(x => x < 3);
        Assert.IsTrue(first is 4 or 5);
        float[] expected = [.. Enumerable.Range(1, first).Select(i => 3f * i / (first + 1)), .. Enumerable.Range(1, 9 - first).Select(i => 3 + 6f * i / (10 - first))];
        for (int i = 0; i < 9; i++)
            Assert.AreEqual(expected[i], made[i], 1e-5);
    }

    [TestMethod]
    public void AMeshPlacesRowsBetweenAllPairs()
    {
        // Lines 0-3, 0-9 and 3-9, 3 rows on each.
        Expect(PolynomialFitTopology.Mesh, [.. new float[] { 0.75f, 1.5f, 2.25f, 2.25f, 4.5f, 6.75f, 4.5f, 6, 7.5f }.Order()]);
    }

    [TestMethod]
    public void AMeshOfMorePairsThanRowsUsesDifferentPairs()
    {
        LabeledRows data = LabeledRows.Gaussian([200, 100]);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Mesh, seed: 1).FitResample(data.ToView(Ml)));
        Assert.AreEqual(100, rows.Select(r => (r.From.SourceRow, r.From.Neighbor)).Distinct().Count());
        Assert.IsTrue(Array.TrueForAll(rows, r => r.From.Step == 0.5f && r.From.SourceRow != r.From.Neighbor));
    }

    [TestMethod]
    public void APolynomialFollowsACurveThatIsOne()
    {
        // Along the path t = 0 … 29 the features are 2 t - 5 and (t - 10)² / 50: degree 2 fits exactly.
        float[][] curve = [.. Enumerable.Range(0, 30).Select(t => new[] { 2f * t - 5, (t - 10f) * (t - 10) / 50 + 20 * t })];
        var data = new LabeledRows([.. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(0, 300)], [.. curve, .. Enumerable.Range(0, 300).Select(i => new[] { -100f, i })]);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Polynomial(2), seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(270, rows);
        foreach (SyntheticRow row in rows)
        {
            double t = (row.Row.Features[0] + 5) / 2;
            Assert.IsTrue(t is >= -1e-4 and <= 29.0001);
            Assert.AreEqual((t - 10) * (t - 10) / 50 + 20 * t, row.Row.Features[1], 1e-3);
            Assert.AreEqual(t, row.From.SourceRow, 0.5001, "the origin is the nearest row on the path");
        }
        Assert.IsGreaterThan(25, rows.Max(r => r.From.SourceRow));
    }

    [TestMethod]
    [DataRow(3, 4)]
    [DataRow(10, 40)]
    [DataRow(50, 400)]
    public void OrthogonalPolynomialsStayOrthogonal(int degree, int places)
    {
        var basis = new OrthogonalPolynomials(places, degree);
        var products = new double[basis.Count * basis.Count];
        var values = new double[basis.Count];
        for (int place = 0; place < places; place++)
        {
            basis.Evaluate(place, values);
            for (int i = 0; i < products.Length; i++)
                products[i] += values[i / basis.Count] * values[i % basis.Count];
        }
        for (int i = 0; i < products.Length; i++)
            Assert.AreEqual(i / basis.Count == i % basis.Count ? 1 : 0, products[i], 1e-8);
    }

    [TestMethod]
    public void TheOrderOfRowsInTheDataChangesNoLine()
    {
        LabeledRows turned = new([.. Line.Classes.Reverse()], [.. Line.Features.Reverse()]);
        foreach (PolynomialFitTopology topology in new[] { PolynomialFitTopology.Star, PolynomialFitTopology.Mesh })
            CollectionAssert.AreEqual(Made(topology), Made(topology, turned));
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PolynomialFitTopology.Polynomial(0)).Message, "degree is 0; it must be between 1 and 50.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PolynomialFitTopology.Polynomial(51)).Message, "degree is 51; it must be between 1 and 50.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => Ml.Transforms.Imbalance.PolynomialFitSmote(new PolynomialFitSmoteOptions { Topology = null! })).Message,
            "Topology is null; use PolynomialFitTopology.Star for the default.");
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.PolynomialFitSmote((PolynomialFitSmoteOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 1 row; PolynomialFitSmote needs at least 2. Use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.PolynomialFitSmote().FitResample(LabeledRows.Gaussian([20, 1]).ToView(Ml))).Message);
        Assert.AreEqual(
            "Class \"class-b\" has 3 rows; PolynomialFitSmote with a polynomial of degree 3 needs at least 4. Lower the degree or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(
                () => Ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Polynomial(3)).FitResample(LabeledRows.Gaussian([20, 3]).ToView(Ml))).Message);
    }

    [TestMethod]
    public void TopologiesSayWhatTheyAre()
        => CollectionAssert.AreEqual(
            new[] { "Star", "Bus", "Mesh", "Polynomial(4)" },
            new[] { PolynomialFitTopology.Star, PolynomialFitTopology.Bus, PolynomialFitTopology.Mesh, PolynomialFitTopology.Polynomial(4) }.Select(t => t.ToString()).ToArray());

    private static void Expect(PolynomialFitTopology topology, float[] expected)
    {
        float[] made = Made(topology);
        Assert.HasCount(expected.Length, made);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], made[i], 1e-5);
    }

    private static float[] Made(PolynomialFitTopology topology, LabeledRows? data = null)
        => [.. SyntheticRow.Of(Ml.Transforms.Imbalance.PolynomialFitSmote(topology: topology, seed: 1).FitResample((data ?? Line).ToView(Ml))).Select(s => s.Row.Features[0]).Order()];
}

using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class BorderlineSmoteTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("smote_kin.json");
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Inputs => Cases.Select(c => new object[] { c.GetProperty("input").GetString()! });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void RowsStartFromTheRowsInDangerThatThePeerFindsAndFromNoOther(string input)
    {
        JsonElement @case = Case(input);
        int[] danger = @case.Integers("danger_rows");
        int[] origins = [.. Resample(@case, 100 * danger.Length, 1).Select(s => (int)s.From.SourceRow).Distinct().Order()];
        CollectionAssert.AreEqual(danger, origins);
    }

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void MeansAndDeviationsAreThoseOfTheFormula(string input)
    {
        JsonElement @case = Case(input);
        double[] mean = @case.Numbers("borderline_mean"), deviation = @case.Numbers("borderline_std");
        SyntheticRow[] drawn = [.. Enumerable.Range(0, 20).SelectMany(seed => Resample(@case, @case.GetProperty("n_new").GetInt32(), seed))];
        for (int j = 0; j < mean.Length; j++)
        {
            double[] values = Array.ConvertAll(drawn, s => (double)s.Row.Features[j]);
            double average = values.Average(), variance = values.Average(v => (v - average) * (v - average)), fourth = values.Average(v => Math.Pow(v - average, 4));
            // Five standard errors: one miss in a million.
            Assert.AreEqual(mean[j], average, 5 * Math.Sqrt(variance / values.Length), $"mean of feature {j}");
            Assert.AreEqual(deviation[j] * deviation[j], variance, 5 * Math.Sqrt((fourth - variance * variance) / values.Length), $"variance of feature {j}");
        }
    }

    [TestMethod]
    public void ARowIsInDangerFromHalfOfItsNeighborsUpToAllButOne()
    {
        // m = 5: 3 or 4 of 5; m = 4: 2 or 3 of 4. All are noise.
        CollectionAssert.AreEqual(new[] { 3, 4 }, BorderlineSmote.FindDanger([0, 1, 2, 3, 4, 5], 5).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 3 }, BorderlineSmote.FindDanger([0, 1, 2, 3, 4], 4).ToArray());
    }

    [TestMethod]
    public void TheSecondKindGoesUpToHalfwayTowardsTheNearestRowOfAnotherClass()
    {
        LabeledRows data = ReferenceFile.Table("syn_three");
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.BorderlineSmote(kind: BorderlineSmoteKind.BothSides, seed: 3).FitResample(data.ToView(Ml)));
        SyntheticRow[] across = [.. rows.Where(r => data.Classes[r.From.Neighbor!.Value] != data.Classes[r.From.SourceRow])];
        foreach (SyntheticRow row in across)
        {
            float[] origin = data.Features[row.From.SourceRow];
            int nearest = Enumerable.Range(0, data.RowCount).Where(i => data.Classes[i] != data.Classes[row.From.SourceRow]).MinBy(i => Squared(data.Features[i], origin));
            Assert.AreEqual(nearest, (int)row.From.Neighbor!.Value);
            Assert.IsLessThan(0.5f, row.From.Step);
        }
        // One of six ways leads to the other class: 5 standard deviations of the binomial.
        Assert.AreEqual(rows.Length / 6.0, across.Length, 5 * Math.Sqrt(rows.Length * 5 / 36.0));
        Assert.IsGreaterThan(0.9f, rows.Except(across).Max(r => r.From.Step));
    }

    [TestMethod]
    public void WithoutARowInDangerAllOfTheClassAreUsedAndItIsSaid()
    {
        LabeledRows data = Layouts.Separated();
        foreach (BorderlineSmoteKind kind in Enum.GetValues<BorderlineSmoteKind>())
        {
            ResampledDataView view = Ml.Transforms.Imbalance.BorderlineSmote(kind: kind, seed: 1).FitResample(data.ToView(Ml));
            Assert.AreEqual(60, view.Report.Classes[1].CountAfter);
            Assert.AreEqual(
                "Warning IMB120: BorderlineSmote found no row of class \"class-b\" in danger (half or more, but not all, of 10 neighbors in other classes); its 40 rows were made from all rows of the class, as by Smote. Use Smote, or another DangerNeighborCount.",
                view.Report.Diagnostics.Single().ToString());
        }
    }

    [TestMethod]
    public void RowsThatComeTenTimesOverStillGiveNewOnes()
    {
        LabeledRows data = Layouts.WithRepeats(LabeledRows.Gaussian([300, 20], dimension: 2), 10);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.BorderlineSmote(dangerNeighborCount: 40, seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(100, rows);
        Assert.IsTrue(Array.TrueForAll(rows, r => !data.Features[r.From.SourceRow].SequenceEqual(data.Features[r.From.Neighbor!.Value])));
    }

    [TestMethod]
    public void TooFewRowsAreRefused()
    {
        Assert.AreEqual(
            "Class \"class-b\" has 4 rows; BorderlineSmote with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.BorderlineSmote().FitResample(LabeledRows.Gaussian([20, 4]).ToView(Ml))).Message);
        Assert.AreEqual(
            "The data have 20 labeled rows; BorderlineSmote with DangerNeighborCount = 20 needs at least 21. Lower DangerNeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.BorderlineSmote(dangerNeighborCount: 20).FitResample(LabeledRows.Gaussian([13, 7]).ToView(Ml))).Message);
    }

    [TestMethod]
    public void OptionsAreChecked()
    {
        StringAssert.StartsWith(Refused(() => Ml.Transforms.Imbalance.BorderlineSmote(neighborCount: 0)), "NeighborCount is 0; it must be at least 1.");
        StringAssert.StartsWith(Refused(() => Ml.Transforms.Imbalance.BorderlineSmote(dangerNeighborCount: 0)), "DangerNeighborCount is 0; it must be at least 1.");
        StringAssert.StartsWith(Refused(() => Ml.Transforms.Imbalance.BorderlineSmote(kind: 0)), "Kind is 0; it must be one of OwnClass, BothSides.");
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.BorderlineSmote((BorderlineSmoteOptions)null!));
    }

    private static string Refused(Action create) => Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message;

    private static JsonElement Case(string input) => Cases.Single(c => c.GetProperty("input").GetString() == input);

    private static double Squared(float[] a, float[] b) => a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum();

    private static SyntheticRow[] Resample(JsonElement @case, int newRows, int seed)
    {
        string minority = $"{@case.GetProperty("minority_label").GetInt32()}";
        var target = SamplingTarget.Counts(new Dictionary<string, int> { [minority] = @case.Integers("minority_rows").Length + newRows });
        IDataView view = ReferenceFile.Table(@case.GetProperty("input").GetString()!).ToView(Ml, LabelKind.Single);
        return SyntheticRow.Of(Ml.Transforms.Imbalance.BorderlineSmote(target: target, seed: seed).FitResample(view));
    }
}

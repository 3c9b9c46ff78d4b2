using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SvmSmoteTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("smote_kin.json");
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow("syn_binary")]
    [DataRow("syn_binary_severe")]
    [DataRow("syn_wide")]
    public void RowsGoInwardsFromSupportVectorsInDangerAndOutwardsFromSafeOnes(string input)
    {
        JsonElement @case = Cases.Single(c => c.GetProperty("input").GetString() == input);
        int[] danger = @case.Integers("support_danger_rows"), safe = @case.Integers("support_safe_rows");
        LabeledRows data = ReferenceFile.Table(input);
        int wanted = 100 * (danger.Length + safe.Length);
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["1"] = data.Classes.Count(c => c == 1) + wanted });
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.SvmSmote(target: target, seed: 1).FitResample(data.ToView(Ml, LabelKind.Single)));
        Assert.HasCount(wanted, rows);
        CollectionAssert.AreEqual(danger, Origins(rows.Where(r => r.From.Step > 0)));
        CollectionAssert.AreEqual(safe, Origins(rows.Where(r => r.From.Step < 0)));
        Assert.IsTrue(Array.TrueForAll(rows, r => r.From.Step is > -0.5f and < 1));
        foreach (SyntheticRow row in rows)
        {
            float[] a = data.Features[row.From.SourceRow], b = data.Features[row.From.Neighbor!.Value];
            for (int j = 0; j < a.Length; j++)
                Assert.AreEqual(a[j] + row.From.Step * (b[j] - a[j]), row.Row.Features[j], 1e-5f * (1 + Math.Abs(a[j]) + Math.Abs(b[j])));
        }
    }

    [TestMethod]
    public void OneGroupAloneStillGivesTheWholeCount()
    {
        // Separated classes have safe support vectors only; the reference set has only such in danger.
        LabeledRows separated = Layouts.Separated();
        SyntheticRow[] outwards = SyntheticRow.Of(Ml.Transforms.Imbalance.SvmSmote(seed: 1).FitResample(separated.ToView(Ml)));
        Assert.HasCount(40, outwards);
        Assert.IsTrue(Array.TrueForAll(outwards, r => r.From.Step <= 0));
        LabeledRows severe = ReferenceFile.Table("syn_binary_severe");
        SyntheticRow[] inwards = SyntheticRow.Of(Ml.Transforms.Imbalance.SvmSmote(seed: 1).FitResample(severe.ToView(Ml)));
        Assert.HasCount(severe.Classes.Count(c => c == 0) - severe.Classes.Count(c => c == 1), inwards);
        Assert.IsTrue(Array.TrueForAll(inwards, r => r.From.Step >= 0));
    }

    [TestMethod]
    public void WhereAllSupportVectorsAreNoiseTheClassGrowsAsBySmoteAndItIsSaid()
    {
        // Seven rows of the class, each alone among twelve others.
        float[][] features = [.. Enumerable.Range(0, 7).SelectMany(i => Enumerable.Range(0, 13).Select(j => new[] { 100f * i, j == 0 ? 0 : (j - 6.5f) / 10 }))];
        var data = new LabeledRows([.. Enumerable.Range(0, 91).Select(i => i % 13 == 0 ? 1 : 0)], features);
        ResampledDataView view = Ml.Transforms.Imbalance.SvmSmote(seed: 1).FitResample(data.ToView(Ml));
        Assert.AreEqual(84, view.Report.Classes[1].CountAfter);
        Assert.AreEqual(
            "Warning IMB123: All 7 support vectors of class \"class-b\" are noise to SvmSmote (all of 10 neighbors in other classes); its 77 rows were made from all rows of the class, as by Smote. Use Smote, or a larger DangerNeighborCount.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.SvmSmote(neighborCount: 0));
        Refused("DangerNeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.SvmSmote(dangerNeighborCount: 0));
        Refused("OutStep is -0.1; it must be between 0 and 1.", () => Ml.Transforms.Imbalance.SvmSmote(outStep: -0.1));
        Refused("Penalty is Infinity; it must be a positive finite number.", () => Ml.Transforms.Imbalance.SvmSmote(new SvmSmoteOptions { Penalty = double.PositiveInfinity }));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.SvmSmote((SvmSmoteOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 5 rows; SvmSmote with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.SvmSmote().FitResample(LabeledRows.Gaussian([20, 5]).ToView(Ml))).Message);
        Assert.AreEqual(
            "The data have 20 labeled rows; SvmSmote with DangerNeighborCount = 20 needs at least 21. Lower DangerNeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.SvmSmote(dangerNeighborCount: 20).FitResample(LabeledRows.Gaussian([13, 7]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    private static int[] Origins(IEnumerable<SyntheticRow> rows) => [.. rows.Select(r => (int)r.From.SourceRow).Distinct().Order()];
}

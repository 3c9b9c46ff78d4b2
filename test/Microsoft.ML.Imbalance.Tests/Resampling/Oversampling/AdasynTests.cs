using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AdasynTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("smote_kin.json");
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Inputs => Cases.Select(c => new object[] { c.GetProperty("input").GetString()! });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void EachOriginGetsItsShareAndTheTotalIsExact(string input)
    {
        JsonElement @case = Cases.Single(c => c.GetProperty("input").GetString() == input);
        int[] rows = @case.Integers("minority_rows");
        double[] ratios = @case.Numbers("majority_ratio");
        int[] ofPeer = @case.Integers("adasyn_counts");
        int wanted = @case.GetProperty("n_new").GetInt32();
        var target = SamplingTarget.Counts(new Dictionary<string, int> { [$"{@case.GetProperty("minority_label").GetInt32()}"] = rows.Length + wanted });
        SyntheticRow[] made = SyntheticRow.Of(Ml.Transforms.Imbalance.Adasyn(target: target, seed: 1).FitResample(ReferenceFile.Table(input).ToView(Ml, LabelKind.Single)));
        Assert.HasCount(wanted, made);
        for (int i = 0; i < rows.Length; i++)
        {
            int count = made.Count(s => s.From.SourceRow == rows[i]);
            // The peer rounds each share to the nearest number, we down, or up if that is needed for the total.
            Assert.AreEqual(wanted * ratios[i] / ratios.Sum(), count, 1, $"row {rows[i]}");
            Assert.AreEqual(ofPeer[i], count, 1, $"row {rows[i]}");
        }
    }

    [TestMethod]
    public void RowsAreJoinedWithTheirNearestRowsOfTheClass()
    {
        LabeledRows data = ReferenceFile.Table("syn_binary");
        SyntheticRow[] made = SyntheticRow.Of(Ml.Transforms.Imbalance.Adasyn(neighborCount: 3, seed: 1).FitResample(data.ToView(Ml)));
        foreach (SyntheticRow row in made)
        {
            float[] origin = data.Features[row.From.SourceRow];
            int[] nearest = [.. Enumerable.Range(0, data.RowCount).Where(i => i != row.From.SourceRow && data.Classes[i] == 1)
                .OrderBy(i => origin.Zip(data.Features[i], (x, y) => ((double)x - y) * ((double)x - y)).Sum()).Take(3)];
            CollectionAssert.Contains(nearest, (int)row.From.Neighbor!.Value);
        }
    }

    [TestMethod]
    public void SeparatedClassesGetRowsFromAllAlikeAndItIsSaid()
    {
        ResampledDataView view = Ml.Transforms.Imbalance.Adasyn(seed: 1).FitResample(Layouts.Separated().ToView(Ml));
        Assert.IsTrue(SyntheticRow.Of(view).GroupBy(s => s.From.SourceRow).All(g => g.Count() == 2), "40 rows from 20 origins");
        Assert.AreEqual(
            "Warning IMB121: No row of class \"class-b\" has a row of another class among its 5 neighbors, so that Adasyn has none to prefer; its 40 rows were made from all rows of the class alike. Use Smote, or a larger NeighborCount.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void OptionsAndClassSizesAreChecked()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ml.Transforms.Imbalance.Adasyn(neighborCount: 0)).Message, "NeighborCount is 0; it must be at least 1.");
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.Adasyn((AdasynOptions)null!));
        Assert.AreEqual(
            "Class \"class-b\" has 5 rows; Adasyn with NeighborCount = 5 needs at least 6. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.Adasyn().FitResample(LabeledRows.Gaussian([20, 5]).ToView(Ml))).Message);
    }
}

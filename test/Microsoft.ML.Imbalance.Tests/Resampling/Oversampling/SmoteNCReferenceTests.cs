using System.Text.Json;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>SMOTE-NC and SMOTE-N against imbalanced-learn on the attrition data.</summary>
[TestClass]
public sealed class SmoteNCReferenceTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void TheDistanceOfACategoryIsTheMedianDeviationOfTheClass()
    {
        JsonElement reference = Case("SMOTENC");
        FeatureTable rows = Minority();
        CollectionAssert.AreEqual(reference.Integers("minority_rows"), rows.SourceRows);
        Assert.AreEqual(reference.GetProperty("median_std").GetDouble(), MixedDistance.Fit(rows).CategoryDistance, 1e-9);
    }

    [TestMethod]
    public void NeighborsAreThoseOfThePaper()
    {
        FeatureTable rows = Minority();
        NeighborTable found = new PairwiseIndex(rows.Rows, MixedDistance.Fit(rows)).QuerySelf(5);
        JsonElement[] expected = [.. Case("SMOTENC").GetProperty("paper_neighbours").EnumerateArray()];
        for (int row = 0; row < rows.RowCount; row++)
            CollectionAssert.AreEqual(expected[row].EnumerateArray().Select(v => v.GetInt32()).ToArray(), found[row].ToArray());
    }

    [TestMethod]
    public void SyntheticRowsHaveTheCategoriesThatThePeerAllows()
    {
        JsonElement reference = Case("SMOTENC");
        IDataView view = Attrition.Mixed(_ml);
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteNC(
            new SmoteNCOptions { FeatureColumnNames = [.. Attrition.Numbers, .. Attrition.Categories], Seed = 1 }).FitResample(view);
        CollectionAssert.AreEqual(new long[] { 340, 340 }, result.Report.Classes.Select(c => c.CountAfter).ToArray());

        int[] minority = reference.Integers("minority_rows");
        JsonElement[] modes = [.. reference.GetProperty("category_modes").EnumerateArray()];
        // The peer's neighbors are the paper's for all but some rows, since it halves the distance of categories.
        HashSet<int> comparable = [.. Enumerable.Range(0, minority.Length).Where(i => SameSet(reference, i))];
        Assert.HasCount(55, comparable);
        RowProvenance[] provenance = [.. result.Provenance];
        var drawn = new Dictionary<(int, string), HashSet<string>>();
        foreach (string column in Attrition.Categories)
        {
            string[] values = [.. Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<string>(result, column)];
            for (int row = 0; row < values.Length; row++)
            {
                int origin = Array.IndexOf(minority, (int)provenance[row].SourceRow);
                if (!provenance[row].IsSynthetic || !comparable.Contains(origin))
                    continue;
                string[] allowed = [.. modes[origin].GetProperty(column).EnumerateArray().Select(v => v.GetString()!)];
                CollectionAssert.Contains(allowed, values[row]);
                (drawn.TryGetValue((origin, column), out HashSet<string>? set) ? set : drawn[(origin, column)] = []).Add(values[row]);
            }
        }
        Assert.IsTrue(drawn.Values.Any(v => v.Count > 1), "ties are drawn, not always broken the same way");
    }

    [TestMethod]
    public void NominalRowsHaveTheModesThatThePeerAllows()
    {
        JsonElement reference = Case("SMOTEN");
        ResampledDataView result = _ml.Transforms.Imbalance.SmoteN(featureColumnNames: Attrition.NominalCategories, seed: 1).FitResample(Attrition.Nominal(_ml));
        int[] rows = reference.Integers("rows");
        bool[] isUnique = [.. reference.GetProperty("neighbour_set_is_unique").EnumerateArray().Select(v => v.GetBoolean())];
        JsonElement[] modes = [.. reference.GetProperty("modes").EnumerateArray()];
        RowProvenance[] provenance = [.. result.Provenance];
        Assert.IsTrue(provenance.Count(p => p.IsSynthetic) > 100);
        for (int slot = 0; slot < Attrition.NominalCategories.Length; slot++)
        {
            string[] values = [.. Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<string>(result, Attrition.NominalCategories[slot])];
            for (int row = 0; row < values.Length; row++)
            {
                int origin = Array.IndexOf(rows, (int)provenance[row].SourceRow);
                if (provenance[row].IsSynthetic && isUnique[origin])
                    CollectionAssert.Contains(modes[origin][slot].EnumerateArray().Select(v => v.GetString()).ToArray(), values[row]);
            }
        }
        Assert.IsEmpty(result.Report.Diagnostics);
    }

    private static bool SameSet(JsonElement reference, int row)
    {
        int[] Sorted(string name) => [.. reference.GetProperty(name)[row].EnumerateArray().Select(v => v.GetInt32()).Order()];
        return Sorted("neighbours").SequenceEqual(Sorted("paper_neighbours"));
    }

    private static JsonElement Case(string sampler) => ReferenceFile.Cases("categorical.json").Single(c => c.TryGetProperty("sampler", out JsonElement name) && name.GetString() == sampler);

    private FeatureTable Minority()
    {
        (ClassPartition classes, FeatureTable table) = Attrition.Read(Attrition.Mixed(_ml), new FeatureSelection([.. Attrition.Numbers, .. Attrition.Categories]) { ReadsCategories = true });
        return table.OfClass(classes.Minority);
    }
}

using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>What SMOTE draws, against exact neighbors and the closed formulas for mean and deviation of its rows.</summary>
[TestClass]
public sealed class SmoteReferenceTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("smote_family.json");
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Inputs => Cases.Select(c => new object[] { c.GetProperty("input").GetString()! });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void EveryRowIsJoinedWithItsNearestNeighborsAndWithNoOther(string input)
    {
        JsonElement @case = Cases.Single(c => c.GetProperty("input").GetString() == input);
        int[] rows = @case.Integers("minority_rows");
        int[][] neighbors = [.. @case.GetProperty("smote_neighbours").EnumerateArray().Select(n => n.EnumerateArray().Select(v => rows[v.GetInt32()]).Order().ToArray())];
        // 40 rows for each of the 5 pairs an origin has: the chance that one of about 200 pairs never comes is below 1e-14.
        ResampledDataView resampled = Resample(@case, newRows: rows.Length * 5 * 40, seed: 1);
        Dictionary<long, int[]> joined = resampled.Provenance.Where(p => p.IsSynthetic).GroupBy(p => p.SourceRow)
            .ToDictionary(g => g.Key, g => g.Select(p => (int)p.Neighbor!.Value).Distinct().Order().ToArray());
        Assert.HasCount(rows.Length, joined);
        for (int i = 0; i < rows.Length; i++)
            CollectionAssert.AreEqual(neighbors[i], joined[rows[i]], $"row {rows[i]}");
    }

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void MeansAndDeviationsAreThoseOfTheFormula(string input)
    {
        JsonElement @case = Cases.Single(c => c.GetProperty("input").GetString() == input);
        double[] expectedMean = @case.Numbers("expected_mean"), expectedDeviation = @case.Numbers("expected_std");
        float[][] drawn = [.. Enumerable.Range(0, 20).SelectMany(seed => SyntheticFeatures(Resample(@case, @case.GetProperty("n_new").GetInt32(), seed)))];
        for (int j = 0; j < expectedMean.Length; j++)
        {
            double[] values = Array.ConvertAll(drawn, row => (double)row[j]);
            double mean = values.Average();
            double variance = values.Average(v => (v - mean) * (v - mean)), fourth = values.Average(v => Math.Pow(v - mean, 4));
            // Rows are drawn independently: the mean of N has the standard error s / √N, the variance √((m4 - s^4) / N). Five of them: one miss in a million.
            Assert.AreEqual(expectedMean[j], mean, 5 * Math.Sqrt(variance / values.Length), $"mean of feature {j}");
            Assert.AreEqual(expectedDeviation[j] * expectedDeviation[j], variance, 5 * Math.Sqrt((fourth - variance * variance) / values.Length), $"variance of feature {j}");
        }
    }

    private static ResampledDataView Resample(JsonElement @case, int newRows, int seed)
    {
        string minority = $"{@case.GetProperty("minority_label").GetInt32()}";
        var target = SamplingTarget.Counts(new Dictionary<string, int> { [minority] = @case.Integers("minority_rows").Length + newRows });
        IDataView view = ReferenceFile.Table(@case.GetProperty("input").GetString()!).ToView(Ml, LabelKind.Single);
        return Ml.Transforms.Imbalance.Smote(target: target, seed: seed).FitResample(view);
    }

    private static IEnumerable<float[]> SyntheticFeatures(ResampledDataView view)
        => view.Provenance.Zip(ResampledRow.Read(view)).Where(r => r.First.IsSynthetic).Select(r => r.Second.Features);
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>SMOTE in metrics other than the Euclidean one.</summary>
[TestClass]
public sealed class SmoteMetricTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void PartnersAreTheNeighborsOfTheMetric()
    {
        LabeledRows data = LabeledRows.Gaussian([80, 30], dimension: 5);
        int[] small = [.. Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == 1)];
        ResampledDataView view = _ml.Transforms.Imbalance.Smote(new SmoteOptions { Metric = DistanceMetric.Chebyshev, NeighborCount = 3, Seed = 2 }).FitResample(data.ToView(_ml));
        foreach (RowProvenance p in view.Provenance.Where(p => p.IsSynthetic))
        {
            int[] nearest = NaiveDistance.Neighbors(small.Length, Array.IndexOf(small, (int)p.SourceRow), 3, other => NaiveDistance.Chebyshev(data.Features[p.SourceRow], data.Features[small[other]]));
            CollectionAssert.Contains(Array.ConvertAll(nearest, place => small[place]), (int)p.Neighbor!.Value);
        }
    }

    [TestMethod]
    public void WhatOneParentLacksComesFromTheOther()
    {
        LabeledRows data = LabeledRows.Gaussian([80, 30], dimension: 3);
        for (int row = 0; row < data.RowCount; row += 3)
            data.Features[row][row % 2] = float.NaN;
        foreach (DistanceMetric metric in new[] { DistanceMetric.MissingEuclidean, DistanceMetric.Heom, DistanceMetric.Hvdm })
        {
            ResampledDataView view = _ml.Transforms.Imbalance.Smote(new SmoteOptions { Metric = metric, Seed = 2 }).FitResample(data.ToView(_ml));
            float[][] rows = [.. view.GetColumn<float[]>("Features")];
            RowProvenance[] provenance = [.. view.Provenance];
            Assert.HasCount(160, rows);
            bool isFilled = false;
            for (int i = 0; i < rows.Length; i++)
            {
                if (!provenance[i].IsSynthetic)
                    continue;
                float[] a = data.Features[provenance[i].SourceRow], b = data.Features[provenance[i].Neighbor!.Value];
                for (int slot = 0; slot < 3; slot++)
                {
                    Assert.AreEqual(float.IsNaN(a[slot]) && float.IsNaN(b[slot]), float.IsNaN(rows[i][slot]));
                    if (float.IsNaN(a[slot]) != float.IsNaN(b[slot]))
                    {
                        isFilled = true;
                        Assert.AreEqual(float.IsNaN(a[slot]) ? b[slot] : a[slot], rows[i][slot]);
                    }
                }
            }
            Assert.IsTrue(isFilled, metric.ToString());
        }
    }

    [TestMethod]
    public void MetricsForCategoriesTakeTextAndGiveARowThatOfAParent()
    {
        foreach (DistanceMetric metric in new[] { DistanceMetric.Heom, DistanceMetric.Hvdm })
        {
            ResampledDataView view = _ml.Transforms.Imbalance.Smote(new SmoteOptions
            {
                FeatureColumnNames = [.. Attrition.Numbers, .. Attrition.Categories],
                Metric = metric,
                Seed = 2,
            }).FitResample(Attrition.Mixed(_ml));
            Assert.IsTrue(view.Report.Classes.All(c => c.CountAfter == 340));
            string[] fields = [.. Attrition.Mixed(_ml).GetColumn<string>("EducationField")];
            string[] made = [.. view.GetColumn<string>("EducationField")];
            RowProvenance[] provenance = [.. view.Provenance];
            int fromNeighbor = 0, mixed = 0;
            for (int row = 0; row < made.Length; row++)
            {
                RowProvenance p = provenance[row];
                if (!p.IsSynthetic || fields[p.SourceRow] == fields[p.Neighbor!.Value])
                {
                    Assert.AreEqual(fields[p.SourceRow], made[row]);
                    continue;
                }
                mixed++;
                fromNeighbor += made[row] == fields[p.Neighbor.Value] ? 1 : 0;
                Assert.IsTrue(made[row] == fields[p.SourceRow] || made[row] == fields[p.Neighbor.Value], metric.ToString());
            }
            // From the neighbor with the probability of the step, one half on average: five deviations around it.
            Assert.IsLessThan(5 * Math.Sqrt(mixed / 4.0), Math.Abs(fromNeighbor - mixed / 2.0));
        }
    }

    [TestMethod]
    public void ValueDifferenceTakesCategoriesOnly()
    {
        var options = new SmoteOptions { FeatureColumnNames = ["Gender", "Age"], Metric = DistanceMetric.ValueDifference };
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.Smote(options).FitResample(Attrition.Mixed(_ml)));
        StringAssert.StartsWith(
            error.Message, "DistanceMetric.ValueDifference compares categories, but feature column 'Age' holds numbers. Use DistanceMetric.Hvdm, or turn its numbers into text or keys.");
        var categories = new SmoteOptions { FeatureColumnNames = Attrition.Categories, Metric = DistanceMetric.ValueDifference, Seed = 1 };
        Assert.AreEqual(680L, _ml.Transforms.Imbalance.Smote(categories).FitResample(Attrition.Mixed(_ml)).GetRowCount());
    }

    [TestMethod]
    public void InfinityIsRefusedEvenWhereValuesMayBeMissing()
    {
        LabeledRows data = LabeledRows.Gaussian([30, 12]);
        data.Features[Array.IndexOf(data.Classes, 1)][1] = float.PositiveInfinity;
        var error = Assert.ThrowsExactly<InvalidOperationException>(
            () => _ml.Transforms.Imbalance.Smote(new SmoteOptions { Metric = DistanceMetric.MissingEuclidean }).FitResample(data.ToView(_ml)));
        StringAssert.Contains(error.Message, "has an infinite value in row");
    }

    [TestMethod]
    public void NoMetricIsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.Imbalance.Smote(new SmoteOptions { Metric = null! }));
        StringAssert.StartsWith(error.Message, "Metric is null; use DistanceMetric.Euclidean for the default.");
    }
}

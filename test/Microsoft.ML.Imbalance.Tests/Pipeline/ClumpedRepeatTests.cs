using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Repeats of classes that lie together in the data, and of small ones that do not.</summary>
[TestClass]
public sealed class ClumpedRepeatTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void RepeatsOfASortedClassComeInTurn()
    {
        // 20 rows of class 1 at the end, each to come some 50 times.
        LabeledRows data = LabeledRows.Gaussian([1000, 20], sorted: true);
        RowProvenance[] rows = [.. _ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(data.ToView(_ml)).Provenance];
        RowProvenance[] repeats = [.. rows.Where(p => p.IsRepeat)];
        Assert.HasCount(980, repeats);
        Assert.HasCount(20, repeats.Take(20).Select(p => p.SourceRow).Distinct());
        // Rows are drawn, some 49 times each, give or take five deviations of √49: in every tenth of the first half of the pass there are some of every row.
        foreach (RowProvenance[] tenth in rows.Chunk(rows.Length / 10).Take(5))
            Assert.HasCount(20, tenth.Where(p => p.IsRepeat).Select(p => p.SourceRow).Distinct());
        int[] times = [.. repeats.GroupBy(p => p.SourceRow).Select(g => g.Count())];
        Assert.IsTrue(times.All(t => t is > 49 - 35 and < 49 + 35), string.Join(' ', times));
    }

    [TestMethod]
    public void ASmallClassInRandomOrderIsNotTakenForClumped()
    {
        int taken = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            LabeledRows data = LabeledRows.Gaussian([1980, 20], dimension: 1, seed: seed);
            taken += ClassClumping.Find(PartitionOf(data))[1] ? 1 : 0;
        }
        // Once in a hundred times by chance alone, were there no tenth on top.
        Assert.IsLessThanOrEqualTo(4, taken);
        Assert.IsTrue(ClassClumping.Find(PartitionOf(LabeledRows.Gaussian([1980, 20], dimension: 1, sorted: true)))[1]);
    }

    [TestMethod]
    public void DataThatChangesBetweenPassesIsAnErrorInResampledViews()
    {
        foreach (ResamplingEstimator estimator in new[]
        {
            _ml.Transforms.Imbalance.RandomOversample(seed: 1), _ml.Transforms.Imbalance.RandomUndersample(seed: 1), _ml.Transforms.Imbalance.Smote(seed: 1),
            _ml.Transforms.Imbalance.RandomUndersample(seed: 1).Then(_ml.Transforms.Imbalance.RandomOversample(target: SamplingTarget.All, seed: 1)),
        })
        {
            foreach (bool isSorted in new[] { false, true })
            {
                AssertChanged(estimator, isSorted, rowsLater: 100, "it now has");
                AssertChanged(estimator, isSorted, rowsLater: 140, "it now has");
            }
        }
    }

    private void AssertChanged(ResamplingEstimator estimator, bool isSorted, int rowsLater, string found)
    {
        LabeledRows data = LabeledRows.Gaussian([100, 20], sorted: isSorted);
        int rowCount = 120;
        IDataView view = _ml.Data.LoadFromEnumerable(Rows());
        ResampledDataView resampled = estimator.FitResample(view);
        rowCount = rowsLater;
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => resampled.GetColumn<int>("Id").Count());
        StringAssert.Contains(error.Message, "The data changed between two passes: it had 120 rows and " + found);

        IEnumerable<Row> Rows()
        {
            for (int i = 0; i < rowCount; i++)
                yield return new Row { Id = i, Label = $"class-{(char)('a' + data.Classes[i % 120])}", Features = data.Features[i % 120] };
        }
    }

    private static ClassPartition PartitionOf(LabeledRows data)
    {
        var codes = new ClassCodes(2);
        foreach (int c in data.Classes)
            codes.Add(c);
        return new ClassPartition("Label", ["a", "b"], codes);
    }

    private sealed class Row
    {
        public int Id { get; set; }

        public string Label { get; set; } = "";

        [VectorType(4)]
        public float[] Features { get; set; } = [];
    }
}

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    [TestMethod]
    public void TheSameSeedGivesTheSameBitsAlsoFromManyThreads()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        string[] expected = [.. ResampleRows(data).Select(r => r.Content)];
        var results = new string[8][];
        Parallel.For(0, results.Length, i => results[i] = [.. ResampleRows(data).Select(r => r.Content)]);
        foreach (string[] result in results)
            CollectionAssert.AreEqual(expected, result);
    }

    [TestMethod]
    public void FittingOneEstimatorTwiceGivesTheSameRows()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        ResamplingEstimator estimator = Sampler.Create(Ml, SamplingTarget.Auto, 7);
        CollectionAssert.AreEqual(
            ResampledRow.Read(estimator.FitResample(data.ToView(Ml))).ConvertAll(r => r.Content), ResampledRow.Read(estimator.FitResample(data.ToView(Ml))).ConvertAll(r => r.Content));
    }

    [TestMethod]
    public void AnotherSeedGivesOtherRows()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        List<string> rows = ResampleRows(data, seed: 7).ConvertAll(r => r.Content), others = ResampleRows(data, seed: 8).ConvertAll(r => r.Content);
        if (Sampler.UsesSeed)
            CollectionAssert.AreNotEquivalent(rows, others);
        else
            CollectionAssert.AreEqual(rows, others);
    }

    [TestMethod]
    [DynamicData(nameof(LabelKinds))]
    public void TheLabelTypeAndTheNamesOfClassesChangeNothing(LabelKind kind)
    {
        int[] counts = kind == LabelKind.Boolean ? BinaryCounts : ThreeCounts;
        LabeledRows data = LabeledRows.Gaussian(counts);
        List<ResampledRow> expected = ResampleRows(data);
        List<ResampledRow> rows = ResampleRows(data, kind: kind);
        CollectionAssert.AreEqual(expected.ConvertAll(r => r.Content[r.Label.Length..]), rows.ConvertAll(r => r.Content[r.Label.Length..]));
        AssertBalanced(counts, CountClasses(data, rows));
    }

    public static IEnumerable<object[]> LabelKinds => Enum.GetValues<LabelKind>().Select(k => new object[] { k });

    [TestMethod]
    public void RenamingClassesSoThatTheirOrderTurnsChangesNothing()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        var turned = new LabeledRows(Array.ConvertAll(data.Classes, c => 2 - c), data.Features);
        CollectionAssert.AreEqual(ResampleRows(data).ConvertAll(r => r.Content[r.Label.Length..]), ResampleRows(turned).ConvertAll(r => r.Content[r.Label.Length..]));
    }

    [TestMethod]
    public void TheOrderInWhichAViewHandsOutItsRowsChangesNothing()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        IDataView shuffled = Ml.Data.ShuffleRows(data.ToView(Ml), seed: 3);
        CollectionAssert.AreEquivalent(ResampleRows(data).ConvertAll(r => r.Content), ResampledRow.Read(Resample(shuffled)).ConvertAll(r => r.Content));
    }

    [TestMethod]
    public void SparseFeaturesGiveWhatDenseOnesGive()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        foreach (float[] row in data.Features)
            row[1] = row[2] = 0;
        CollectionAssert.AreEqual(
            ResampledRow.Read(Resample(data.ToView(Ml))).ConvertAll(r => r.Content), ResampledRow.Read(Resample(data.ToView(Ml, sparse: true))).ConvertAll(r => r.Content));
    }

    [TestMethod]
    public void EveryRowHasAllColumnsOfItsOriginAndProvenanceNamesIt()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        ResampledDataView view = Resample(data.ToView(Ml));
        List<ResampledRow> source = ResampledRow.Read(data.ToView(Ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        RowProvenance[] provenance = [.. view.Provenance];
        Assert.HasCount(rows.Count, provenance);
        for (int i = 0; i < rows.Count; i++)
        {
            ResampledRow origin = source[(int)provenance[i].SourceRow];
            Assert.AreEqual(origin with { Features = [], RowId = default, Batch = 0 } is var o ? o.Content : "", (rows[i] with { Features = [], RowId = default, Batch = 0 }).Content);
            if (!provenance[i].IsSynthetic)
                Assert.AreEqual(origin.Content, rows[i].Content);
            if (!provenance[i].IsSynthetic && !provenance[i].IsRepeat)
                Assert.AreEqual(origin.RowId, rows[i].RowId);
            if (provenance[i].Neighbor is { } neighbor)
                AssertOnSegment(origin.Features, source[(int)neighbor].Features, provenance[i].Step, rows[i].Features);
        }
        Assert.AreEqual(Sampler.MakesRows, provenance.Any(p => p.IsSynthetic));
    }

    [TestMethod]
    public void RowsWithoutALabelPassThrough()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new MaybeLabeled { Label = i % 5 == 0 ? float.NaN : i % 4 == 0 ? 1 : 0, Features = [i, i * i % 7], Id = i, Color = $"color {i % 3}" }).ToArray();
        ResampledDataView view = Sampler.Create(Ml, Grows ? SamplingTarget.Ratio(0.9) : SamplingTarget.Auto, 7).FitResample(Ml.Data.LoadFromEnumerable(rows));
        MaybeLabeled[] result = [.. Ml.Data.CreateEnumerable<MaybeLabeled>(view, reuseRowObject: false)];
        CollectionAssert.AreEqual(rows.Where(r => float.IsNaN(r.Label)).Select(r => r.Id).ToArray(), result.Where(r => float.IsNaN(r.Label)).Select(r => r.Id).ToArray());
        Assert.AreEqual(8, view.Report.UnlabeledCount);
    }

    [TestMethod]
    public void ConstantAndHugeColumnsGiveFiniteRows()
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        foreach (float[] row in data.Features)
        {
            row[0] = 5;
            row[1] *= 1e30f;
            row[2] = row[2] * 1e-30f;
        }
        List<ResampledRow> rows = ResampleRows(data);
        AssertBalanced(BinaryCounts, CountClasses(data, rows));
        Assert.IsTrue(rows.TrueForAll(r => Array.TrueForAll(r.Features, float.IsFinite) && r.Features[0] == 5));
    }

    private static void AssertOnSegment(float[] a, float[] b, float step, float[] x)
    {
        for (int j = 0; j < x.Length; j++)
        {
            if (step >= 0)
                Assert.IsTrue(x[j] >= Math.Min(a[j], b[j]) && x[j] <= Math.Max(a[j], b[j]), $"slot {j}: {x[j]} is not between {a[j]} and {b[j]}");
            Assert.AreEqual(a[j] + step * (b[j] - a[j]), x[j], 1e-5f * (1 + Math.Abs(a[j]) + Math.Abs(b[j])));
        }
    }

    private sealed class MaybeLabeled
    {
        public float Label;
        [Data.VectorType(2)]
        public float[] Features = [];
        public int Id;
        public string Color = "";
    }
}

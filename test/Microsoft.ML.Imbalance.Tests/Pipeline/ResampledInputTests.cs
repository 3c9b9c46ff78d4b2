using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>What a chain hands on in memory is what the next step would have read.</summary>
[TestClass]
public sealed class ResampledInputTests
{
    private static readonly FeatureSelection Features = new(["Features"]);

    private readonly MLContext _ml = new(seed: 1);

    private Dictionary<string, ResamplingEstimator> Steps => new()
    {
        // New rows of one class and of two; rows that go and others that come.
        ["smote"] = _ml.Transforms.Imbalance.Smote(seed: 3),
        ["borderline"] = _ml.Transforms.Imbalance.BorderlineSmote(target: SamplingTarget.Ratio(0.7), seed: 4),
        ["centroids"] = _ml.Transforms.Imbalance.ClusterCentroids(seed: 5),
    };

    [TestMethod]
    [DataRow("smote", LabelKind.Boolean, 2, false)]
    [DataRow("smote", LabelKind.Text, 3, true)]
    [DataRow("borderline", LabelKind.KeyWithNames, 3, false)]
    [DataRow("centroids", LabelKind.Int64, 3, false)]
    [DataRow("centroids", LabelKind.Single, 2, true)]
    public void ClassesIdsAndRowsAreThoseOfTheView(string step, LabelKind kind, int classCount, bool sparse)
    {
        LabeledRows data = LabeledRows.Gaussian([.. new[] { 90, 25, 40 }.Take(classCount)]);
        IDataView view = data.ToView(_ml, kind, sparse);
        ResampledDataView made = Steps[step].FitResample(view);
        StepInput known = ResampledInput.Of(StepInput.Read(view, "Label"), made, "Label");
        Assert.IsInstanceOfType<ResampledInput>(known);
        AssertSame(StepInput.Read(made, "Label"), known);

        // Rows of a pass in order, by counting and by id.
        foreach (bool shuffled in new[] { false, true })
        {
            using DataViewRowCursor cursor = made.GetRowCursor([], shuffled ? new Random(1) : null);
            Func<int> rowOf = shuffled ? SourceRow.ById(cursor, known.Identity) : known.Identity.NumberRows(cursor);
            ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
            DataViewRowId id = default;
            while (cursor.MoveNext())
            {
                getId(ref id);
                Assert.AreEqual(id, known.Identity.IdOf(rowOf()));
            }
        }
    }

    [TestMethod]
    public void AClassWithoutRowsIsNoClassOfTheNextStep()
    {
        // Class 1 lies amid class 0 and loses its rows; class 2 grows first.
        LabeledRows data = LabeledRows.Gaussian([60, 20, 20]);
        IDataView view = data.ToView(_ml, LabelKind.Text);
        StepInput before = StepInput.Read(view, "Label");
        ResampledDataView smote = _ml.Transforms.Imbalance.Smote(target: SamplingTarget.Counts(new Dictionary<string, int> { [before.Classes.Names[2]] = 50 }), seed: 1).FitResample(view);
        RowSet kept = RowSet.All(100);
        foreach (int row in before.Classes.RowsOf(1))
            kept.Remove(row);
        var made = new ResampledDataView(view, before.Identity, before.Classes, new ResamplingPlan(kept, smote.Extras), smote.Report, seed: 7, previous: null);
        StepInput known = ResampledInput.Of(before, made, "Label");
        Assert.IsInstanceOfType<ResampledInput>(known);
        Assert.AreEqual(2, known.Classes.ClassCount);
        AssertSame(StepInput.Read(made, "Label"), known);
    }

    [TestMethod]
    public void RepeatsAreRead()
    {
        IDataView view = LabeledRows.Gaussian([60, 20]).ToView(_ml);
        ResampledDataView made = _ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(view);
        Assert.IsNotInstanceOfType<ResampledInput>(ResampledInput.Of(StepInput.Read(view, "Label"), made, "Label"));
    }

    [TestMethod]
    public void ColumnsOfOtherTypesAreReadThroughTheView()
    {
        // Time stamps in double precision, which are stored relative to their median.
        var random = new Random(1);
        IDataView view = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 80).Select(i => new Wide { Label = i % 4 == 0, Features = [1.7e9 + random.NextDouble() * 1e5, random.NextDouble()] }).ToList());
        ResampledDataView made = _ml.Transforms.Imbalance.Smote(seed: 2).FitResample(view);
        AssertSame(StepInput.Read(made, "Label"), ResampledInput.Of(StepInput.Read(view, "Label"), made, "Label"));
    }

    [TestMethod]
    [DataRow("smote", true)]
    [DataRow("borderline", true)]
    [DataRow("centroids", false)]
    public void RowsBetweenOthersTakeNoMemoryWhereOnlyASearchLooksAtThem(string step, bool areComputed)
    {
        IDataView view = LabeledRows.Gaussian([90, 25]).ToView(_ml);
        ResampledDataView made = Steps[step].FitResample(view);
        StepInput known = ResampledInput.Of(StepInput.Read(view, "Label"), made, "Label");
        RowMatrix rows = known.ReadAllFeatures(Features, mayBeComputed: true).Rows;
        Assert.AreEqual(areComputed ? (int)made.MainCount : rows.RowCount, rows.StoredCount);
        Assert.AreEqual(rows.StoredCount * rows.Dimension, rows.Stored.Length);
        if (areComputed)
            Assert.ThrowsExactly<InvalidOperationException>(() => rows.Values);
    }

    [TestMethod]
    public void ComputedRowsThatAnArrayCannotHoldAreNotCopied()
    {
        var rows = new RowMatrix([], storedCount: 0, dimension: 2000, new ManyRows());
        InvalidOperationException tooMany = Assert.ThrowsExactly<InvalidOperationException>(() => rows.Select(new int[1_500_000]));
        StringAssert.StartsWith(tooMany.Message, "1500000 rows of 2000 features are more than 2147483591 numbers. Reduce the features first");
        InvalidOperationException computed = Assert.ThrowsExactly<InvalidOperationException>(() => rows.Values);
        Assert.AreEqual("2000000 rows of 2000000 are computed. Read them one by one.", computed.Message);
        Assert.ThrowsExactly<OverflowException>(() => new RowMatrix([1], storedCount: int.MaxValue, dimension: 0, new ManyRows()));
    }

    [TestMethod]
    public void WholeNumbersAreStored()
    {
        // Each is rounded by a draw of its own, which takes too long to be done again and again.
        IDataView view = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 80).Select(i => new Whole { Label = i % 4 == 0, Count = i * 7 % 31, Features = [i, i % 5] }).ToList());
        var features = new FeatureSelection(["Count", "Features"]);
        ResampledDataView made = _ml.Transforms.Imbalance.Smote(new SmoteOptions { FeatureColumnNames = ["Count", "Features"], Seed = 2 }).FitResample(view);
        StepInput known = ResampledInput.Of(StepInput.Read(view, "Label"), made, "Label");
        FeatureTable table = known.ReadAllFeatures(features, mayBeComputed: true);
        CollectionAssert.AreEqual(StepInput.Read(made, "Label").ReadAllFeatures(features, mayBeComputed: false).Rows.Values, table.Rows.Values);
    }

    [TestMethod]
    [DataRow(3, false)]
    [DataRow(20, false)]
    [DataRow(20, true)]
    [DataRow(700, false)]
    public void CleaningFindsTheSameInRowsThatAreComputed(int dimension, bool clustered)
    {
        int count = dimension > 100 ? 300 : 1500;
        IDataView view = Cloud(count, dimension, clustered);
        TransformsImbalanceCatalog imbalance = _ml.Transforms.Imbalance;
        ResamplingEstimator[] cleaners =
        [
            imbalance.TomekLinks(new TomekLinksOptions { Target = SamplingTarget.All }),
            imbalance.EditedNearestNeighbors(new EditedNearestNeighborsOptions { Target = SamplingTarget.All }),
            imbalance.EditedNearestNeighbors(new EditedNearestNeighborsOptions { Vote = NeighborVote.Mode, NeighborCount = 5 }),
            imbalance.RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions { Target = SamplingTarget.All }),
            imbalance.AllKnn(new AllKnnOptions()),
            imbalance.NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions()),
        ];
        ResamplingEstimator smote = imbalance.Smote(target: SamplingTarget.Ratio(0.6), seed: 3);
        // A view that was made is read like any other.
        IDataView made = smote.FitResample(view);
        int effective = 0;
        foreach (ResamplingEstimator cleaner in cleaners)
        {
            ResampledDataView expected = cleaner.FitResample(made), found = smote.Then(cleaner).FitResample(view);
            CollectionAssert.AreEqual(Ids(expected), Ids(found), expected.Report.Method);
            effective += expected.Report.CountAfter < expected.Report.CountBefore ? 1 : 0;
        }
        Assert.IsGreaterThanOrEqualTo(4, effective, "There is little to tell apart.");
    }

    [TestMethod]
    [DataRow(60, false)]
    [DataRow(60, true)]
    [DataRow(200, true)]
    public void CleaningFindsTheSameInManyRowsMadeFromFew(int dimension, bool clustered)
    {
        // More rows than trees have at hand at once, each near one of a hundred.
        IDataView view = Cloud(2000, dimension, clustered, rarity: 20, gap: 0);
        ResamplingEstimator smote = _ml.Transforms.Imbalance.Smote(seed: 3);
        IDataView made = smote.FitResample(view);
        foreach (ResamplingEstimator cleaner in new[]
        {
            _ml.Transforms.Imbalance.EditedNearestNeighbors(new EditedNearestNeighborsOptions { Target = SamplingTarget.All }),
            _ml.Transforms.Imbalance.NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions { NeighborCount = 5 }),
        })
        {
            ResampledDataView expected = cleaner.FitResample(made), found = smote.Then(cleaner).FitResample(view);
            CollectionAssert.AreEqual(Ids(expected), Ids(found), expected.Report.Method);
            Assert.IsLessThan(expected.Report.CountBefore, expected.Report.CountAfter);
        }
    }

    private IDataView Cloud(int count, int dimension, bool clustered, int rarity = 6, double gap = 0.7)
    {
        var random = new Random(dimension);
        var rows = new List<CloudRow>();
        for (int i = 0; i < count; i++)
        {
            bool isRare = i % rarity == 0;
            double center = clustered ? random.Next(12) * 9 : 0, shift = isRare ? gap / Math.Sqrt(dimension) : 0, spread = clustered ? 0.5 : 1;
            rows.Add(new CloudRow { Label = isRare, Features = [.. Enumerable.Range(0, dimension).Select(_ => (float)(center + shift + spread * (random.NextDouble() + random.NextDouble() - 1)))] });
        }
        var schema = SchemaDefinition.Create(typeof(CloudRow));
        schema[nameof(CloudRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, dimension);
        return _ml.Data.LoadFromEnumerable(rows, schema);
    }

    private static DataViewRowId[] Ids(IDataView view)
    {
        var ids = new List<DataViewRowId>();
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getId(ref id);
            ids.Add(id);
        }
        return [.. ids];
    }

    private static void AssertSame(StepInput read, StepInput known)
    {
        CollectionAssert.AreEqual(read.Classes.Names, known.Classes.Names);
        CollectionAssert.AreEqual(read.Classes.Labels, known.Classes.Labels);
        CollectionAssert.AreEqual(read.Classes.Counts, known.Classes.Counts);
        Assert.AreEqual(read.Identity.RowCount, known.Identity.RowCount);
        FeatureTable expected = read.ReadAllFeatures(Features, mayBeComputed: true), found = known.ReadAllFeatures(Features, mayBeComputed: false);
        CollectionAssert.AreEqual(expected.Rows.Values, found.Rows.Values);
        RowMatrixAssert.SameRows(expected.Rows, known.ReadAllFeatures(Features, mayBeComputed: true).Rows);
        for (int row = 0; row < read.Identity.RowCount; row++)
        {
            Assert.AreEqual(read.Classes.Codes[row], known.Classes.Codes[row]);
            Assert.AreEqual(read.Identity.IdOf(row), known.Identity.IdOf(row));
            Assert.AreEqual(row, known.Identity.RowOf(read.Identity.IdOf(row)));
            Assert.AreEqual(read.Identity.PositionOf(row), known.Identity.PositionOf(row));
            Assert.AreEqual(expected.ClassOf(row), found.ClassOf(row));
        }
    }

    private sealed class Wide
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public double[] Features { get; set; } = [];
    }

    private sealed class ManyRows : IComputedRows
    {
        public int Count => 2_000_000;

        public void Fill(ReadOnlySpan<int> indices, Span<float> destination) => Assert.Fail();

        public void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination) => Assert.Fail();
    }

    private sealed class Whole
    {
        public bool Label { get; set; }

        public int Count { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class CloudRow
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}

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

    private static void AssertSame(StepInput read, StepInput known)
    {
        CollectionAssert.AreEqual(read.Classes.Names, known.Classes.Names);
        CollectionAssert.AreEqual(read.Classes.Labels, known.Classes.Labels);
        CollectionAssert.AreEqual(read.Classes.Counts, known.Classes.Counts);
        Assert.AreEqual(read.Identity.RowCount, known.Identity.RowCount);
        FeatureTable expected = read.ReadAllFeatures(Features), found = known.ReadAllFeatures(Features);
        CollectionAssert.AreEqual(expected.Rows.Values, found.Rows.Values);
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
}

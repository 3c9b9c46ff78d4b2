using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class FeatureTableReaderTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void EachClassGetsATableOfItsRowsAscending(bool sparse)
    {
        LabeledRows data = LabeledRows.Gaussian([30, 20, 10]);
        foreach (float[] row in data.Features)
            row[1] = row[3] = 0;
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(data.ToView(Ml, sparse: sparse));
        FeatureTable[] tables = FeatureTableReader.Read(view, identity, classes, new FeatureSelection(["Features"]), [2, 0]);
        Assert.HasCount(2, tables);
        foreach ((FeatureTable table, int c) in tables.Zip([2, 0]))
        {
            CollectionAssert.AreEqual(Enumerable.Range(0, 60).Where(i => data.Classes[i] == c).ToArray(), table.SourceRows);
            AssertRows(data, table);
            Assert.IsTrue(Enumerable.Range(0, table.RowCount).All(row => table.ClassOf(row) == c));
            Assert.AreEqual(4, table.Layout.Dimension);
        }
    }

    [TestMethod]
    public void AllRowsMeansAllThatHaveALabel()
    {
        var rows = Enumerable.Range(0, 12).Select(i => new Labeled { Label = i % 4 == 3 ? float.NaN : i % 4, X = i }).ToArray();
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(Ml.Data.LoadFromEnumerable(rows));
        FeatureTable table = FeatureTableReader.ReadAll(view, identity, classes, new FeatureSelection(["X"]));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 4, 5, 6, 8, 9, 10 }, table.SourceRows);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 0, 1, 2, 0, 1, 2 }, Enumerable.Range(0, 9).Select(table.ClassOf).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 4, 7 }, table.RowsOf(1));
        CollectionAssert.AreEqual(new float[] { 1, 5, 9 }, table.Rows.Select(table.RowsOf(1)).Values);
    }

    [TestMethod]
    public void TablesAreInTheOrderOfRowNumbersWhateverTheOrderOfThePass()
    {
        LabeledRows data = LabeledRows.Gaussian([30, 20]);
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(Ml.Data.ShuffleRows(data.ToView(Ml), seed: 3));
        Assert.IsFalse(identity.IsPassOrder);
        FeatureTable table = FeatureTableReader.Read(view, identity, classes, new FeatureSelection(["Features"]), [1]).Single();
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Where(i => data.Classes[i] == 1).ToArray(), table.SourceRows);
        AssertRows(data, table);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AClassStandsApartAndIsTakenWithoutACopy(bool shuffled)
    {
        LabeledRows data = LabeledRows.Gaussian([30, 20, 10]);
        IDataView rows = data.ToView(Ml);
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(shuffled ? Ml.Data.ShuffleRows(rows, seed: 3) : rows);
        var features = new FeatureSelection(["Features"]);
        FeatureTable expected = FeatureTableReader.ReadAll(view, identity, classes, features);
        FeatureTable table = FeatureTableReader.ReadAll(view, identity, classes, features, classApart: 1);
        RowMatrixAssert.SameRows(expected.Rows, table.Rows);
        FeatureTable own = table.OfClass(1), others = table.OfClass(0);
        Assert.AreSame(table.Rows.Apart, own.Rows.Values);
        CollectionAssert.AreEqual(expected.OfClass(1).Rows.Values, own.Rows.Values);
        CollectionAssert.AreEqual(expected.RowsOf(1), own.SourceRows);
        CollectionAssert.AreEqual(expected.OfClass(0).Rows.Values, others.Rows.Values);
    }

    [TestMethod]
    public void AClassAmongRowsWithoutALabelIsCopied()
    {
        var rows = Enumerable.Range(0, 12).Select(i => new Labeled { Label = i % 4 == 3 ? float.NaN : i % 4, X = i }).ToArray();
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(Ml.Data.LoadFromEnumerable(rows));
        FeatureTable table = FeatureTableReader.ReadAll(view, identity, classes, new FeatureSelection(["X"]), classApart: 1);
        Assert.IsNull(table.Rows.Apart);
        CollectionAssert.AreEqual(new float[] { 1, 5, 9 }, table.OfClass(1).Rows.Values);
    }

    [TestMethod]
    public void RowsOfOtherClassesAreNotEvenComputed()
    {
        var reads = new List<int>();
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(i => new Watched(i, reads)).ToArray()));
        FeatureTable table = FeatureTableReader.Read(view, identity, classes, new FeatureSelection(["X"]), [1]).Single();
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Where(i => i % 5 < 2).ToArray(), reads);
        CollectionAssert.AreEqual(reads.ConvertAll(i => (float)i), table.Rows.Values);
    }

    [TestMethod]
    public void ATableThatNoArrayHoldsIsRefusedBeforeItIsRead()
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Wide));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1 << 30);
        Wide[] rows = [.. Enumerable.Range(0, 6).Select(i => new Wide { Label = i < 4 })];
        (IDataView view, RowIdentity identity, ClassPartition classes) = Open(Ml.Data.LoadFromEnumerable(rows, schema));
        Assert.AreEqual(
            $"Class \"False\" has 2 rows of 1073741824 features, more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or use RandomOversample or RandomUndersample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => FeatureTableReader.Read(view, identity, classes, new FeatureSelection(["Features"]), [0])).Message);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => FeatureTableReader.ReadAll(view, identity, classes, new FeatureSelection(["Features"]))).Message, "The data has 6 rows of 1073741824 features,");
    }

    private static (IDataView View, RowIdentity Identity, ClassPartition Classes) Open(IDataView view)
    {
        var ids = new RowIdentityBuilder();
        ClassPartition classes = ClassPartitionReader.Read(view, "Label", ids);
        return (view, ids.Build(), classes);
    }

    private static void AssertRows(LabeledRows data, FeatureTable table)
    {
        for (int row = 0; row < table.RowCount; row++)
            CollectionAssert.AreEqual(data.Features[table.SourceRows[row]], table.Rows[row].ToArray());
    }

    private sealed class Labeled
    {
        public float Label { get; set; }

        public float X { get; set; }
    }

    /// <summary>Notes when its feature is asked for.</summary>
    private sealed class Watched(int row, List<int> reads)
    {
        public bool Label => row % 5 < 2;

        public float X
        {
            get
            {
                reads.Add(row);
                return row;
            }
        }
    }

    private sealed class Wide
    {
        public bool Label { get; set; }

        public VBuffer<float> Features { get; set; }
    }
}

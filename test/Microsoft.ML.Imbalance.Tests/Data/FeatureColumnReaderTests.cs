using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>From a column of any number type to slots of single precision, and what is known about each slot.</summary>
[TestClass]
public sealed class FeatureColumnReaderTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void ColumnsLieBesideEachOtherInTheOrderGiven()
    {
        (FeatureLayout layout, float[][] rows) = Read(
            View(new Row<float> { Value = 1.5f, Vector = [2, 3], Doubles = [4, 5] }, new Row<float> { Value = -1, Vector = [0, 0], Doubles = [4.5, 7] }), "Doubles", "Value", "Vector");
        CollectionAssert.AreEqual(new FeatureColumn[] { new("Doubles", 0, 2), new("Value", 2, 1), new("Vector", 3, 2) }, layout.Columns);
        CollectionAssert.AreEqual(new double[] { 4, 5, 0, 0, 0 }, layout.Offsets, "doubles are kept relative to the median, of two rows the smaller value");
        CollectionAssert.AreEqual(new[] { 0, 0, 1.5f, 2, 3 }, rows[0]);
        CollectionAssert.AreEqual(new[] { 0.5f, 2, -1, 0, 0 }, rows[1]);
        Assert.IsTrue(Array.TrueForAll(layout.Roles, r => r == SlotRole.Numeric));
        Assert.IsFalse(layout.HasIntegers);
        Assert.IsEmpty(layout.Categories);
    }

    [TestMethod]
    public void IntegersOfEveryWidthAreWholeNumbers()
    {
        CheckWhole<sbyte>(-7, 100, 0);
        CheckWhole<byte>(7, 255, 0);
        CheckWhole<short>(-30_000, 30_000, 0);
        CheckWhole<ushort>(7, 60_000, 0);
        // Beyond 16 bits single precision does not hold every number: they are kept relative to the median, of two the smaller.
        CheckWhole(-2_000_000_001, -2_000_000_000, -2_000_000_001);
        CheckWhole(4_000_000_001u, 4_000_000_002u, 4_000_000_001);
        CheckWhole(1_700_000_000_001L, 1_700_000_000_002L, 1_700_000_000_001);
        CheckWhole(1_700_000_000_001UL, 1_700_000_000_002UL, 1_700_000_000_001);
    }

    [TestMethod]
    public void RealNumbersAreNoWholeNumbers()
    {
        (FeatureLayout single, float[][] singles) = Read(View(new Row<float> { Value = 16_777_217.5f }, new Row<float> { Value = 2 }), "Value");
        Assert.IsNull(single.Offsets);
        CollectionAssert.AreEqual(new[] { 16_777_217.5f, 2 }, singles.Select(r => r[0]).ToArray());
        (FeatureLayout wide, float[][] doubles) = Read(View(new Row<double> { Value = 45_000.123456 }, new Row<double> { Value = 45_000.123457 }), "Value");
        CollectionAssert.AreEqual(new[] { 45_000.123456 }, wide.Offsets);
        Assert.AreEqual(1e-6, doubles[1][0], 1e-11);
        CollectionAssert.AreEqual(new[] { SlotRole.Numeric, SlotRole.Numeric }, single.Roles.Concat(wide.Roles).ToArray());
    }

    [TestMethod]
    public void AnOddFirstRowTakesNoDigitsFromTheOthers()
    {
        long[] stamps = [0, .. Enumerable.Range(0, 20).Select(i => 1_700_000_000_000 + i), long.MaxValue];
        (FeatureLayout layout, float[][] rows) = Read(View([.. stamps.Select(s => new Row<long> { Value = s })]), "Value");
        for (int i = 1; i <= 20; i++)
            Assert.AreEqual(stamps[i], rows[i][0] + layout.Offsets![0]);
        double[] values = [1e9, 0.1, 0.2, 0.3, 0.4];
        (layout, rows) = Read(View([.. values.Select(v => new Row<double> { Value = v })]), "Value");
        for (int i = 1; i < values.Length; i++)
            Assert.AreEqual(values[i], rows[i][0] + layout.Offsets![0], 1e-8);
    }

    [TestMethod]
    public void AColumnThatIsMostlyZeroKeepsItsZeros()
    {
        SparseRow[] sparse = [.. Enumerable.Range(0, 5).Select(i => new SparseRow { Single = Sparse<float>(2), Double = i == 0 ? Sparse(2, (1, 0.1)) : Sparse<double>(2) })];
        (FeatureLayout layout, float[][] rows) = Read(Ml.Data.LoadFromEnumerable(sparse, Sized<SparseRow>(("Single", NumberDataViewType.Single, 2), ("Double", NumberDataViewType.Double, 2))), "Double");
        Assert.IsNull(layout.Offsets);
        Assert.IsTrue(rows[1..].All(row => row[1] == 0));
    }

    [TestMethod]
    public void SparseRowsHaveZerosWhereNothingIsWritten()
    {
        var first = new SparseRow { Single = Sparse(5, (1, 2f), (4, -1f)), Double = Sparse(5, (0, 10.0), (3, 20.0)) };
        var second = new SparseRow { Single = Sparse(5, (0, 7f)), Double = Sparse(5, (3, 20.5), (4, 1.0)) };
        (FeatureLayout layout, float[][] rows) = Read(Ml.Data.LoadFromEnumerable(new[] { first, second }, Sized<SparseRow>(("Single", NumberDataViewType.Single, 5), ("Double", NumberDataViewType.Double, 5))), "Single", "Double");
        CollectionAssert.AreEqual(new[] { 0, 2, 0, 0, -1f, 10, 0, 0, 0, 0 }, rows[0]);
        CollectionAssert.AreEqual(new[] { 7, 0, 0, 0, 0, 0, 0, 0, 0.5f, 1 }, rows[1]);
        CollectionAssert.AreEqual(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 20, 0 }, layout.Offsets);
    }

    [TestMethod]
    public void CategoriesAreMarkedAndKeptAsTheyAre()
    {
        IDataView view = Marked([1, 3], [5, 9, 1, 0, 7, 7, 7], [5.5, 9, 0, 1, 7, 7, 7]);
        (FeatureLayout layout, float[][] rows) = Read(view, "Value", "Doubles");
        CollectionAssert.AreEqual(new[] { (2, 5) }, layout.Categories);
        CollectionAssert.AreEqual(
            new[] { SlotRole.Integer, SlotRole.Numeric, SlotRole.Categorical, SlotRole.Categorical, SlotRole.Categorical, SlotRole.Numeric, SlotRole.Numeric, SlotRole.Numeric }, layout.Roles);
        CollectionAssert.AreEqual(new double[] { 0, 5, 0, 0, 0, 7, 7, 7 }, layout.Offsets);
        CollectionAssert.AreEqual(new[] { 1, 0.5f, 9, 0, 1, 0, 0, 0 }, rows[1]);
    }

    [TestMethod]
    [DataRow(5, 7)]
    [DataRow(-1, 2)]
    [DataRow(3, 2)]
    public void RangesThatAreNoneAreIgnored(int first, int last)
    {
        (FeatureLayout layout, _) = Read(Marked([first, last], [1, 2, 3, 4, 5, 6, 7]), "Doubles");
        Assert.IsEmpty(layout.Categories);
    }

    [TestMethod]
    [DataRow(double.NaN, "has NaN (a missing value) in row 1. Distances need finite numbers: replace missing values first")]
    [DataRow(double.NegativeInfinity, "has an infinite value in row 1. Distances need finite numbers: replace missing values first")]
    [DataRow(-3.5e38, "has -3.5E+38 in row 1, too large to compute with in single precision. Normalize the column first (for example with NormalizeMinMax).")]
    [DataRow(1.1e36, "has 1.1E+36 in row 1, too large to compute with in single precision. Normalize the column first (for example with NormalizeMinMax).")]
    [DataRow(1e300, "has 1E+300 in row 1, too large to compute with in single precision. Normalize the column first (for example with NormalizeMinMax).")]
    public void ANumberThatCanNotBeUsedIsNamedWithItsRow(double value, string message)
    {
        IDataView view = View(new Row<double> { Value = 3 }, new Row<double> { Value = value });
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Read(view, "Value")).Message, $"Feature column 'Value' {message}");
    }

    [TestMethod]
    public void ASlotIsNamedByItsNumberAndItsName()
    {
        IDataView plain = View(new Row<float> { Vector = [1, 2] }, new Row<float> { Vector = [1, float.NaN] });
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Read(plain, "Vector")).Message, "Feature column 'Vector' has NaN (a missing value) in row 1, slot 1. ");
        IDataView source = View(new Row<float> { Value = 1 }, new Row<float> { Value = float.PositiveInfinity });
        IDataView named = Ml.Transforms.Concatenate("All", "Vector", "Value").Fit(source).Transform(source);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Read(named, "All")).Message, "Feature column 'All' has an infinite value in row 1, slot 2 ('Value'). ");
        IDataView doubles = View(new Row<float> { Doubles = [1, 2] }, new Row<float> { Doubles = [-1e200, 2] });
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => Read(doubles, "Doubles")).Message, "Feature column 'Doubles' has -1E+200 in row 1, slot 0, too large to compute with in single precision.");
    }

    [TestMethod]
    public void KeysTextsAndIntegerVectorsAreNoFeatures()
    {
        IDataView view = LabeledRows.Gaussian([3, 2]).ToView(Ml, LabelKind.KeyWithNames);
        foreach ((string column, string type) in new[] { ("Label", "Key<UInt32, 0-1>"), ("Name", "String"), ("Words", "Vector<String, 2>") })
        {
            StringAssert.StartsWith(
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => FeatureColumnReader.Create(view.Schema, new FeatureSelection([column]))).Message,
                $"Schema mismatch for feature column '{column}': expected a known-size vector of Single or Double, or a number, got {type}.");
        }
    }

    private static void CheckWhole<T>(T first, T second, double offset)
        where T : struct, System.Numerics.INumber<T>
    {
        (FeatureLayout layout, float[][] rows) = Read(View(new Row<T> { Value = first }, new Row<T> { Value = second }), "Value");
        Assert.AreEqual(SlotRole.Integer, layout.Roles.Single());
        Assert.IsTrue(layout.HasIntegers);
        Assert.AreEqual(offset, layout.Offsets?[0] ?? 0);
        Assert.AreEqual(double.CreateChecked(first), rows[0][0] + offset);
        Assert.AreEqual(double.CreateChecked(second), rows[1][0] + offset);
    }

    private static (FeatureLayout Layout, float[][] Rows) Read(IDataView view, params string[] columns)
    {
        FeatureColumnReader[] readers = FeatureColumnReader.Create(view.Schema, new FeatureSelection(columns));
        FeatureOffsets.Choose(view, readers);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Array.ForEach(readers, r => r.Open(cursor));
        var rows = new List<float[]>();
        while (cursor.MoveNext())
        {
            float[] row = new float[readers.Sum(r => r.Length)];
            int start = 0;
            foreach (FeatureColumnReader reader in readers)
            {
                reader.Read(row.AsSpan(start, reader.Length), rows.Count);
                start += reader.Length;
            }
            rows.Add(row);
        }
        return (FeatureColumnReader.LayoutOf(readers), [.. rows]);
    }

    private static IDataView View<T>(params Row<T>[] rows)
        where T : struct => Ml.Data.LoadFromEnumerable(rows);

    /// <summary>Rows of 7 doubles with a mark for categories, and the row number beside them.</summary>
    private static IDataView Marked(int[] ranges, params double[][] rows)
    {
        SchemaDefinition schema = Sized<MarkedRow>(("Doubles", NumberDataViewType.Double, 7));
        schema["Doubles"].AddAnnotation("CategoricalSlotRanges", new VBuffer<int>(ranges.Length, ranges), new VectorDataViewType(NumberDataViewType.Int32, ranges.Length));
        return Ml.Data.LoadFromEnumerable(rows.Select((row, i) => new MarkedRow { Value = (byte)i, Doubles = row }).ToArray(), schema);
    }

    private static SchemaDefinition Sized<T>(params (string Name, PrimitiveDataViewType Type, int Size)[] vectors)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(T));
        foreach ((string name, PrimitiveDataViewType type, int size) in vectors)
            schema[name].ColumnType = new VectorDataViewType(type, size);
        return schema;
    }

    private static VBuffer<T> Sparse<T>(int length, params (int Slot, T Value)[] items)
        => new(length, items.Length, Array.ConvertAll(items, i => i.Value), Array.ConvertAll(items, i => i.Slot));

    private sealed class Row<T>
        where T : struct
    {
        public T Value { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [0, 0];

        [VectorType(2)]
        public double[] Doubles { get; set; } = [0, 0];
    }

    private sealed class SparseRow
    {
        public VBuffer<float> Single { get; set; }

        public VBuffer<double> Double { get; set; }
    }

    private sealed class MarkedRow
    {
        public byte Value { get; set; }

        public double[] Doubles { get; set; } = [];
    }
}

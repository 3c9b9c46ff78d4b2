using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ClassPartitionReaderTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void BooleansAreFalseThenTrue()
        => AssertPartition(Read([true, false, true]), ["False", "True"], [1, 0, 1]);

    [TestMethod]
    public void FloatsAreOrderedBySizeAndNaNIsNoLabel()
        => AssertPartition(Read([2.5f, float.NaN, -1f, 2.5f, 10f]), ["-1", "2.5", "10"], [1, -1, 0, 1, 2]);

    [TestMethod]
    public void DoublesAreOrderedBySizeAndNaNIsNoLabel()
        => AssertPartition(Read([0.1, double.NaN, double.NegativeInfinity]), ["-Infinity", "0.1"], [1, -1, 0]);

    [TestMethod]
    public void BothZerosAreOneClass()
        => AssertPartition(Read([0f, -0f, 1f]), ["0", "1"], [0, 0, 1]);

    [TestMethod]
    public void IntegersOfEveryWidthMayBeNegative()
    {
        AssertPartition(Read([3, -1, 3]), ["-1", "3"], [1, 0, 1]);
        AssertPartition(Read([3L, -1L, long.MinValue]), ["-9223372036854775808", "-1", "3"], [2, 1, 0]);
        AssertPartition(Read<short>([3, -1, 3]), ["-1", "3"], [1, 0, 1]);
        AssertPartition(Read<sbyte>([3, -1, 3]), ["-1", "3"], [1, 0, 1]);
    }

    [TestMethod]
    public void UnsignedIntegersHaveAClassZero()
    {
        AssertPartition(Read<byte>([7, 0, 7]), ["0", "7"], [1, 0, 1]);
        AssertPartition(Read<ushort>([7, 0, 7]), ["0", "7"], [1, 0, 1]);
        AssertPartition(Read<uint>([7, 0, 7]), ["0", "7"], [1, 0, 1]);
        AssertPartition(Read<ulong>([ulong.MaxValue, 0, 7]), ["0", "7", "18446744073709551615"], [2, 0, 1]);
    }

    [TestMethod]
    public void TextIsOrderedByCharacterAndEmptyTextIsNoLabel()
        => AssertPartition(Read(["b", "", "a", "B", "b"]), ["B", "a", "b"], [2, -1, 1, 0, 2]);

    [TestMethod]
    public void KeysHaveTheirValuesAsNamesAndTheirIndexAsOrder()
    {
        IDataView view = Load(["pear", "apple", "pear"]);
        view = _context.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);

        AssertPartition(Read(view), ["pear", "apple"], [0, 1, 0]);
    }

    [TestMethod]
    public void KeysMayNameNumbers()
    {
        IDataView view = Load([2.5f, -1f, 2.5f]);
        view = _context.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(view).Transform(view);

        AssertPartition(Read(view), ["-1", "2.5"], [1, 0, 1]);
    }

    [TestMethod]
    public void KeysThatNoRowHasAreNoClasses()
    {
        IDataView view = Load(["a", "b", "c", "d"]);
        view = _context.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
        view = _context.Data.TakeRows(_context.Data.SkipRows(view, 1), 2);

        AssertPartition(Read(view), ["b", "c"], [0, 1]);
    }

    [TestMethod]
    public void ValuesUnknownToTheKeysAreNoLabel()
    {
        IDataView known = Load(["a", "b"]), view = Load(["b", "x", "a"]);
        view = _context.Transforms.Conversion.MapValueToKey("Label").Fit(known).Transform(view);

        AssertPartition(Read(view), ["a", "b"], [1, -1, 0]);
    }

    [TestMethod]
    [DataRow(DataKind.Byte)]
    [DataRow(DataKind.UInt16)]
    [DataRow(DataKind.UInt32)]
    [DataRow(DataKind.UInt64)]
    public void KeysOfEveryWidthKeepTheirNames(DataKind width)
    {
        IDataView known = Load(["x", "b", "a"]), view = Load(["b", "?", "a"]);
        view = _context.Transforms.Conversion.MapValueToKey("Label").Fit(known).Transform(view);

        view = _context.Transforms.Conversion.ConvertType("Label", outputKind: width).Fit(view).Transform(view);

        Assert.IsInstanceOfType<KeyDataViewType>(view.Schema["Label"].Type);
        AssertPartition(Read(view), ["b", "a"], [0, -1, 1]);
    }

    [TestMethod]
    [DataRow(DataKind.Byte)]
    [DataRow(DataKind.UInt16)]
    [DataRow(DataKind.UInt32)]
    [DataRow(DataKind.UInt64)]
    public void KeysWithoutValuesAreNamedByTheirIndexFromOne(DataKind width)
    {
        // In a file keys are numbers from 0, their index is one more; an empty field is a missing key.
        using var sources = new SourceViews();
        IDataView view = _context.Data.LoadFromTextFile(
            sources.WriteText("2", "\"\"", "0"), [new TextLoader.Column("Label", width, [new(0)], new KeyCount(5))], allowQuoting: true);

        Assert.IsInstanceOfType<KeyDataViewType>(view.Schema["Label"].Type);
        AssertPartition(Read(view), ["1", "3"], [1, -1, 0]);
    }

    [TestMethod]
    [DataRow(254)]
    [DataRow(255)]
    [DataRow(256)]
    [DataRow(300)]
    public void ClassesBeyondOneByteAreTold(int classCount)
    {
        int[] labels = [.. Enumerable.Range(0, 2 * classCount).Select(row => (row * 7 + row / classCount) % classCount)];

        ClassPartition partition = Read(labels);

        Assert.AreEqual(classCount, partition.ClassCount);
        CollectionAssert.AreEqual(labels, Codes(partition));
    }

    [TestMethod]
    public void UnlabeledRowsStayUnlabeledWhenClassesOutgrowAByte()
    {
        float[] labels = [float.NaN, .. Enumerable.Range(0, 300).Select(i => (float)i), float.NaN];

        ClassPartition partition = Read(labels);

        Assert.AreEqual(2, partition.UnlabeledCount);
        int[] expected = [-1, .. Enumerable.Range(0, 300), -1];
        CollectionAssert.AreEqual(expected, Codes(partition));
    }

    [TestMethod]
    public void CountsSizesAndRowsAreThoseOfTheLabels()
    {
        ClassPartition partition = Read([1f, 0f, 1f, float.NaN, 1f, 2f]);

        CollectionAssert.AreEqual(new[] { 1, 3, 1 }, partition.Counts);
        Assert.AreEqual(6, partition.RowCount);
        Assert.AreEqual(1, partition.UnlabeledCount);
        Assert.AreEqual(1, partition.Majority);
        Assert.AreEqual(0, partition.Minority);
        CollectionAssert.AreEqual(new[] { 0, 2, 4 }, partition.RowsOf(1));
        Assert.AreEqual("Label", partition.LabelColumnName);
    }

    [TestMethod]
    public void StreamKeysGoBySizeThenByFirstRowSoThatNamesDoNotMatter()
    {
        // Sizes 1, 3, 1: the largest is 0, then 'a' (first at row 1) before 'z' (row 5).
        ClassPartition partition = Read(["m", "a", "m", "m", "", "z"]), renamed = Read(["m", "z", "m", "m", "", "a"]);

        CollectionAssert.AreEqual(new[] { 1, 0, 2 }, Enumerable.Range(0, 3).Select(partition.StreamKey).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 0, 1 }, Enumerable.Range(0, 3).Select(renamed.StreamKey).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void RowsAreInTheOrderOfTheirIds(string kind)
    {
        using var sources = new SourceViews();
        IDataView view = sources.Create(kind);
        var builder = new RowIdentityBuilder();

        ClassPartition partition = ClassPartitionReader.Read(view, "Label", builder);

        RowIdentity identity = builder.Build();
        Assert.AreEqual(partition.RowCount, identity.RowCount);
        bool[] labels = [.. view.GetColumn<bool>("Label")];
        DataViewRowId[] ids = [.. ViewReader.Read(view).Select(row => row.Id)];
        Assert.HasCount(partition.RowCount, labels);
        for (int pass = 0; pass < labels.Length; pass++)
            Assert.AreEqual(labels[pass] ? 1 : 0, partition.Codes[identity.RowOf(ids[pass])]);
    }

    [TestMethod]
    public void ALookupFindsClassesByNameInAnotherView()
    {
        ClassPartition partition = Read(["b", "a", "c"]);
        IDataView other = Load(["c", "x", "", "a", "x"]);
        DataViewSchema.Column column = other.Schema["Label"];
        using DataViewRowCursor cursor = other.GetRowCursor([column]);
        Func<int> lookup = ClassPartitionReader.CreateLookup(cursor, column, partition.Names);

        var found = new List<int>();
        while (cursor.MoveNext())
            found.Add(lookup());

        CollectionAssert.AreEqual(new[] { 2, -1, -1, 0, -1 }, found);
    }

    [TestMethod]
    public void AnEmptyViewIsAnError()
        => AssertError<InvalidOperationException>(
            "The data has no rows. At least one row of each of two classes is needed; check the file and the filters before this step.",
            Load(Array.Empty<float>()), "Label");

    [TestMethod]
    public void AColumnWithoutAnyLabelIsAnError()
        => AssertError<InvalidOperationException>(
            "Label column 'Label' is missing in all 2 rows. At least one row of each of two classes is needed.", Load([float.NaN, float.NaN]), "Label");

    [TestMethod]
    public void AMissingColumnIsAnErrorThatListsTheColumns()
        => AssertError<ArgumentOutOfRangeException>(
            "Could not find label column 'Class'. The data has: 'Label'. Pass the name of an existing column. (Parameter 'schema')", Load([1f]), "Class");

    [TestMethod]
    public void AVectorIsNoLabel()
        => AssertError<ArgumentOutOfRangeException>(
            "Schema mismatch for label column 'Label': expected Boolean, key, text, Single, Double or an integer type, got Vector<Single, 2>. (Parameter 'schema')",
            _context.Data.LoadFromEnumerable(new[] { new VectorLabel() }), "Label");

    [TestMethod]
    public void ADateIsNoLabel()
        => AssertError<ArgumentOutOfRangeException>(
            "Schema mismatch for label column 'Label': expected Boolean, key, text, Single, Double or an integer type, got DateTime. (Parameter 'schema')",
            Load([new DateTime(2026, 1, 1)]), "Label");

    [TestMethod]
    public void AMeasurementIsNoLabel()
        => AssertError<InvalidOperationException>(
            "Label column 'Label' has more than 65535 distinct values. A class label is needed; is this a measurement?",
            Load(Enumerable.Range(0, 65536).Select(i => (float)i).ToArray()), "Label");

    [TestMethod]
    public void AsManyClassesAsTwoBytesTellAreRead()
    {
        int[] labels = [.. Enumerable.Range(0, ClassCodes.MaximumClassCount)];

        CollectionAssert.AreEqual(labels, Codes(Read(labels)));
    }

    private static void AssertPartition(ClassPartition partition, string[] names, int[] codes)
    {
        Assert.AreEqual(string.Join(",", names), string.Join(",", partition.Names));
        CollectionAssert.AreEqual(codes, Codes(partition));
        CollectionAssert.AreEqual(names.Select((_, c) => codes.Count(code => code == c)).ToArray(), partition.Counts);
        Assert.AreEqual(codes.Count(code => code < 0), partition.UnlabeledCount);
    }

    private static void AssertError<TException>(string message, IDataView view, string label)
        where TException : Exception
        => Assert.AreEqual(message, Assert.ThrowsExactly<TException>(() => ClassPartitionReader.Read(view, label)).Message);

    private static int[] Codes(ClassPartition partition) => [.. Enumerable.Range(0, partition.RowCount).Select(row => partition.Codes[row])];

    private ClassPartition Read<T>(T[] labels) => Read(Load(labels));

    private static ClassPartition Read(IDataView view) => ClassPartitionReader.Read(view, "Label");

    private IDataView Load<T>(T[] labels) => _context.Data.LoadFromEnumerable(labels.Select(label => new Labeled<T> { Label = label }).ToArray());

    private sealed class Labeled<T>
    {
        public T Label { get; set; } = default!;
    }

    private sealed class VectorLabel
    {
        [VectorType(2)]
        public float[] Label { get; set; } = [0, 1];
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GroupColumnReaderTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void RowsWithEqualValuesOfAnyScalarTypeAreAGroup()
    {
        AssertGroups("x", "yy", "x", "z");
        AssertGroups(1.5f, -2f, 1.5f, 0f);
        AssertGroups(1.5, -2, 1.5, 0);
        AssertGroups(7, -2, 7, 0);
        AssertGroups(7L, -2L, 7L, 0L);
        AssertGroups<short>(7, -2, 7, 0);
        AssertGroups<sbyte>(7, -2, 7, 0);
        AssertGroups<byte>(7, 2, 7, 0);
        AssertGroups<ushort>(7, 2, 7, 0);
        AssertGroups<uint>(7, 2, 7, 0);
        AssertGroups<ulong>(7, 2, 7, 0);
        AssertGroups(new DateTime(2026, 1, 1), new DateTime(2026, 1, 2), new DateTime(2026, 1, 1), default);
        AssertGroups(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.UnixEpoch, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), default);
        AssertGroups(TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(1), default);
        AssertGroups(new DataViewRowId(1, 2), new DataViewRowId(2, 1), new DataViewRowId(1, 2), default);
    }

    [TestMethod]
    public void BooleansAreTwoGroups()
        => AssertRows(Read(Load(true, false, true)), [0, 2], [1]);

    [TestMethod]
    public void KeysAreGroups()
    {
        IDataView view = Load("x", "y", "x", "z");
        view = _context.Transforms.Conversion.MapValueToKey("Group").Fit(view).Transform(view);

        AssertRows(Read(view), [0, 2], [1], [3]);
    }

    [TestMethod]
    public void RowsAreNumberedByIdWhereTheViewIsShuffled()
    {
        // Rows 0 … 99 in tens; shuffled, they keep their ids, and so their numbers.
        IDataView view = _context.Data.ShuffleRows(Load(Enumerable.Range(0, 100).Select(i => i / 10).ToArray()), seed: 3);

        RowGroups groups = Read(view);

        Assert.AreEqual(10, groups.Count);
        for (int group = 0; group < 10; group++)
        {
            int[] rows = groups.RowsOf(group).ToArray();
            CollectionAssert.AreEqual(Enumerable.Range(rows[0], 10).ToArray(), rows);
            Assert.AreEqual(0, rows[0] % 10);
        }
    }

    [TestMethod]
    public void AMissingTextIsAnError() => AssertMissing(Load("x", "y", ""));

    [TestMethod]
    public void ANaNIsAnError() => AssertMissing(Load(1f, 2f, float.NaN));

    [TestMethod]
    public void ADoubleNaNIsAnError() => AssertMissing(Load(1, 2, double.NaN));

    [TestMethod]
    [DataRow(DataKind.Byte)]
    [DataRow(DataKind.UInt16)]
    [DataRow(DataKind.UInt32)]
    [DataRow(DataKind.UInt64)]
    public void AMissingKeyIsAnError(DataKind width)
    {
        IDataView known = Load("x", "y"), view = Load("x", "y", "z");
        view = _context.Transforms.Conversion.MapValueToKey("Group").Fit(known).Transform(view);

        AssertMissing(_context.Transforms.Conversion.ConvertType("Group", outputKind: width).Fit(view).Transform(view));
    }

    [TestMethod]
    public void AMissingColumnIsAnError()
        => Assert.AreEqual(
            "Could not find group column 'Person'. The data has: 'Label', 'Group'. Pass the name of an existing column. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LabeledView.Read(Load("x"), "Label").Groups("Person")).Message);

    [TestMethod]
    public void AVectorIsAnError()
        => Assert.AreEqual(
            "Schema mismatch for group column 'Group': expected a text, key, number, Boolean or time, got Vector<Single, 2>. (Parameter 'schema')",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Read(_context.Data.LoadFromEnumerable(new[] { new VectorGroup() }))).Message);

    private static void AssertMissing(IDataView view)
        => Assert.AreEqual(
            "Group column 'Group' has no value in row 2 (counted from 0), so that nothing tells which rows it belongs with. Fill in the value, or remove such rows first.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Read(view)).Message);

    /// <summary>The first and third value are equal.</summary>
    private void AssertGroups<T>(params T[] values) => AssertRows(Read(Load(values)), [0, 2], [1], [3]);

    private static void AssertRows(RowGroups groups, params int[][] expected)
    {
        Assert.AreEqual(expected.Length, groups.Count);
        for (int group = 0; group < expected.Length; group++)
            CollectionAssert.AreEqual(expected[group], groups.RowsOf(group).ToArray());
    }

    private static RowGroups Read(IDataView view) => LabeledView.Read(view, "Label").Groups("Group");

    private IDataView Load<T>(params T[] groups) => _context.Data.LoadFromEnumerable(groups.Select(group => new Grouped<T> { Group = group }).ToArray());

    private sealed class Grouped<T>
    {
        public bool Label { get; set; }

        public T Group { get; set; } = default!;
    }

    private sealed class VectorGroup
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Group { get; set; } = [0, 1];
    }
}

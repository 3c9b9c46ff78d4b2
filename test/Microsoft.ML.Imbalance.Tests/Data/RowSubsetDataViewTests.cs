using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowSubsetDataViewTests
{
    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void HasExactlyTheRowsOfTheSetInTheOrderOfTheSource(string kind)
    {
        using var sources = new SourceViews();
        Subset subset = Create(sources.Create(kind));

        string[] actual = [.. ViewReader.Read(subset.View).Select(row => row.Values)];

        CollectionAssert.AreEqual(subset.Expected.Select(row => row.Values).ToArray(), actual);
        Assert.AreEqual(subset.Expected.Length, subset.View.GetRowCount());
        Assert.AreSame(subset.Source.Schema, subset.View.Schema);
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void RowsKeepTheIdsOfTheSource(string kind)
    {
        using var sources = new SourceViews();
        Subset subset = Create(sources.Create(kind));

        CollectionAssert.AreEqual(subset.Expected.Select(row => row.Id).ToArray(), ViewReader.Read(subset.View).Select(row => row.Id).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void AnotherPassGivesTheSameRows(string kind)
    {
        using var sources = new SourceViews();
        Subset subset = Create(sources.Create(kind));

        CollectionAssert.AreEqual(ViewReader.Read(subset.View).ToArray(), ViewReader.Read(subset.View).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void ACursorSetPutTogetherByBatchIsTheSerialPass(string kind)
    {
        using var sources = new SourceViews();
        Subset subset = Create(sources.Create(kind, rowCount: 5000));

        string[] actual = [.. ViewReader.ReadSet(subset.View, cursorCount: 3).Select(row => row.Values)];

        CollectionAssert.AreEqual(subset.Expected.Select(row => row.Values).ToArray(), actual);
    }

    [TestMethod]
    [DataRow("InMemory", 1)]
    [DataRow("Cached", 3)]
    [DataRow("FilteredHalf", 3)]
    [DataRow("CachedAndTransformed", 3)]
    [DataRow("Text", 3)]
    [DataRow("Shuffled", 1)]
    public void HasAsManyCursorsAsTheSource(string kind, int count)
    {
        using var sources = new SourceViews();
        IDataView view = Create(sources.Create(kind, rowCount: 5000)).View;

        DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 3);

        Assert.HasCount(count, cursors);
        Array.ForEach(cursors, cursor => cursor.Dispose());
    }

    [TestMethod]
    [DynamicData(nameof(SourceViews.AllKinds), typeof(SourceViews))]
    public void AShuffledCursorHasExactlyTheRowsOfTheSet(string kind)
    {
        using var sources = new SourceViews();
        Subset subset = Create(sources.Create(kind));

        string[] shuffled = [.. ViewReader.Read(subset.View, new Random(3)).Select(row => row.Values)];
        string[] shuffledSet = [.. ViewReader.ReadSet(subset.View, cursorCount: 3, new Random(3)).Select(row => row.Values)];

        string[] expected = [.. subset.Expected.Select(row => row.Values)];
        CollectionAssert.AreEquivalent(expected, shuffled);
        CollectionAssert.AreEquivalent(expected, shuffledSet);
        Assert.AreEqual(subset.Source.CanShuffle, subset.View.CanShuffle);
        if (subset.View.CanShuffle)
            CollectionAssert.AreNotEqual(expected, shuffled);
    }

    [TestMethod]
    [DataRow("InMemory", false)]
    [DataRow("Cached", true)]
    [DataRow("Filtered", true)]
    [DataRow("Shuffled", true)]
    [DataRow("Text", false)]
    public void ShufflesWhereTheSourceDoes(string kind, bool canShuffle)
    {
        using var sources = new SourceViews();

        Assert.AreEqual(canShuffle, Create(sources.Create(kind)).View.CanShuffle);
    }

    [TestMethod]
    public void OnlyTheColumnsAskedForAreActive()
    {
        using var sources = new SourceViews();
        IDataView view = Create(sources.Create("InMemory")).View;
        DataViewSchema.Column number = view.Schema["Number"], name = view.Schema["Name"];

        using DataViewRowCursor cursor = view.GetRowCursor([number]);

        Assert.IsTrue(cursor.IsColumnActive(number));
        Assert.IsFalse(cursor.IsColumnActive(name));
        Assert.IsTrue(cursor.MoveNext());
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<ReadOnlyMemory<char>>(name));
    }

    [TestMethod]
    public void ACursorStartsBeforeTheFirstRowCountsTheDeliveredAndStaysAtTheEnd()
    {
        using var sources = new SourceViews();
        IDataView view = Create(sources.Create("InMemory", rowCount: 10), row => row is 3 or 8).View;

        DataViewRowCursor cursor = view.GetRowCursor(view.Schema);

        Assert.AreEqual(-1, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(0, cursor.Position);
        Assert.IsTrue(cursor.MoveNext());
        Assert.AreEqual(1, cursor.Position);
        Assert.IsFalse(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1, cursor.Position);
        cursor.Dispose();
        cursor.Dispose();
        Assert.IsFalse(cursor.MoveNext());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    public void NoneAndAllAreSubsetsToo(int count)
    {
        using var sources = new SourceViews();

        IDataView view = Create(sources.Create("InMemory", rowCount: 10), row => row < count).View;

        Assert.HasCount(count, ViewReader.Read(view));
        Assert.AreEqual(count, view.GetRowCount());
    }

    [TestMethod]
    public void RowsThatShareAnIdAreToldByTheirPlaceAndNeverShuffled()
    {
        using var sources = new SourceViews();
        var source = new RenumberedView(sources.Create("InMemory", rowCount: 100), row => new DataViewRowId((ulong)row / 2, 0));

        Subset subset = Create(source, row => row % 3 == 0, byPass: true);

        string[] expected = [.. subset.Expected.Select(row => row.Values)];
        Assert.IsFalse(subset.View.CanShuffle);
        CollectionAssert.AreEqual(expected, ViewReader.Read(subset.View, new Random(1)).Select(row => row.Values).ToArray());
        CollectionAssert.AreEqual(expected, ViewReader.ReadSet(subset.View, cursorCount: 3, new Random(1)).Select(row => row.Values).ToArray());
    }

    [TestMethod]
    public void ATrainerSeesTheSubset()
    {
        using var sources = new SourceViews();
        IDataView view = Create(sources.Create("InMemory"), row => row % 9 == 0).View;

        long positives = view.GetColumn<bool>("Label").LongCount(label => label);
        MLContext context = sources.Context;
        IDataView scored = context.BinaryClassification.Trainers.Prior().Fit(view).Transform(view);

        Assert.AreEqual(112, positives);
        Assert.AreEqual(112, scored.GetColumn<float>("Probability").Count(p => p > 0.99f));
    }

    [TestMethod]
    public void DataThatGrewBetweenTwoPassesIsAnError()
    {
        var rows = Enumerable.Range(0, 10).Select(TableRow.Create).ToList();
        IDataView view = Create(new MLContext(1).Data.LoadFromEnumerable(rows.Where(_ => true)), _ => true).View;

        rows.Add(TableRow.Create(10));

        Assert.AreEqual(
            "The data changed between two passes: it had 10 rows and it now has more. Repeat this step on the changed data, or cache the data before it.",
            Assert.ThrowsExactly<InvalidOperationException>(() => ViewReader.Read(view)).Message);
    }

    [TestMethod]
    public void DataThatShrankBetweenTwoPassesIsAnError()
    {
        var rows = Enumerable.Range(0, 10).Select(TableRow.Create).ToList();
        IDataView view = Create(new MLContext(1).Data.LoadFromEnumerable(rows.Where(_ => true)), _ => true).View;

        rows.RemoveAt(0);

        Assert.AreEqual(
            "The data changed between two passes: it had 10 rows and it now has 9. Repeat this step on the changed data, or cache the data before it.",
            Assert.ThrowsExactly<InvalidOperationException>(() => ViewReader.Read(view)).Message);
    }

    private static Subset Create(IDataView source, Func<int, bool>? isIn = null, bool byPass = false)
    {
        isIn ??= row => row * 7 % 11 < 4;
        var builder = new RowIdentityBuilder();
        ClassPartition partition = ClassPartitionReader.Read(source, "Label", builder);
        var rows = new RowSet(partition.RowCount);
        foreach (int row in Enumerable.Range(0, partition.RowCount).Where(isIn))
            rows.Add(row);

        ReadRow[] all = [.. ViewReader.Read(source)];
        Dictionary<DataViewRowId, int>? rank = byPass ? null : all.Select(row => row.Id).Order().Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        ReadRow[] expected = [.. all.Where((row, pass) => isIn(rank is null ? pass : rank[row.Id]))];
        return new Subset(source, new RowSubsetDataView(source, rows, builder.Build()), expected);
    }

    private sealed record Subset(IDataView Source, IDataView View, ReadRow[] Expected);
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    [TestMethod]
    public void EveryPassGivesTheSameRowsInTheSameOrderWithTheSameIds()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        ResampledDataView view = Resample(data.ToView(Ml));
        List<ResampledRow> first = ResampledRow.Read(view);
        List<ResampledRow> second = ResampledRow.Read(view);
        CollectionAssert.AreEqual(first.ConvertAll(r => (r.Content, r.RowId)), second.ConvertAll(r => (r.Content, r.RowId)));
        Assert.AreEqual(first.Count, first.Select(r => r.RowId).Distinct().Count(), "row ids must be unique");
    }

    [TestMethod]
    public void ColumnsReadOnTheirOwnAlignWithColumnsReadTogether()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        ResampledDataView view = Resample(data.ToView(Ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        CollectionAssert.AreEqual(rows.ConvertAll(r => r.Id), view.GetColumn<int>("Id").ToList());
        CollectionAssert.AreEqual(rows.ConvertAll(r => r.Name), view.GetColumn<string>("Name").ToList());
        CollectionAssert.AreEqual(rows.ConvertAll(r => string.Join(' ', r.Features)), view.GetColumn<float[]>("Features").Select(f => string.Join(' ', f)).ToList());
    }

    [TestMethod]
    public void ACursorSetGivesTheRowsOfTheSerialPassInItsOrder()
    {
        LabeledRows data = LabeledRows.Gaussian([400, 60, 30]);
        foreach (IDataView source in new[] { data.ToView(Ml), Ml.Data.Cache(data.ToView(Ml)) })
        {
            ResampledDataView view = Resample(source);
            List<(string, DataViewRowId)> serial = ResampledRow.Read(view).ConvertAll(r => (r.Content, r.RowId));
            DataViewRowCursor[] cursors = view.GetRowCursorSet(view.Schema, 4);
            List<(string, DataViewRowId)> together = [.. cursors.SelectMany(ResampledRow.Read).OrderBy(r => r.Batch).Select(r => (r.Content, r.RowId))];
            CollectionAssert.AreEqual(serial, together);
            Array.ForEach(cursors, c => c.Dispose());
        }
    }

    [TestMethod]
    public void CursorsOnManyThreadsReadTheSameRows()
    {
        LabeledRows data = LabeledRows.Gaussian([120, 40, 30]);
        string[] columns = ["Id", "Name", "Ratio", "Words", "all"];
        IDataView source = data.ToView(Ml);
        List<ResampledRow> expected = ResampledRow.Read(Resample(source));
        // A view of its own in each round: cursors that are opened together load the columns of origins together.
        for (int round = 0; round < 4; round++)
        {
            ResampledDataView view = Resample(source);
            Parallel.For(0, 4 * columns.Length, i =>
            {
                if (columns[i % columns.Length] == "all")
                    CollectionAssert.AreEqual(expected.ConvertAll(r => r.Content), ResampledRow.Read(view).ConvertAll(r => r.Content));
                else
                    AssertColumn(view, columns[i % columns.Length], expected);
            });
        }
    }

    private static void AssertColumn(ResampledDataView view, string column, List<ResampledRow> expected)
    {
        switch (column)
        {
            case "Id":
                CollectionAssert.AreEqual(expected.ConvertAll(r => r.Id), view.GetColumn<int>(column).ToList());
                break;
            case "Name":
                CollectionAssert.AreEqual(expected.ConvertAll(r => r.Name), view.GetColumn<string>(column).ToList());
                break;
            case "Ratio":
                CollectionAssert.AreEqual(expected.ConvertAll(r => r.Ratio), view.GetColumn<double>(column).ToList());
                break;
            default:
                CollectionAssert.AreEqual(expected.ConvertAll(r => r.Words), view.GetColumn<string[]>(column).Select(w => string.Join(' ', w)).ToList());
                break;
        }
    }

    [TestMethod]
    public void AShuffledPassGivesTheSameRowsInAnotherOrder()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        Assert.IsFalse(Resample(data.ToView(Ml)).CanShuffle, "an enumerable can't be shuffled, so neither can what is made of it");
        ResampledDataView view = Resample(Ml.Data.Cache(data.ToView(Ml)));
        Assert.IsTrue(view.CanShuffle);
        List<(string, DataViewRowId)> serial = ResampledRow.Read(view).ConvertAll(r => (r.Content, r.RowId));
        List<(string, DataViewRowId)> shuffled = ResampledRow.Read(view, new Random(5)).ConvertAll(r => (r.Content, r.RowId));
        CollectionAssert.AreNotEqual(serial, shuffled);
        CollectionAssert.AreEquivalent(serial, shuffled);
    }

    [TestMethod]
    public void CachedFilteredAndFileBackedViewsAreResampledRight()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        IDataView view = data.ToView(Ml);
        List<string> expected = ResampleRows(data).ConvertAll(r => r.Content);
        CollectionAssert.AreEqual(expected, ResampledRow.Read(Resample(Ml.Data.Cache(view))).ConvertAll(r => r.Content), "cached");
        CollectionAssert.AreEqual(expected, ResampledRow.Read(Resample(Ml.Data.TakeRows(view, data.RowCount))).ConvertAll(r => r.Content), "taken");
        string path = Path.Combine(Path.GetTempPath(), $"{GetType().Name}-{Environment.ProcessId}.idv");
        try
        {
            using (FileStream file = File.Create(path))
                Ml.Data.SaveAsBinary(view, file);
            CollectionAssert.AreEqual(expected, ResampledRow.Read(Resample(Ml.Data.LoadFromBinary(path))).ConvertAll(r => r.Content), "binary file");
        }
        finally
        {
            File.Delete(path);
        }
        // Ids with gaps, unknown length: rows 0, 3, 6 … fall out.
        IDataView filtered = Ml.Data.FilterByCustomPredicate<IdRow>(Ml.Data.Cache(view), r => r.Id % 3 == 0);
        ResampledDataView resampled = Resample(filtered);
        List<ResampledRow> rows = ResampledRow.Read(resampled);
        int[] left = [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, data.RowCount).Count(i => i % 3 != 0 && data.Classes[i] == c))];
        AssertBalanced(left, CountClasses(data, rows));
        Assert.IsTrue(rows.TrueForAll(r => r.Id % 3 != 0));
        CollectionAssert.AreEquivalent(
            rows.ConvertAll(r => (r.Content, r.RowId)), ResampledRow.Read(resampled, new Random(1)).ConvertAll(r => (r.Content, r.RowId)), "shuffled, ids with gaps");
    }

    [TestMethod]
    public void TheResampledViewCanBeCachedAndResampledAgain()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        ResampledDataView view = Resample(data.ToView(Ml));
        List<string> expected = ResampledRow.Read(view).ConvertAll(r => r.Content);
        CollectionAssert.AreEqual(expected, ResampledRow.Read(Ml.Data.Cache(view)).ConvertAll(r => r.Content));
        ResampledDataView again = Ml.Transforms.Imbalance.RandomUndersample(target: SamplingTarget.Counts(new Dictionary<string, int> { ["class-a"] = 5 }), seed: 1).FitResample(view);
        Assert.AreEqual(5, ResampledRow.Read(again).Count(r => data.Classes[r.Id] == 0));
    }

    private sealed class IdRow
    {
        public int Id { get; set; }
    }
}

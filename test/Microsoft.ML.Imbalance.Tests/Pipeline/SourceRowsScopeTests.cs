using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SourceRowsScopeTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _source = LabeledRows.Gaussian([60, 20]).ToView(new MLContext(seed: 1), LabelKind.Boolean);

    [TestMethod]
    public void InsideTheScopeAResampledViewHandsOutItsSource()
    {
        foreach (ResamplingEstimator resampler in new[]
        {
            _ml.Transforms.Imbalance.Smote(seed: 1), _ml.Transforms.Imbalance.RandomOversample(seed: 1), _ml.Transforms.Imbalance.RandomUndersample(seed: 1),
            _ml.Transforms.Imbalance.TomekLinks().Then(_ml.Transforms.Imbalance.Smote(seed: 1)),
        })
        {
            IDataView resampled = resampler.FitResample(_source);
            IDataView through = _ml.Transforms.NormalizeMinMax("Features").Fit(resampled).Transform(resampled);
            Assert.AreNotEqual(80, Ids(through).Length);
            int[] before = Ids(resampled);
            using (SourceRowsScope.Open())
            {
                CollectionAssert.AreEqual(Enumerable.Range(0, 80).ToArray(), Ids(through));
                CollectionAssert.AreEqual(_source.GetColumn<bool>("Label").ToArray(), through.GetColumn<bool>("Label").ToArray());
                Assert.AreEqual(80, resampled.GetRowCursorSet([resampled.Schema["Id"]], 2).Sum(Count));
                using (SourceRowsScope.Open())
                    Assert.HasCount(80, Ids(through));
                Assert.HasCount(80, Ids(through));
            }
            CollectionAssert.AreEqual(before, Ids(resampled));
        }
    }

    [TestMethod]
    public void OtherThreadsGoOnReadingResampledRows()
    {
        IDataView resampled = _ml.Transforms.Imbalance.Smote(seed: 1).FitResample(_source);
        using var opened = new ManualResetEventSlim();
        using var read = new ManualResetEventSlim();
        var other = new Thread(() =>
        {
            opened.Wait();
            Assert.HasCount(120, Ids(resampled));
            read.Set();
        });
        other.Start();
        using (SourceRowsScope.Open())
        {
            opened.Set();
            read.Wait();
            Assert.HasCount(80, Ids(resampled));
        }
        other.Join();
    }

    private static int[] Ids(IDataView view) => [.. view.GetColumn<int>("Id")];

    private static int Count(DataViewRowCursor cursor)
    {
        using (cursor)
        {
            int count = 0;
            while (cursor.MoveNext())
                count++;
            return count;
        }
    }
}

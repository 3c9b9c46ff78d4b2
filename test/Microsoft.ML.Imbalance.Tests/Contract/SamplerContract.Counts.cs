using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ByDefaultEveryClassGetsTheSameSize(bool multiclass)
    {
        LabeledRows data = LabeledRows.Gaussian(multiclass ? ThreeCounts : BinaryCounts);
        AssertBalanced(multiclass ? ThreeCounts : BinaryCounts, CountClasses(data, ResampleRows(data)));
    }

    [TestMethod]
    public void ReportAnnotationsAndRowCountSayWhatCameOut()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        ResampledDataView view = Resample(data.ToView(Ml));
        int[] after = CountClasses(data, ResampledRow.Read(view));
        CollectionAssert.AreEqual(ThreeCounts.Select(c => (long)c).ToArray(), view.Report.Classes.Select(c => c.CountBefore).ToArray());
        CollectionAssert.AreEqual(after.Select(c => (long)c).ToArray(), view.Report.Classes.Select(c => c.CountAfter).ToArray());
        CollectionAssert.AreEqual(new[] { "class-a", "class-b", "class-c" }, view.Report.Classes.Select(c => c.Name).ToArray());
        Assert.AreEqual(after.Sum(), view.GetRowCount());
        Assert.AreEqual(Sampler.Name, view.Report.Method);
        VBuffer<long> annotation = default;
        view.Schema["Label"].Annotations.GetValue("ImbalanceClassCountsAfter", ref annotation);
        CollectionAssert.AreEqual(after.Select(c => (long)c).ToArray(), annotation.DenseValues().ToArray());
        view.Schema["Label"].Annotations.GetValue("ImbalanceClassCountsBefore", ref annotation);
        CollectionAssert.AreEqual(ThreeCounts.Select(c => (long)c).ToArray(), annotation.DenseValues().ToArray());
    }

    [TestMethod]
    public void SmallClassesWorkDownToTheMinimumAndAreRefusedBelow()
    {
        foreach (int count in new[] { 1, 2, 5, 6 })
        {
            LabeledRows data = LabeledRows.Gaussian([20, count]);
            if (count < Sampler.MinimumRows)
            {
                var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(data.ToView(Ml)));
                StringAssert.StartsWith(error.Message, $"Class \"class-b\" has {count} row");
                StringAssert.Contains(error.Message, "needs at least");
            }
            else
            {
                AssertBalanced([20, count], CountClasses(data, ResampleRows(data)));
            }
        }
    }
}

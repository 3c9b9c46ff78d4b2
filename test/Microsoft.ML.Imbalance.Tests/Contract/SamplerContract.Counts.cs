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
    public void CountsAskedForAreCountsDelivered()
    {
        OnlyIf(Sampler.MeetsCounts, "methods that meet a count");
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        int[] wanted = Sampler.IsOversampler ? [61, 25, 37] : [17, 25, 5];
        Dictionary<string, int> counts = Enumerable.Range(0, 3).ToDictionary(c => LabeledRows.NameOf(LabelKind.Text, c), c => wanted[c]);
        CollectionAssert.AreEqual(wanted, CountClasses(data, ResampleRows(data, SamplingTarget.Counts(counts))));
    }

    [TestMethod]
    public void ClassesThatTheTargetDoesNotNameStayAsTheyAre()
    {
        OnlyIf(!Sampler.IsCombined, "methods of one step");
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        SamplingTarget target = Sampler.IsCleaner
            ? SamplingTarget.Majority
            : SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = Sampler.IsOversampler ? 40 : 13 });
        List<ResampledRow> rows = ResampleRows(data, target);
        List<ResampledRow> source = ResampledRow.Read(data.ToView(Ml));
        foreach (int c in Sampler.IsCleaner ? new[] { 1, 2 } : [0, 2])
        {
            CollectionAssert.AreEqual(
                source.Where(r => data.Classes[r.Id] == c).Select(r => r.Content).ToArray(), rows.Where(r => data.Classes[r.Id] == c).Select(r => r.Content).ToArray());
        }
    }

    [TestMethod]
    public void RatiosAreMetToTheRow()
    {
        OnlyIf(Sampler.MeetsCounts, "methods that meet a count");
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        // Over: round(60 * 0.5) = 30 rows at least; under: round(12 / 0.5) = 24 rows at most.
        int[] wanted = Sampler.IsOversampler ? [60, 30, 30] : [24, 24, 12];
        CollectionAssert.AreEqual(wanted, CountClasses(data, ResampleRows(data, SamplingTarget.Ratio(0.5))));
        var perClass = SamplingTarget.Ratios(new Dictionary<string, double> { ["class-b"] = Sampler.IsOversampler ? 0.75 : 0.5 });
        int[] wantedPerClass = Sampler.IsOversampler ? [60, 45, 12] : [60, 24, 12];
        CollectionAssert.AreEqual(wantedPerClass, CountClasses(data, ResampleRows(data, perClass)));
    }

    [TestMethod]
    public void NamedTargetsChooseTheClassesTheyName()
    {
        OnlyIf(Sampler.MeetsCounts, "methods that meet a count");
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        (SamplingTarget Target, int[] Over, int[] Under)[] cases =
        [
            (SamplingTarget.All, [60, 60, 60], [12, 12, 12]),
            (SamplingTarget.NotMajority, [60, 60, 60], [60, 12, 12]),
            (SamplingTarget.NotMinority, [60, 60, 12], [12, 12, 12]),
            (SamplingTarget.Classes("class-b"), [60, 60, 12], [60, 12, 12]),
        ];
        foreach ((SamplingTarget target, int[] over, int[] under) in cases)
            CollectionAssert.AreEqual(Sampler.IsOversampler ? over : under, CountClasses(data, ResampleRows(data, target)), target.ToString());
        SamplingTarget single = Sampler.IsOversampler ? SamplingTarget.Minority : SamplingTarget.Majority;
        CollectionAssert.AreEqual(Sampler.IsOversampler ? [60, 25, 60] : new[] { 12, 25, 12 }, CountClasses(data, ResampleRows(data, single)));
    }

    [TestMethod]
    public void ACleaningMethodTakesRowsOfTheClassesThatItsTargetNamesOnly()
    {
        OnlyIf(Sampler.IsCleaner, "cleaning methods");
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        (SamplingTarget Target, bool[] Concerned)[] cases =
        [
            (SamplingTarget.All, [true, true, true]),
            (SamplingTarget.NotMajority, [false, true, true]),
            (SamplingTarget.NotMinority, [true, true, false]),
            (SamplingTarget.Majority, [true, false, false]),
            (SamplingTarget.Minority, [false, false, true]),
            (SamplingTarget.Classes("class-a", "class-c"), [true, false, true]),
        ];
        foreach ((SamplingTarget target, bool[] concerned) in cases)
        {
            int[] after = CountClasses(data, ResampleRows(data, target));
            for (int c = 0; c < 3; c++)
                Assert.AreEqual(concerned[c], after[c] < ThreeCounts[c], $"{target}, class {c}");
        }
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
    public void NothingToDoIsSaidNotSilent()
    {
        OnlyIf(!Sampler.IsCleaner, "methods that meet a count");
        LabeledRows data = LabeledRows.Gaussian([20, 20]);
        ResampledDataView view = Resample(data.ToView(Ml));
        AssertBalanced([20, 20], CountClasses(data, ResampledRow.Read(view)));
        if (!Sampler.IsCombined)
            Assert.HasCount(1, view.Report.Diagnostics);
        StringAssert.Contains(view.Report.Diagnostics[0].ToString(), $"{Sampler.FirstStep} changed nothing: every class has the size that the target asks for already.");
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

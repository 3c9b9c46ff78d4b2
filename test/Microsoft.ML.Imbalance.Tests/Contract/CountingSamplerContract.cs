using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that make or pick rows: what a target asks for is what comes out.</summary>
public abstract class CountingSamplerContract : TargetedSamplerContract
{
    private protected override void AssertBalanced(int[] before, int[] after)
        => CollectionAssert.AreEqual(Array.ConvertAll(before, _ => Grows ? before.Max() : before.Min()), after);

    [TestMethod]
    public void ClassesThatTheTargetDoesNotNameStayAsTheyAre()
        => AssertClassesStay(SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = Grows ? 40 : 13 }), 0, 2);

    [TestMethod]
    public void NothingToDoIsSaidNotSilent() => Assert.HasCount(1, ResampleEqualClasses());

    [TestMethod]
    public void CountsAskedForAreCountsDelivered()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        int[] wanted = Grows ? [61, 25, 37] : [17, 25, 5];
        Dictionary<string, int> counts = Enumerable.Range(0, 3).ToDictionary(c => LabeledRows.NameOf(LabelKind.Text, c), c => wanted[c]);
        CollectionAssert.AreEqual(wanted, CountClasses(data, ResampleRows(data, SamplingTarget.Counts(counts))));
    }

    [TestMethod]
    public void RatiosAreMetToTheRow()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        // Over: round(60 * 0.5) = 30 rows at least; under: round(12 / 0.5) = 24 rows at most.
        int[] wanted = Grows ? [60, 30, 30] : [24, 24, 12];
        CollectionAssert.AreEqual(wanted, CountClasses(data, ResampleRows(data, SamplingTarget.Ratio(0.5))));
        var perClass = SamplingTarget.Ratios(new Dictionary<string, double> { ["class-b"] = Grows ? 0.75 : 0.5 });
        int[] wantedPerClass = Grows ? [60, 45, 12] : [60, 24, 12];
        CollectionAssert.AreEqual(wantedPerClass, CountClasses(data, ResampleRows(data, perClass)));
    }

    [TestMethod]
    public void NamedTargetsChooseTheClassesTheyName()
    {
        LabeledRows data = LabeledRows.Gaussian(ThreeCounts);
        (SamplingTarget Target, int[] Over, int[] Under)[] cases =
        [
            (SamplingTarget.All, [60, 60, 60], [12, 12, 12]),
            (SamplingTarget.NotMajority, [60, 60, 60], [60, 12, 12]),
            (SamplingTarget.NotMinority, [60, 60, 12], [12, 12, 12]),
            (SamplingTarget.Classes("class-b"), [60, 60, 12], [60, 12, 12]),
        ];
        foreach ((SamplingTarget target, int[] over, int[] under) in cases)
            CollectionAssert.AreEqual(Grows ? over : under, CountClasses(data, ResampleRows(data, target)), target.ToString());
        SamplingTarget single = Grows ? SamplingTarget.Minority : SamplingTarget.Majority;
        CollectionAssert.AreEqual(Grows ? [60, 25, 60] : new[] { 12, 25, 12 }, CountClasses(data, ResampleRows(data, single)));
    }

    [TestMethod]
    public void CountsInTheAnnotationsAreEnoughToRestoreTheBaseRate()
    {
        LabeledRows data = LabeledRows.Gaussian([1800, 200], dimension: 1);
        IDataView view = data.ToView(Ml, LabelKind.Boolean);
        ResampledDataView resampled = Resample(view);
        VBuffer<long> before = default, after = default;
        resampled.Schema["Label"].Annotations.GetValue("ImbalanceClassCountsBefore", ref before);
        resampled.Schema["Label"].Annotations.GetValue("ImbalanceClassCountsAfter", ref after);
        var model = Ml.BinaryClassification.Trainers.LbfgsLogisticRegression(l2Regularization: 0.01f).Fit(resampled);
        float[] probabilities = [.. model.Transform(view).GetColumn<float>("Probability")];
        // Each class's odds times how much rarer it was: p' = p w1 / (p w1 + (1 - p) w0), w = before / after.
        double w0 = before.GetItemOrDefault(0) / (double)after.GetItemOrDefault(0), w1 = before.GetItemOrDefault(1) / (double)after.GetItemOrDefault(1);
        double corrected = probabilities.Average(p => p * w1 / (p * w1 + (1 - p) * w0));
        // Where the rows of a class are distributed otherwise than before, no correction by counts can restore probabilities; it goes the right way.
        if (Sampler.ChangesShape)
        {
            Assert.IsLessThan(probabilities.Average(), corrected);
            return;
        }
        Assert.IsGreaterThan(0.2, probabilities.Average(), "balancing inflates probabilities");
        Assert.AreEqual(0.1, corrected, 0.02);
    }
}

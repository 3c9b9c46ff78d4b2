namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that a target tells how many rows a class shall have: all but those that clean.</summary>
public abstract class TargetedSamplerContract : SamplerContract
{
    private protected override SamplingTarget[] TargetsThatName(string name) =>
    [
        .. base.TargetsThatName(name),
        SamplingTarget.Counts(new Dictionary<string, int> { [name] = 10 }),
        SamplingTarget.Ratios(new Dictionary<string, double> { [name] = 1 }),
    ];

    /// <summary>What is said about equal classes.</summary>
    private protected IReadOnlyList<ImbalanceDiagnostic> ResampleEqualClasses()
    {
        LabeledRows data = LabeledRows.Gaussian([20, 20]);
        ResampledDataView view = Resample(data.ToView(Ml));
        AssertBalanced([20, 20], CountClasses(data, ResampledRow.Read(view)));
        StringAssert.Contains(view.Report.Diagnostics[0].ToString(), $"{Sampler.FirstStep} changed nothing: every class has the size that the target asks for already.");
        return view.Report.Diagnostics;
    }

    [TestMethod]
    public void ACountOnTheWrongSideOfThePresentIsRefused()
    {
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = Grows ? 19 : 21 });
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
        Assert.AreEqual(
            Grows
                ? $"The target asks for 19 rows of class \"class-b\", which has 20 rows already; {Sampler.FirstStep} only adds rows. Ask for at least 20 rows, or use RandomUndersample."
                : $"The target asks for 21 rows of class \"class-b\", which has only 20 rows; {Sampler.FirstStep} only removes rows. Ask for at most 20 rows, or use RandomOversample.",
            error.Message);
    }

    [TestMethod]
    public void ARatioThatTheDataExceedAlreadyIsRefused()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), SamplingTarget.Ratio(0.1)));
        Assert.AreEqual(
            Grows
                ? "Ratio 0.1 asks for 9 rows a class, but the smallest class \"class-b\" has 20 already; oversampling only adds rows. Use a ratio of at least 0.2223."
                : "Ratio 0.1 asks for 200 rows a class, but the largest class \"class-a\" has only 90; undersampling only removes rows. Use a ratio of at least 0.2223.",
            error.Message);
    }

    [TestMethod]
    public void ATargetThatDoesNotSuitTheMethodIsRefused()
    {
        SamplingTarget target = Grows ? SamplingTarget.Majority : SamplingTarget.Minority;
        var error = Assert.ThrowsExactly<ArgumentException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
        StringAssert.StartsWith(error.Message, Grows ? $"SamplingTarget.Majority does not suit {Sampler.FirstStep}: " : $"SamplingTarget.Minority does not suit {Sampler.FirstStep}: ");
    }

    [TestMethod]
    public void ClassesDoNotShareARandomStream()
    {
        // Two classes with the same features, row by row: with one stream for both they would get the same rows.
        float[][] twin = LabeledRows.Gaussian([15]).Features;
        float[][] large = LabeledRows.Gaussian([60], seed: 2).Features;
        var data = new LabeledRows([.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 15), .. Enumerable.Repeat(2, 15)], [.. large, .. twin, .. twin]);
        // 37 new rows of 15 each: not as many from each, so that methods that draw little have something to draw.
        SamplingTarget target = Grows
            ? SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 52, ["class-c"] = 52 })
            : SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 7, ["class-c"] = 7 });
        List<ResampledRow> rows = ResampleRows(data, target);
        string[] FeaturesOf(int c) => [.. rows.Where(r => data.Classes[r.Id] == c).Select(r => string.Join(' ', r.Features)).Order()];
        if (Sampler.UsesSeed)
            CollectionAssert.AreNotEqual(FeaturesOf(1), FeaturesOf(2));
        else
            CollectionAssert.AreEqual(rows.ConvertAll(r => r.Content), ResampleRows(data, target, seed: 8).ConvertAll(r => r.Content), "nothing is drawn");
    }
}

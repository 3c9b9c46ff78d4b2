namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The contract of methods that remove rows by a rule, not down to a count.</summary>
public abstract class CleanerContract : SamplerContract
{
    private protected override bool Grows => false;

    // No new rows, and all rows of the smallest class.
    private protected override void AssertBalanced(int[] before, int[] after)
    {
        for (int c = 0; c < before.Length; c++)
        {
            Assert.IsLessThanOrEqualTo(before[c], after[c]);
            if (before[c] == before.Min())
                Assert.AreEqual(before[c], after[c]);
        }
    }

    // Of several smallest classes the first stays.
    private protected override void AssertCountsOfSmallTable(int[] before, int[] after, int smallest) => Assert.AreEqual(before[smallest], after[smallest]);

    [TestMethod]
    public void ClassesThatTheTargetDoesNotNameStayAsTheyAre() => AssertClassesStay(SamplingTarget.Majority, 1, 2);

    [TestMethod]
    public void ACleaningMethodRefusesCountsAndRatiosAndSaysWhatItTakes()
    {
        (SamplingTarget Target, string Name)[] cases =
        [
            (SamplingTarget.Ratio(0.5), "Ratio"),
            (SamplingTarget.Ratios(new Dictionary<string, double> { ["class-a"] = 0.5 }), "Ratios"),
            (SamplingTarget.Counts(new Dictionary<string, int> { ["class-a"] = 10 }), "Counts"),
        ];
        foreach ((SamplingTarget target, string name) in cases)
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
            Assert.AreEqual(
                $"SamplingTarget.{name} does not suit {Sampler.FirstStep}: a cleaning method removes rows by their neighbors, not down to a number. Use Auto, NotMinority, NotMajority, Majority, Minority, All or Classes.",
                error.Message);
        }
    }

    [TestMethod]
    public void ACleaningMethodTakesRowsOfTheClassesThatItsTargetNamesOnly()
    {
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
}

using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SamplingTargetTests
{
    [TestMethod]
    [DataRow("auto", "auto")]
    [DataRow(" Not-Majority ", "not-majority")]
    [DataRow("not-minority", "not-minority")]
    [DataRow("MINORITY", "minority")]
    [DataRow("majority", "majority")]
    [DataRow("all", "all")]
    [DataRow("0.5", "0.5")]
    [DataRow("1", "1")]
    [DataRow("5e-2", "0.05")]
    [DataRow("ratios(fraud=0.5; error = 0.2)", "ratios(fraud=0.5;error=0.2)")]
    [DataRow("Counts(fraud=500;error=20)", "counts(fraud=500;error=20)")]
    [DataRow("counts(a=b=5)", "counts(a=b=5)")]
    [DataRow("counts(f(x)=5)", "counts(f(x)=5)")]
    [DataRow("Classes(fraud; error;a=b)", "classes(fraud;error;a=b)")]
    public void ATargetIsReadFromTextAndWrittenAsText(string text, string written)
    {
        Assert.AreEqual(written, SamplingTarget.Parse(text).ToString());
        Assert.AreEqual(written, SamplingTarget.Parse(written).ToString());
    }

    [TestMethod]
    public void NamedTargetsAreWrittenByTheirNames()
    {
        (SamplingTarget Target, string Text)[] targets =
        [
            (SamplingTarget.Auto, "auto"), (SamplingTarget.NotMajority, "not-majority"), (SamplingTarget.NotMinority, "not-minority"),
            (SamplingTarget.Minority, "minority"), (SamplingTarget.Majority, "majority"), (SamplingTarget.All, "all"),
        ];
        foreach ((SamplingTarget target, string text) in targets)
        {
            Assert.AreEqual(text, target.ToString());
            Assert.AreSame(target, SamplingTarget.Parse(text));
        }
    }

    [TestMethod]
    public void WhatIsWrittenIsReadBackAndMeansTheSame()
    {
        Gen<string> name = Gen.String[Gen.Char["abcXYZ0189 =.()-"], 1, 8].Where(n => n.Trim() == n && n.Length > 0);
        Gen<Dictionary<string, double>> ratios = Gen.Dictionary(name, Gen.Double[0.001, 1])[1, 5];
        Gen<Dictionary<string, int>> counts = Gen.Dictionary(name, Gen.Int[1, int.MaxValue])[1, 5];
        Gen.OneOf(ratios.Select(SamplingTarget.Ratios), counts.Select(SamplingTarget.Counts), Gen.Double[1e-6, 1].Select(SamplingTarget.Ratio))
            .Sample(target => SamplingTarget.Parse(target.ToString()).ToString() == target.ToString());
        // The counts that come of it are the same, too.
        ratios.Sample(asked =>
        {
            ClassPartition classes = Classes([.. asked.Keys, "most"], [.. asked.Keys.Select(_ => 1), 1000]);
            var target = SamplingTarget.Ratios(asked);
            int[] expected = [.. asked.Values.Select(r => (int)Math.Round(1000 * r)), 1000];
            return target.Resolve(classes, ResamplingKind.Oversampling, "Smote").SequenceEqual(expected)
                && SamplingTarget.Parse(target.ToString()).Resolve(classes, ResamplingKind.Oversampling, "Smote").SequenceEqual(expected);
        });
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("most")]
    [DataRow("ratios()")]
    [DataRow("ratios(fraud)")]
    [DataRow("ratios(=0.5)")]
    [DataRow("ratios(fraud=x)")]
    [DataRow("counts(fraud=1;fraud=2)")]
    [DataRow("counts(fraud=2.5)")]
    [DataRow("counts(fraud=-1)")]
    [DataRow("counts(fraud=3000000000)")]
    [DataRow("counts(fraud=5")]
    public void OtherTextIsNoTarget(string text)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => SamplingTarget.Parse(text));
        StringAssert.StartsWith(
            error.Message,
            $"'{text}' is not a sampling target. Use auto, not-majority, not-minority, minority, majority, all, a ratio such as 0.5, ratios(class=0.5;class=0.2), counts(class=500;class=200) or classes(class;class).");
        Assert.AreEqual("text", error.ParamName);
    }

    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(-1.0, "-1")]
    [DataRow(1.0001, "1.0001")]
    [DataRow(double.NaN, "NaN")]
    public void ARatioIsAboveZeroAndAtMostOne(double ratio, string text)
    {
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SamplingTarget.Ratio(ratio)).Message, $"The ratio is {text}; it must be greater than 0 and at most 1.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SamplingTarget.Ratios(new Dictionary<string, double> { ["fraud"] = ratio })).Message,
            $"The ratio for class \"fraud\" is {text}; it must be greater than 0 and at most 1.");
    }

    [TestMethod]
    public void ACountIsAtLeastOne()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SamplingTarget.Counts(new Dictionary<string, int> { ["fraud"] = 0 }));
        StringAssert.StartsWith(error.Message, "The count for class \"fraud\" is 0; it must be at least 1.");
    }

    [TestMethod]
    public void AtLeastOneClassIsNamed()
    {
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => SamplingTarget.Counts(new Dictionary<string, int>())).Message, "No class is named. Name at least one, or use SamplingTarget.Auto.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => SamplingTarget.Ratios(new Dictionary<string, double>())).Message, "No class is named. Name at least one, or use SamplingTarget.Auto.");
    }

    [TestMethod]
    public void TheNamesGivenAreCopied()
    {
        var counts = new Dictionary<string, int> { ["b"] = 20 };
        var target = SamplingTarget.Counts(counts);
        counts["b"] = 99;
        CollectionAssert.AreEqual(new[] { 30, 20 }, target.Resolve(Classes(["a", "b"], [30, 10]), ResamplingKind.Oversampling, "Smote"));
    }

    [TestMethod]
    public void BooleanClassesMayBeNamedInAnyCase()
    {
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["true"] = 20 });
        CollectionAssert.AreEqual(new[] { 30, 20 }, target.Resolve(Classes(["False", "True"], [30, 10]), ResamplingKind.Oversampling, "Smote"));
    }

    [TestMethod]
    public void TextsThatDifferInCaseAreDifferentClasses()
    {
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["Fraud"] = 20 });
        Assert.AreEqual(
            "The target names class \"Fraud\", which label column 'Label' does not have. Its classes are: \"fraud\", \"ok\".",
            Assert.ThrowsExactly<InvalidOperationException>(() => target.Resolve(Classes(["fraud", "ok"], [10, 30]), ResamplingKind.Oversampling, "Smote")).Message);
    }

    [TestMethod]
    public void ACleaningMethodTakesClassesAndNoNumbers()
    {
        ClassPartition classes = Classes(["a", "b", "c"], [30, 10, 20]);
        CollectionAssert.AreEqual(new[] { true, false, true }, SamplingTarget.Auto.ResolveCleaning(classes, "TomekLinks"));
        CollectionAssert.AreEqual(new[] { true, false, false }, SamplingTarget.Majority.ResolveCleaning(classes, "TomekLinks"));
        CollectionAssert.AreEqual(new[] { false, true, true }, SamplingTarget.NotMajority.ResolveCleaning(classes, "TomekLinks"));
        CollectionAssert.AreEqual(new[] { true, true, true }, SamplingTarget.All.ResolveCleaning(classes, "TomekLinks"));
        foreach ((SamplingTarget target, string name) in new[]
        {
            (SamplingTarget.Ratio(0.5), "Ratio"),
            (SamplingTarget.Ratios(new Dictionary<string, double> { ["b"] = 0.5 }), "Ratios"),
            (SamplingTarget.Counts(new Dictionary<string, int> { ["b"] = 5 }), "Counts"),
        })
        {
            Assert.AreEqual(
                $"SamplingTarget.{name} does not suit TomekLinks: a cleaning method removes rows by their neighbors, not down to a number. Use Auto, NotMinority, NotMajority, Majority, Minority, All or Classes.",
                Assert.ThrowsExactly<ArgumentException>(() => target.ResolveCleaning(classes, "TomekLinks")).Message);
        }
    }

    private static ClassPartition Classes(string[] names, int[] counts)
    {
        var codes = new ClassCodes(counts.Sum());
        for (int c = 0; c < counts.Length; c++)
        {
            for (int i = 0; i < counts[c]; i++)
                codes.Add(c);
        }
        return new ClassPartition("Label", names, codes);
    }
}

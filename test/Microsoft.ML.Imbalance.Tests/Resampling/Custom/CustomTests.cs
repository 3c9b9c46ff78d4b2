using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Resamplers written as a function.</summary>
[TestClass]
public sealed class CustomTests
{
    private readonly MLContext _ml = new(seed: 1);

    // Rows 0, 1, 3 of class "a", row 2 of class "b", row 4 without a label.
    private IDataView View => _ml.Data.LoadFromEnumerable(new[]
    {
        new Row { Label = "a", Size = 1.5f, Count = 10 },
        new Row { Label = "a", Size = 2.5f, Count = 20 },
        new Row { Label = "b", Size = 3.5f, Count = 31 },
        new Row { Label = "a", Size = 4.5f, Count = 40 },
        new Row { Label = "", Size = 5.5f, Count = 50 },
    });

    [TestMethod]
    public void TheFunctionSeesClassesRowsAndFeaturesAsTheyAre()
    {
        Run(resampling =>
        {
            CollectionAssert.AreEqual(new[] { "a", "b" }, resampling.ClassNames.ToArray());
            CollectionAssert.AreEqual(new[] { 3, 1 }, resampling.ClassCounts.ToArray());
            Assert.AreEqual(1, resampling.ClassNamed("b"));
            Assert.AreEqual(5, resampling.RowCount);
            Assert.AreEqual(2, resampling.FeatureCount);
            Assert.AreEqual(11, resampling.Seed);
            CollectionAssert.AreEqual(new[] { 0, 0, 1, 0, -1 }, Enumerable.Range(0, 5).Select(resampling.ClassOf).ToArray());
            CollectionAssert.AreEqual(new[] { 0, 1, 3 }, resampling.RowsOf(0).ToArray());
            CollectionAssert.AreEqual(new[] { 3.5f, 31f }, resampling.Features(2).ToArray());
            CollectionAssert.AreEqual(new[] { 4.5f, 40f }, resampling.Features(3).ToArray());
        });
    }

    [TestMethod]
    public void RowsAreRemovedRepeatedMadeBetweenOthersAndAdded()
    {
        ResampledDataView view = Run(resampling =>
        {
            resampling.Remove(0);
            resampling.Remove(0);
            resampling.Repeat(1, times: 2);
            resampling.Repeat(1);
            resampling.AddBetween(2, 3, 0.25f);
            resampling.Add([7.5f, 8.4f], origin: 2);
        });
        Row[] rows = [.. _ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false)];
        string[] found = [.. rows.Select(r => FormattableString.Invariant($"{r.Label} {r.Size} {r.Count}")).Order(StringComparer.Ordinal)];
        // Between: 3.5 + 0.25 (4.5 - 3.5) = 3.75 and 31 + 0.25 * 9 = 33.25, rounded; added: 8.4 rounded.
        CollectionAssert.AreEqual(
            new[] { " 5.5 50", "a 2.5 20", "a 2.5 20", "a 2.5 20", "a 2.5 20", "a 4.5 40", "b 3.5 31", "b 3.75 33", "b 7.5 8" }, found);
        CollectionAssert.AreEqual(new long[] { 5, 3 }, view.Report.Classes.Select(c => c.CountAfter).ToArray());
        Assert.AreEqual("Mine", view.Report.Method);
        CollectionAssert.AreEquivalent(
            new (long, long?)[] { (2, 3), (2, null) }, view.Provenance.Where(p => p.IsSynthetic).Select(p => (p.SourceRow, p.Neighbor)).ToArray());
    }

    [TestMethod]
    public void OneHotGroupsComeFromTheNearerParent()
    {
        IDataView view = _ml.Transforms.Categorical.OneHotEncoding("Color", "Label").Fit(View).Transform(View);
        ResampledDataView result = _ml.Transforms.Imbalance.Custom("Mine", resampling =>
        {
            resampling.AddBetween(0, 2, 0.4f);
            resampling.AddBetween(0, 2, 0.6f);
        }, featureColumnNames: ["Color"], seed: 1).FitResample(view);
        float[][] colors = [.. result.GetColumn<float[]>("Color")];
        RowProvenance[] provenance = [.. result.Provenance];
        CollectionAssert.AreEqual(colors[Array.FindIndex(provenance, p => p.Step == 0.4f)], result.GetColumn<float[]>("Color").ElementAt(Array.FindIndex(provenance, p => !p.IsSynthetic && p.SourceRow == 0)));
        CollectionAssert.AreEqual(colors[Array.FindIndex(provenance, p => p.Step == 0.6f)], colors[Array.FindIndex(provenance, p => !p.IsSynthetic && p.SourceRow == 2)]);
    }

    [TestMethod]
    public void RandomNumbersFollowFromSeedNameClassAndIndex()
    {
        string Draw(string name, int seed, int classIndex, long index)
        {
            string drawn = "";
            _ml.Transforms.Imbalance.Custom(name, resampling =>
            {
                ResamplingRandom random = resampling.RandomOf(classIndex, index);
                drawn = $"{random.Next(1000)} {random.NextSingle()} {random.NextDouble()} {random.NextGaussian()}";
            }, seed: seed).FitResample(View);
            return drawn;
        }

        string first = Draw("Mine", 11, 0, 0);
        Assert.AreEqual(first, Draw("Mine", 11, 0, 0));
        string[] others = [Draw("Yours", 11, 0, 0), Draw("Mine", 12, 0, 0), Draw("Mine", 11, 1, 0), Draw("Mine", 11, 0, 1)];
        Assert.HasCount(5, others.Append(first).Distinct().ToArray());
    }

    [TestMethod]
    public void InAPipelineItIsLeakFree()
    {
        IDataView train = View, test = View;
        ITransformer transformer = _ml.Transforms.Imbalance.Custom("Mine", resampling => resampling.Remove(0), seed: 1).Fit(train);
        Assert.AreEqual(4L, transformer.Transform(train).GetRowCount());
        Assert.AreSame(test, transformer.Transform(test));
    }

    [TestMethod]
    public void RowsAndClassesThatAreNotThereAreRefused()
    {
        Refuses<ArgumentOutOfRangeException>(r => r.ClassOf(5), "Row 5 does not exist: the data has 5 rows, 0 to 4.");
        Refuses<ArgumentOutOfRangeException>(r => r.Remove(-1), "Row -1 does not exist: the data has 5 rows, 0 to 4.");
        Refuses<ArgumentOutOfRangeException>(r => r.RowsOf(2), "Class 2 does not exist: the data has 2 classes, 0 to 1.");
        Refuses<ArgumentOutOfRangeException>(r => r.RandomOf(-1), "Class -1 does not exist: the data has 2 classes, 0 to 1.");
        Refuses<ArgumentException>(r => r.ClassNamed("c"), "Class \"c\" is not in label column 'Label'. Its classes are: \"a\", \"b\".");
    }

    [TestMethod]
    public void WishesAboutRowsWithoutALabelAreRefused()
    {
        const string Message = "Row 4 has no label. Such rows pass through a resampler untouched; skip those whose ClassOf is -1.";
        Refuses<InvalidOperationException>(r => r.Remove(4), Message);
        Refuses<InvalidOperationException>(r => r.Repeat(4), Message);
        Refuses<InvalidOperationException>(r => r.AddBetween(0, 4, 0.5f), Message);
        Refuses<InvalidOperationException>(r => r.Add([1, 2], 4), Message);
        Refuses<InvalidOperationException>(r => r.Features(4), Message);
    }

    [TestMethod]
    public void WishesThatContradictEachOtherAreRefused()
    {
        Refuses<InvalidOperationException>(
            r =>
            {
                r.Repeat(1);
                r.Remove(1);
            },
            "Row 1 is to be repeated and can't be removed as well. Decide on one of the two.");
        Refuses<InvalidOperationException>(
            r =>
            {
                r.Remove(1);
                r.Repeat(1);
            },
            "Row 1 was removed and can't be repeated as well. Decide on one of the two.");
    }

    [TestMethod]
    public void BadNumbersAreRefused()
    {
        Refuses<ArgumentOutOfRangeException>(r => r.Repeat(0, 0), "times is 0; it must be at least 1.");
        Refuses<ArgumentOutOfRangeException>(r => r.RandomOf(0).Next(0), "exclusiveMaximum is 0; it must be at least 1.");
        Refuses<ArgumentOutOfRangeException>(r => r.AddBetween(0, 1, 1.5f), "step is 1.5; it must be between 0 and 1.");
        Refuses<ArgumentOutOfRangeException>(r => r.AddBetween(0, 1, float.NaN), "step is NaN; it must be between 0 and 1.");
        Refuses<ArgumentException>(r => r.Add([1], 0), "1 features are given; the feature columns have 2 slots. Give one value for each.");
        Refuses<ArgumentException>(r => r.Add([1, float.NaN], 0), "Feature 1 of the row to add is NaN; a finite number is needed.");
    }

    [TestMethod]
    public void WithoutFeatureColumnsThereAreNoFeatures()
    {
        ResamplingEstimator estimator = _ml.Transforms.Imbalance.Custom("Mine", r => r.AddBetween(0, 1, 0.5f), seed: 1);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => estimator.FitResample(View));
        Assert.AreEqual("Mine names no feature column, so rows have no features. Pass featureColumnNames to read them.", error.Message);
    }

    [TestMethod]
    public void TheLastRowCantBeRemoved()
    {
        IDataView labeled = _ml.Data.TakeRows(View, 4);
        ResamplingEstimator estimator = _ml.Transforms.Imbalance.Custom("Mine", r => Array.ForEach([0, 1, 2, 3], r.Remove), seed: 1);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => estimator.FitResample(labeled));
        Assert.AreEqual("Mine removed all 4 rows. At least one must stay.", error.Message);
    }

    [TestMethod]
    public void AnEmptyNameIsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.Imbalance.Custom(" ", _ => { }));
        StringAssert.StartsWith(error.Message, "name is empty; a resampler needs a name for its report and its random numbers.");
    }

    private ResampledDataView Run(Action<CustomResampling> resample)
        => _ml.Transforms.Imbalance.Custom("Mine", resample, featureColumnNames: ["Size", "Count"], seed: 11).FitResample(View);

    private void Refuses<TException>(Action<CustomResampling> resample, string message)
        where TException : Exception
    {
        var error = Assert.ThrowsExactly<TException>(() => Run(resample));
        StringAssert.StartsWith(error.Message, message);
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";
        public float Size { get; set; }
        public int Count { get; set; }
    }
}

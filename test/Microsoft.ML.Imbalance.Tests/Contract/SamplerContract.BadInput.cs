using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

public abstract partial class SamplerContract
{
    [TestMethod]
    public void OneClassIsRefused()
    {
        LabeledRows data = LabeledRows.Gaussian([30]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(data.ToView(Ml)));
        Assert.AreEqual(
            $"Label column 'Label' has one class, \"class-a\", in all 30 rows. {Sampler.FirstStep} needs at least two classes; check the label and the filters before this step.", error.Message);
    }

    [TestMethod]
    public void AnEmptyViewIsRefused()
    {
        IDataView empty = Ml.Data.FilterRowsByColumn(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), "Ratio", lowerBound: 1e9);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(empty));
        StringAssert.StartsWith(error.Message, "The data has no rows.");
    }

    [TestMethod]
    public void AMissingLabelColumnIsNamedWithThoseThatAreThere()
    {
        IDataView view = Ml.Transforms.DropColumns("Label").Fit(LabeledRows.Gaussian(BinaryCounts).ToView(Ml)).Transform(LabeledRows.Gaussian(BinaryCounts).ToView(Ml));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Resample(view));
        StringAssert.StartsWith(error.Message, "Could not find label column 'Label'. The data has: 'Features', 'Id', 'Name', 'Ratio', 'Words', 'Color'.");
    }

    [TestMethod]
    public void ALabelOfAWrongTypeIsRefused()
    {
        IDataView view = Ml.Transforms.CopyColumns("Label", "Features").Fit(LabeledRows.Gaussian(BinaryCounts).ToView(Ml)).Transform(LabeledRows.Gaussian(BinaryCounts).ToView(Ml));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Resample(view));
        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Label': expected Boolean, key, text, Single, Double or an integer type, got Vector<Single, 4>.");
    }

    [TestMethod]
    public void AMeasurementIsNoLabel()
    {
        IDataView view = Ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Measured { Label = i / 4f, Features = [i, 1] }));
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(view));
        Assert.AreEqual(
            "Label column 'Label' has 40 distinct values in 40 rows, fractions such as 0.25 among them: a measurement, not a class. A class label is needed; choose another column, or sort the values into classes first.",
            error.Message);
    }

    private sealed class Measured
    {
        public float Label;
        [VectorType(2)]
        public float[] Features = [];
        public string Color = "red";
    }

    [TestMethod]
    public void AnUnknownClassInATargetIsNamedWithThoseThatAreThere()
    {
        SamplingTarget[] targets = Sampler.IsCleaner
            ? [SamplingTarget.Classes("fraud")]
            : [SamplingTarget.Classes("fraud"), SamplingTarget.Counts(new Dictionary<string, int> { ["fraud"] = 10 }), SamplingTarget.Ratios(new Dictionary<string, double> { ["fraud"] = 1 })];
        foreach (SamplingTarget target in targets)
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
            Assert.AreEqual("The target names class \"fraud\", which label column 'Label' does not have. Its classes are: \"class-a\", \"class-b\".", error.Message);
        }
    }

    [TestMethod]
    public void ACountOnTheWrongSideOfThePresentIsRefused()
    {
        OnlyIf(!Sampler.IsCleaner, "methods that meet a count");
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = Sampler.IsOversampler ? 19 : 21 });
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
        Assert.AreEqual(
            Sampler.IsOversampler
                ? $"The target asks for 19 rows of class \"class-b\", which has 20 rows already; {Sampler.FirstStep} only adds rows. Ask for at least 20 rows, or use RandomUndersample."
                : $"The target asks for 21 rows of class \"class-b\", which has only 20 rows; {Sampler.FirstStep} only removes rows. Ask for at most 20 rows, or use RandomOversample.",
            error.Message);
    }

    [TestMethod]
    public void ARatioThatTheDataExceedAlreadyIsRefused()
    {
        OnlyIf(!Sampler.IsCleaner, "methods that meet a count");
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), SamplingTarget.Ratio(0.1)));
        Assert.AreEqual(
            Sampler.IsOversampler
                ? "Ratio 0.1 asks for 9 rows a class, but the smallest class \"class-b\" has 20 already; oversampling only adds rows. Use a ratio of at least 0.2223."
                : "Ratio 0.1 asks for 200 rows a class, but the largest class \"class-a\" has only 90; undersampling only removes rows. Use a ratio of at least 0.2223.",
            error.Message);
    }

    [TestMethod]
    public void ATargetThatDoesNotSuitTheMethodIsRefused()
    {
        OnlyIf(!Sampler.IsCleaner, "methods that meet a count");
        SamplingTarget target = Sampler.IsOversampler ? SamplingTarget.Majority : SamplingTarget.Minority;
        var error = Assert.ThrowsExactly<ArgumentException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
        StringAssert.StartsWith(error.Message, Sampler.IsOversampler ? $"SamplingTarget.Majority does not suit {Sampler.FirstStep}: " : $"SamplingTarget.Minority does not suit {Sampler.FirstStep}: ");
    }

    [TestMethod]
    public void ACleaningMethodRefusesCountsAndRatiosAndSaysWhatItTakes()
    {
        OnlyIf(Sampler.IsCleaner, "cleaning methods");
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
    [DataRow(float.NaN, "NaN (a missing value)")]
    [DataRow(float.PositiveInfinity, "an infinite value")]
    public void FeaturesThatAreNoFiniteNumbersAreRefusedWhereTheyMatterAndKeptWhereTheyDoNot(float value, string name)
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        // In a class that changes: methods need not read the others.
        int row = Array.IndexOf(data.Classes, Sampler.IsOversampler ? 1 : 0);
        data.Features[row][2] = value;
        if (!Sampler.ReadsFeatures)
        {
            CollectionAssert.AreEqual(Balanced(BinaryCounts), CountClasses(data, ResampleRows(data)));
            return;
        }
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(data.ToView(Ml)));
        Assert.AreEqual(
            $"Feature column 'Features' has {name} in row {row}, slot 2. Distances need finite numbers: replace missing values first (for example with ReplaceMissingValues), or use RandomOversample or RandomUndersample, which read no features.",
            error.Message);
    }

    [TestMethod]
    public void FeaturesOfAWrongTypeOrUnknownSizeAreRefusedByMethodsThatReadThem()
    {
        OnlyIf(Sampler.ReadsFeatures, "methods that read features");
        IDataView view = LabeledRows.Gaussian(BinaryCounts).ToView(Ml);
        if (!Sampler.ReadsCategories)
        {
            IDataView text = Ml.Transforms.CopyColumns("Features", "Name").Fit(view).Transform(view);
            var wrongType = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Resample(text));
            StringAssert.StartsWith(wrongType.Message, "Schema mismatch for feature column 'Features': expected a known-size vector of Single or Double, or a number, got String.");
        }
        IDataView missing = Ml.Transforms.DropColumns("Features").Fit(view).Transform(view);
        var notThere = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Resample(missing));
        StringAssert.StartsWith(notThere.Message, "Could not find feature column 'Features'.");
        IDataView unsized = Ml.Transforms.Text.TokenizeIntoWords("Tokens", "Name").Append(Ml.Transforms.Conversion.ConvertType("Features", "Tokens", DataKind.Single)).Fit(view).Transform(view);
        var unknownSize = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Resample(unsized));
        StringAssert.StartsWith(unknownSize.Message, "Feature column 'Features' is a vector of unknown size. A vector of known size is needed");
    }

    [TestMethod]
    public void APipelineIsRefusedBeforeAnyDataIsRead()
    {
        ResamplingEstimator sampler = Sampler.Create(Ml, SamplingTarget.Auto, 7);
        IDataView view = LabeledRows.Gaussian(BinaryCounts).ToView(Ml);
        EstimatorChain<ITransformer> chain = new EstimatorChain<ITransformer>().Append(Ml.Transforms.DropColumns("Label")).Append((IEstimator<ITransformer>)sampler);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => chain.Fit(view));
        StringAssert.StartsWith(error.Message, "Could not find label column 'Label'. The pipeline has: ");
    }
}

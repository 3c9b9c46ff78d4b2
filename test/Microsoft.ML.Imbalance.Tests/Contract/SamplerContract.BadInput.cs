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
        foreach (SamplingTarget target in TargetsThatName("fraud"))
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(LabeledRows.Gaussian(BinaryCounts).ToView(Ml), target));
            Assert.AreEqual("The target names class \"fraud\", which label column 'Label' does not have. Its classes are: \"class-a\", \"class-b\".", error.Message);
        }
    }

    [TestMethod]
    [DataRow(float.NaN, "NaN (a missing value)")]
    [DataRow(float.PositiveInfinity, "an infinite value")]
    public void FeaturesThatAreNoFiniteNumbersAreRefusedWhereTheyMatterAndKeptWhereTheyDoNot(float value, string name)
    {
        LabeledRows data = LabeledRows.Gaussian(BinaryCounts);
        // In a class that changes: methods need not read the others.
        int row = Array.IndexOf(data.Classes, Grows ? 1 : 0);
        data.Features[row][2] = value;
        if (!Sampler.ReadsFeatures)
        {
            AssertBalanced(BinaryCounts, CountClasses(data, ResampleRows(data)));
            return;
        }
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Resample(data.ToView(Ml)));
        Assert.AreEqual(
            $"Feature column 'Features' has {name} in row {row}, slot 2. Distances need finite numbers: replace missing values first (for example with ReplaceMissingValues), or use RandomOversample or RandomUndersample, which read no features.",
            error.Message);
    }

    [TestMethod]
    public void FeaturesOfAWrongTypeOrUnknownSizeAreRefusedByMethodsThatReadThemAndNoMatterToOthers()
    {
        IDataView view = LabeledRows.Gaussian(BinaryCounts).ToView(Ml);
        if (!Sampler.ReadsFeatures && !Sampler.ReadsCategories)
        {
            ResampledDataView without = Resample(Ml.Transforms.DropColumns("Features").Fit(view).Transform(view));
            AssertBalanced(BinaryCounts, [.. without.Report.Classes.Select(c => (int)c.CountAfter)]);
            return;
        }
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

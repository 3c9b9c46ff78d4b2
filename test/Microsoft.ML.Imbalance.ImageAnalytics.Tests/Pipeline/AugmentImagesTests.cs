using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Images are augmented while a pipeline is fitted and at no other time.</summary>
[TestClass]
public sealed class AugmentImagesTests
{
    private static readonly ImageBuffer[] Images = [.. Enumerable.Range(0, 12).Select(i => TestImages.Noise(8, 6, 4, seed: i))];
    private static readonly string[] Labels = [.. Images.Select((_, i) => i % 4 == 0 ? "rare" : "common")];
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void OnlyTheViewItWasFittedOnIsAugmented()
    {
        IDataView train = TestImages.View(Labels, Images), other = TestImages.View(Labels, Images);
        ITransformer fitted = _ml.Transforms.Imbalance.AugmentImages(ImageAugmentation.Invert(1), seed: 1).Fit(train);
        byte[] first = Images[0].Pixels.ToArray();
        Assert.AreSame(other, fitted.Transform(other));
        Assert.IsTrue(fitted.IsRowToRowMapper);
        byte[] augmented = TestImages.Read(fitted.Transform(train))[0].Pixels;
        for (int i = 0; i < first.Length; i++)
            Assert.AreEqual(i % 4 == 3 ? 255 : 255 - first[i], augmented[i]);
    }

    [TestMethod]
    public void EveryPassAndEveryOrderGivesARowTheSamePixels()
    {
        IDataView train = TestImages.View(Labels, Images);
        IDataView augmented = _ml.Transforms.Imbalance.AugmentImages(seed: 5).Fit(train).Transform(train);
        List<(string Label, byte[] Pixels)> once = TestImages.Read(augmented), twice = TestImages.Read(augmented);
        IDataView reversed = new RowOrderView(train);
        List<(string Label, byte[] Pixels)> backwards = TestImages.Read(_ml.Transforms.Imbalance.AugmentImages(seed: 5).Fit(reversed).Transform(reversed));
        for (int i = 0; i < once.Count; i++)
        {
            CollectionAssert.AreEqual(once[i].Pixels, twice[i].Pixels);
            CollectionAssert.AreEqual(once[i].Pixels, backwards[^(i + 1)].Pixels);
        }
        Assert.HasCount(once.Count, once.Select(row => Convert.ToHexString(row.Pixels)).Distinct().ToArray());
    }

    [TestMethod]
    public void ImagesOfOneRowAreChangedAlikeAndOtherColumnsLeftAlone()
    {
        IDataView one = TestImages.View(Labels, Images);
        IDataView train = new ColumnarView(
            Labels.Length,
            new ViewColumn<ReadOnlyMemory<char>>("Label", TextDataViewType.Instance, row => Labels[row].AsMemory()),
            new ViewColumn<MLImage>("Left", one.Schema["Image"].Type, row => TestImages.ToMLImage(Images[row])),
            new ViewColumn<MLImage>("Right", one.Schema["Image"].Type, row => TestImages.ToMLImage(Images[row])),
            new ViewColumn<MLImage>("Other", one.Schema["Image"].Type, row => TestImages.ToMLImage(Images[row])));
        IDataView augmented = _ml.Transforms.Imbalance.AugmentImages(new AugmentImagesOptions { ImageColumnNames = ["Left", "Right"], Augmentation = ImageAugmentation.Rotate(90), Seed = 5 }).Fit(train).Transform(train);
        List<(string Label, byte[] Pixels)> left = TestImages.Read(augmented, "Left"), right = TestImages.Read(augmented, "Right"), other = TestImages.Read(augmented, "Other");
        for (int row = 0; row < Labels.Length; row++)
        {
            CollectionAssert.AreEqual(left[row].Pixels, right[row].Pixels);
            CollectionAssert.AreNotEqual(Images[row].Pixels.ToArray(), left[row].Pixels);
            CollectionAssert.AreEqual(Images[row].Pixels.ToArray(), other[row].Pixels);
        }
    }

    [TestMethod]
    public void CrossValidationAndSavedModelsSeeImagesAsTheyAre()
    {
        IDataView train = TestImages.View(Labels, Images);
        var pipeline = _ml.Transforms.Imbalance.AugmentImages(ImageAugmentation.Invert(1))
            .Append(_ml.Transforms.Imbalance.ToTensor())
            .Append(_ml.Transforms.Conversion.MapValueToKey("Key", "Label"))
            .Append(_ml.MulticlassClassification.Trainers.NaiveBayes("Key", "Features"));
        var model = pipeline.Fit(train);
        float[][] features = [.. model.Transform(train).GetColumn<float[]>("Features")];
        Assert.AreEqual(Images[3].Pixels[0] / 255f, features[3][0], 1e-6f, "not even the training data");

        using var stream = new MemoryStream();
        _ml.Model.Save(model, train.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        CollectionAssert.AreEqual(features[3], loaded.Transform(train).GetColumn<float[]>("Features").ElementAt(3));
    }

    [TestMethod]
    public void ATransformerWhoseImagesNoOneReadSaysSoOnce()
    {
        var messages = new List<string>();
        _ml.Log += (_, e) => messages.Add(e.Message);
        IDataView train = TestImages.View(Labels, Images), other = TestImages.View(Labels, Images);
        ITransformer fitted = _ml.Transforms.Imbalance.AugmentImages().Fit(train);
        fitted.Transform(other);
        fitted.Transform(other);
        Assert.HasCount(1, messages.Where(m => m.Contains(
            "AugmentImages was fitted, but its images were never used: the images that follow are not augmented. Put the trainer into the same chain as AugmentImages.")).ToArray());
    }

    [TestMethod]
    public void ColumnsThatHoldNoImagesAreRefused()
    {
        IDataView train = TestImages.View(Labels, Images);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.AugmentImages(imageColumnName: "Photo").Fit(train));
        StringAssert.StartsWith(missing.Message, "Could not find image column 'Photo'. The data has: 'Label', 'Image'. Pass the name of an existing column.");
        var wrong = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.AugmentImages(imageColumnName: "Label").Fit(train));
        StringAssert.StartsWith(wrong.Message, "Schema mismatch for image column 'Label': expected MLImage, got String.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(_ml.Transforms.Imbalance.AugmentImages(imageColumnName: "Label")).Fit(train)).Message,
            "Schema mismatch for image column 'Label': expected MLImage, got String.");
    }

    [TestMethod]
    public void AMissingImageIsNamedByItsRow()
    {
        IDataView train = new ColumnarView(3, new ViewColumn<MLImage>("Image", new Transforms.Image.ImageDataViewType(), row => row == 1 ? null! : TestImages.ToMLImage(Images[row])));
        IDataView augmented = _ml.Transforms.Imbalance.AugmentImages().Fit(train).Transform(train);
        var e = Assert.ThrowsExactly<InvalidOperationException>(() =>
        {
            using DataViewRowCursor cursor = augmented.GetRowCursor(augmented.Schema);
            ValueGetter<MLImage> get = cursor.GetGetter<MLImage>(augmented.Schema["Image"]);
            MLImage image = null!;
            while (cursor.MoveNext())
                get(ref image);
        });
        Assert.AreEqual("Image column 'Image' has no image in row 1. Filter rows without images out before this step.", e.Message);
    }

    [TestMethod]
    public void TransparentImagesComeBackMultipliedByAlpha()
    {
        ImageBuffer image = TestImages.Noise(8, 6, 4);
        for (int i = 0; i < image.Pixels.Length; i += 4)
            (image.Pixels[i], image.Pixels[i + 3]) = (200, (byte)(i % 256));
        var view = TestImages.View(["a"], [image]);
        byte[] before = TestImages.Read(view)[0].Pixels;
        byte[] after = TestImages.Read(_ml.Transforms.Imbalance.AugmentImages(ImageAugmentation.Compose()).Fit(view).Transform(view))[0].Pixels;
        for (int i = 0; i < before.Length; i++)
            Assert.IsLessThanOrEqualTo(1, Math.Abs(before[i] - after[i]));
    }

    [TestMethod]
    public void OptionsAreCheckedAtTheDoor()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImageAugmentation.Rotate(181)).Message, "maximumDegrees is 181; it must be between 0 and 180.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImageAugmentation.Posterize(0)).Message, "bits is 0; it must be between 1 and 8.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImageAugmentation.Zoom(2, 1)).Message, "maximum is 1; it must be between 2 and 100.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => ImageAugmentation.OneOf()).Message, "OneOf has no choice; at least one augmentation is needed.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => ImageAugmentation.Compose(ImageAugmentation.Equalize(), null!)).Message, "steps[1] is null; an augmentation is needed.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.Imbalance.AugmentImages(new AugmentImagesOptions { Augmentation = null! })).Message, "Augmentation is null; leave it out for the default.");
    }

    /// <summary>The rows of a view from the last to the first, with their ids.</summary>
    private sealed class RowOrderView(IDataView source) : IDataView
    {
        public bool CanShuffle => false;

        public DataViewSchema Schema => source.Schema;

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(source, (int)source.GetRowCount()!);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];

        private sealed class Cursor(IDataView source, int count) : DataViewRowCursor
        {
            private int _passed;

            private int Row => count - _passed;

            public override DataViewSchema Schema => source.Schema;

            public override long Position => _passed - 1;

            public override long Batch => 0;

            public override bool IsColumnActive(DataViewSchema.Column column) => true;

            public override bool MoveNext() => ++_passed <= count;

            public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);

            public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ref TValue value) =>
            {
                using DataViewRowCursor cursor = source.GetRowCursor(source.Schema);
                for (int i = 0; i <= Row; i++)
                    cursor.MoveNext();
                cursor.GetGetter<TValue>(column)(ref value);
            };
        }
    }
}

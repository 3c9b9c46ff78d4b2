using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Classes grow by augmented copies: exact counts, no duplicates, only while fitting.</summary>
[TestClass]
public sealed class OversampleImagesTests
{
    private static readonly ImageBuffer[] Images = [.. Enumerable.Range(0, 30).Select(i => TestImages.Noise(8, 6, 4, seed: i))];

    // Classes lie together, the worst order there is.
    private static readonly string[] Labels = [.. Images.Select((_, i) => i < 20 ? "a" : i < 27 ? "b" : "c")];
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void CountsAskedForAreCountsDelivered()
    {
        ResampledDataView view = Oversample();
        CollectionAssert.AreEqual(new[] { 20, 20, 20 }, CountsOf(view));
        CollectionAssert.AreEqual(new long[] { 20, 20, 20 }, view.Report.Classes.Select(c => c.CountAfter).ToArray());
        CollectionAssert.AreEqual(new[] { 20, 10, 10 }, CountsOf(Oversample(SamplingTarget.Ratio(0.5))));
        CollectionAssert.AreEqual(new[] { 20, 7, 20 }, CountsOf(Oversample(SamplingTarget.Minority)));
    }

    [TestMethod]
    public void NoCopyIsADuplicateAndOriginalsStayAsTheyAre()
    {
        // A flip that happens to half of the images only: it is drawn again until something changes.
        ResampledDataView view = Oversample(augmentation: ImageAugmentation.Compose(ImageAugmentation.FlipHorizontally(0.5), ImageAugmentation.PadAndCrop(2)));
        List<(string Label, byte[] Pixels)> rows = TestImages.Read(view);
        RowProvenance[] provenance = [.. view.Provenance];
        for (int i = 0; i < rows.Count; i++)
        {
            byte[] origin = Images[provenance[i].SourceRow].Pixels.ToArray();
            Assert.AreEqual(Labels[provenance[i].SourceRow], rows[i].Label);
            Assert.IsFalse(provenance[i].IsRepeat);
            Assert.AreEqual(!provenance[i].IsSynthetic, rows[i].Pixels.SequenceEqual(origin));
        }
        Assert.AreEqual(30, provenance.Count(p => p.IsSynthetic));
    }

    [TestMethod]
    public void NoTwoCopiesOfAnImageAreEqualThoughMostDrawsAre()
    {
        // Shifts by up to one pixel have nine outcomes, of which one is the image itself; the rarest images have six copies.
        ResampledDataView view = Oversample(augmentation: ImageAugmentation.PadAndCrop(1));
        List<(string Label, byte[] Pixels)> rows = TestImages.Read(view);
        Assert.HasCount(60, rows.Select(row => Convert.ToHexString(row.Pixels)).Distinct());
        // Who reads every third row only gets the same versions.
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<MLImage> get = cursor.GetGetter<MLImage>(view.Schema["Image"]);
        MLImage image = null!;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            if (i % 3 != 0)
                continue;
            get(ref image);
            get(ref image);
            CollectionAssert.AreEqual(rows[i].Pixels, TestImages.BytesOf(image));
        }
    }

    [TestMethod]
    public void AnAugmentationWithFewerVersionsThanCopiesIsAnError()
    {
        ResampledDataView view = Oversample(augmentation: ImageAugmentation.FlipHorizontally(1));
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => TestImages.Read(view)).Message;
        StringAssert.StartsWith(message, "32 draws of the augmentation made no other version of the image in row ");
        StringAssert.EndsWith(message, " than the 1 that it has already; a copy would be a plain duplicate. Add an operation with many outcomes, such as Rotate, or ask for fewer rows.");
    }

    [TestMethod]
    public void EveryImageOfAClassIsCopiedAsOftenAsAnyOtherOrOnceMore()
    {
        int[] copies = [.. Oversample().Provenance.Where(p => p.IsSynthetic).GroupBy(p => p.SourceRow).Select(g => g.Count())];
        // Class b: 13 copies of 7 images; class c: 17 copies of 3.
        CollectionAssert.AreEqual(new[] { 1, 2, 2, 2, 2, 2, 2, 5, 6, 6 }, copies.Order().ToArray());
    }

    [TestMethod]
    public void CopiesAreSpreadOverTheWholePass()
    {
        string[] labels = [.. TestImages.Read(Oversample()).Select(r => r.Label)];
        Assert.Contains("c", labels[..15], "the rare class comes early though its images come last");
    }

    [TestMethod]
    public void TheSameSeedGivesTheSamePixelsInEveryFit()
    {
        ResampledDataView view = Oversample();
        string[] once = Rows(view), twice = Rows(Oversample());
        CollectionAssert.AreEqual(once, twice);
        CollectionAssert.AreNotEqual(once, Rows(Oversample(seed: 8)));
    }

    [TestMethod]
    public void TwoGettersOfOneCursorGiveTheSameImageAndShareNoMemory()
    {
        string[] streamed = Rows(Oversample());
        var rows = new List<string>();
        ResampledDataView view = Oversample();
        // Every second image is asked for by a getter of its own, as a trainer and a progress display would.
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<MLImage> one = cursor.GetGetter<MLImage>(view.Schema["Image"]), two = cursor.GetGetter<MLImage>(view.Schema["Image"]);
        MLImage first = null!, second = null!;
        while (cursor.MoveNext())
        {
            one(ref first);
            two(ref second);
            CollectionAssert.AreEqual(TestImages.BytesOf(first), TestImages.BytesOf(second));
            rows.Add(Convert.ToHexString(TestImages.BytesOf(first)));
        }
        CollectionAssert.AreEqual(streamed, rows);
    }

    [TestMethod]
    public void OnlyTheFittedViewIsResampledAndModelsNeedNothing()
    {
        IDataView train = TestImages.View(Labels, Images), other = TestImages.View(Labels, Images);
        ITransformer fitted = _ml.Transforms.Imbalance.OversampleImages(seed: 1).Fit(train);
        Assert.AreEqual(60, fitted.Transform(train).GetRowCount());
        Assert.AreSame(other, fitted.Transform(other));
        using var stream = new MemoryStream();
        _ml.Model.Save(fitted, train.Schema, stream);
        stream.Position = 0;
        Assert.AreEqual(30, new MLContext().Model.Load(stream, out _).Transform(train).GetRowCount());
    }

    [TestMethod]
    public void AnAugmentationThatChangesNothingIsAnError()
    {
        ResampledDataView view = Oversample(augmentation: ImageAugmentation.Compose());
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => TestImages.Read(view));
        StringAssert.StartsWith(e.Message, "32 draws of the augmentation left the image in row ");
        StringAssert.EndsWith(e.Message, " as it is; a copy would be a plain duplicate. Add an operation that changes every image, such as Brightness, or raise the probabilities.");
    }

    [TestMethod]
    public void OneClassAndWrongColumnsAreRefused()
    {
        IDataView one = TestImages.View([.. Labels.Select(_ => "a")], Images);
        Assert.AreEqual(
            "Label column 'Label' has one class, \"a\", in all 30 rows. OversampleImages needs at least two classes; check the label and the filters before this step.",
            Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.OversampleImages().Fit(one)).Message);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.OversampleImages(imageColumnName: "Label").Fit(one)).Message,
            "Schema mismatch for image column 'Label': expected MLImage, got String.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.Imbalance.OversampleImages(new OversampleImagesOptions { Target = null! })).Message, "Target is null; use SamplingTarget.Auto for the default.");
    }

    private ResampledDataView Oversample(SamplingTarget? target = null, ImageAugmentation? augmentation = null, int seed = 7)
        => _ml.Transforms.Imbalance.OversampleImages(augmentation: augmentation ?? ImageAugmentation.Rotate(30), target: target, seed: seed).FitResample(TestImages.View(Labels, Images));

    private static int[] CountsOf(IDataView view) => [.. TestImages.Read(view).GroupBy(r => r.Label).OrderBy(g => g.Key).Select(g => g.Count())];

    private static string[] Rows(IDataView view) => [.. TestImages.Read(view).Select(r => Convert.ToHexString(r.Pixels))];
}

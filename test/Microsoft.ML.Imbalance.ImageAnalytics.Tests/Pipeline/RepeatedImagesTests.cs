using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Resamplers that know nothing of images, on views that have some.</summary>
[TestClass]
public sealed class RepeatedImagesTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _images = TestImages.View(
        [.. Enumerable.Range(0, 12).Select(i => i % 4 == 0 ? "rare" : "common")], [.. Enumerable.Range(0, 12).Select(i => TestImages.Noise(4, 3, 4, seed: i))]);

    [TestMethod]
    public void AnImageIsNotHandedOutTwice()
    {
        ResampledDataView view = _ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(_images);
        var error = Assert.ThrowsExactly<NotSupportedException>(() => TestImages.Read(view));
        Assert.AreEqual(
            "Column 'Image' holds values of type MLImage, which are disposed of after use; rows with them can't be repeated or copied. "
            + "Resample before such values are loaded: rows with their paths can be repeated.",
            error.Message);
    }

    [TestMethod]
    public void OtherColumnsAreRepeatedBesideImages()
    {
        ResampledDataView view = _ml.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(_images);
        Assert.AreEqual(9, view.GetColumn<ReadOnlyMemory<char>>(view.Schema["Label"]).Count(label => label.ToString() == "rare"));
    }

    [TestMethod]
    public void RowsWithImagesCanBeTakenAway()
        => Assert.HasCount(6, TestImages.Read(_ml.Transforms.Imbalance.RandomUndersample(seed: 1).FitResample(_images)));
}

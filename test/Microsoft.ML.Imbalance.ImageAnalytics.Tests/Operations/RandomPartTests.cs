namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>The random parts: distributions, and that draws follow from seed, pass, row and place alone.</summary>
[TestClass]
public sealed class RandomPartTests
{
    private const int Draws = 4000;
    private static readonly ImageAugmentation Everything = ImageAugmentation.Compose(
        ImageAugmentation.Rotate(30), ImageAugmentation.FlipHorizontally(), ImageAugmentation.ColorJitter(0.3, 0.3, 0.3, 20),
        ImageAugmentation.OneOf(ImageAugmentation.GaussianNoise(), ImageAugmentation.Blur(), ImageAugmentation.Sharpness()), ImageAugmentation.Erase().WithProbability(0.5));

    [TestMethod]
    public void FactorsAreUniform()
    {
        // 100 · U[0.8, 1.2]: mean 100, standard deviation 40 / sqrt(12).
        ImageBuffer image = TestImages.Grey(1, 100);
        double[] levels = [.. Rows().Select(row => (double)TestImages.Augment(image, ImageAugmentation.Brightness(0.2), row: row)[0])];
        Assert.AreEqual(100, levels.Average(), 5 * 11.547 / Math.Sqrt(Draws));
        Assert.IsGreaterThanOrEqualTo(80, levels.Min());
        Assert.IsLessThanOrEqualTo(120, levels.Max());
        for (int tenth = 0; tenth < 10; tenth++)
            Assert.AreEqual(Draws / 10.0, levels.Count(v => v > 80.5 + 3.9 * tenth && v <= 80.5 + 3.9 * (tenth + 1)), 120, $"part {tenth}");
    }

    [TestMethod]
    public void ShiftsByWholePixelsAreUniformOverAllPlaces()
    {
        var image = new ImageBuffer(9, 9, 1);
        image.Pixels[4 * 9 + 4] = 255;
        var counts = new int[81];
        foreach (long row in Rows())
            counts[Array.IndexOf(TestImages.Augment(image, ImageAugmentation.PadAndCrop(4), row: row), (byte)255)]++;
        double expected = Draws / 81.0;
        Assert.IsLessThan(150, counts.Sum(c => (c - expected) * (c - expected) / expected), "chi-square, 80 degrees of freedom");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.3)]
    [DataRow(1)]
    public void AProbabilityIsAShareOfImages(double probability)
    {
        ImageBuffer image = TestImages.Grey(2, 1, 2);
        int flipped = Rows().Count(row => TestImages.Augment(image, ImageAugmentation.FlipHorizontally(probability), row: row)[0] == 2);
        Assert.AreEqual(probability * Draws, flipped, 5 * Math.Sqrt(probability * (1 - probability) * Draws) + 1e-9);
    }

    [TestMethod]
    public void EachChoiceIsAsLikely()
    {
        ImageAugmentation choice = ImageAugmentation.OneOf(ImageAugmentation.Invert(1), ImageAugmentation.Solarize(10), ImageAugmentation.Compose());
        int[] levels = [.. Rows().Select(row => (int)TestImages.Augment(TestImages.Grey(1, 5), choice, row: row)[0])];
        Assert.AreEqual(Draws / 3.0, levels.Count(v => v == 250), 150, "only the first changes level 5");
        Assert.AreEqual(Draws * 2 / 3.0, levels.Count(v => v == 5), 150);
    }

    [TestMethod]
    public void OperationsOfOneImageDrawIndependently()
    {
        ImageAugmentation both = ImageAugmentation.Compose(ImageAugmentation.FlipHorizontally(), ImageAugmentation.FlipVertically());
        var counts = new int[4];
        foreach (long row in Rows())
            counts[TestImages.Augment(TestImages.Grey(2, 0, 1, 2, 3), both, row: row)[0]]++;
        foreach (int count in counts)
            Assert.AreEqual(Draws / 4.0, count, 140);
    }

    [TestMethod]
    public void SeedPassAndRowEachGiveOtherPixelsAndTheSameOnesGiveTheSame()
    {
        ImageBuffer image = TestImages.Noise(12, 12, 3);
        byte[] first = TestImages.Augment(image, Everything, seed: 3, epoch: 2, row: 5);
        CollectionAssert.AreEqual(first, TestImages.Augment(image, Everything, seed: 3, epoch: 2, row: 5));
        CollectionAssert.AreNotEqual(first, TestImages.Augment(image, Everything, seed: 4, epoch: 2, row: 5));
        CollectionAssert.AreNotEqual(first, TestImages.Augment(image, Everything, seed: 3, epoch: 3, row: 5));
        CollectionAssert.AreNotEqual(first, TestImages.Augment(image, Everything, seed: 3, epoch: 2, row: 6));
    }

    [TestMethod]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        ImageBuffer[] images = [.. Enumerable.Range(0, 64).Select(i => TestImages.Noise(20 + i % 3, 17, 3, seed: i))];
        int[] rows = [.. Enumerable.Range(100, images.Length)];
        var format = new TensorFormat(16, 16, 3, ImageNormalization.ImageNet);
        var augmenter = new ImageAugmenter(Everything, seed: 9);
        float[] one = new float[images.Length * format.Length], many = new float[one.Length];
        augmenter.ToTensors(images, rows, epoch: 1, format, one, maximumThreads: 1);
        augmenter.ToTensors(images, rows, epoch: 1, format, many, maximumThreads: 8);
        CollectionAssert.AreEqual(one, many);
        Assert.IsTrue(one.All(float.IsFinite));
    }

    [TestMethod]
    public void AProgramThatServedOtherImagesGivesTheSameBits()
    {
        var program = new ImageProgram();
        var augmenter = new ImageAugmenter(Everything, seed: 9);
        ImageBuffer small = TestImages.Noise(5, 9, 1), large = TestImages.Noise(31, 22, 4);
        byte[] expected = TestImages.Augment(small, Everything, seed: 9, row: 2);
        augmenter.ToBytes(large, 0, 1, program);
        CollectionAssert.AreEqual(expected, augmenter.ToBytes(small, 0, 2, program).Pixels.ToArray());
    }

    [TestMethod]
    public void TheImageItselfIsNeverChanged()
    {
        ImageBuffer image = TestImages.Noise(12, 12, 3);
        byte[] before = image.Pixels.ToArray();
        for (int row = 0; row < 50; row++)
            TestImages.Augment(image, Everything, row: row);
        CollectionAssert.AreEqual(before, image.Pixels.ToArray());
    }

    private static IEnumerable<long> Rows() => Enumerable.Range(0, Draws).Select(i => (long)i);
}

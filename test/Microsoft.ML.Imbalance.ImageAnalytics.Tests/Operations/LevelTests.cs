namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Operations that replace grey levels, and those that look at neighbors, against hand-computed values and plain references.</summary>
[TestClass]
public sealed class LevelTests
{
    [TestMethod]
    public void PosterizeKeepsHighBits()
        // 0b10110111 with 3 bits left is 0b10100000.
        => CollectionAssert.AreEqual(new byte[] { 0b10100000, 0, 224 }, TestImages.Augment(TestImages.Grey(3, 0b10110111, 31, 255), ImageAugmentation.Posterize(3)));

    [TestMethod]
    public void SolarizeInvertsFromTheThresholdOn()
        => CollectionAssert.AreEqual(new byte[] { 99, 155, 0 }, TestImages.Augment(TestImages.Grey(3, 99, 100, 255), ImageAugmentation.Solarize(100)));

    [TestMethod]
    public void AutoContrastStretchesEachColor()
        // (v - 50) · 255 / 100: 50 → 0, 90 → 102, 150 → 255.
        => CollectionAssert.AreEqual(new byte[] { 0, 102, 255 }, TestImages.Augment(TestImages.Grey(3, 50, 90, 150), ImageAugmentation.AutoContrast()));

    [TestMethod]
    public void OneLevelIsNotStretchedNorEqualized()
    {
        CollectionAssert.AreEqual(new byte[] { 7, 7 }, TestImages.Augment(TestImages.Grey(2, 7, 7), ImageAugmentation.AutoContrast()));
        CollectionAssert.AreEqual(new byte[] { 7, 7 }, TestImages.Augment(TestImages.Grey(2, 7, 7), ImageAugmentation.Equalize()));
    }

    [TestMethod]
    public void EqualizeSpreadsTheCumulativeCounts()
    {
        // 510 pixels of level 10, 255 of 20, 255 of 30: step = (1020 - 255) / 255 = 3; 10 → 1 / 3 = 0, 20 → 511 / 3 = 170, 30 → 766 / 3 = 255.
        byte[] pixels = [.. Enumerable.Repeat((byte)10, 510), .. Enumerable.Repeat((byte)20, 255), .. Enumerable.Repeat((byte)30, 255)];
        byte[] actual = TestImages.Augment(TestImages.Grey(1020, pixels), ImageAugmentation.Equalize());
        CollectionAssert.AreEqual(new byte[] { 0, 170, 255 }, new[] { actual[0], actual[510], actual[1019] });
    }

    [TestMethod]
    public void SharpnessZeroIsTheMeanOfNineWithTheCenterFiveTimes()
    {
        // Center: (10 + 20 + 30 + 40 + 5 · 50 + 60 + 70 + 80 + 90) / 13 = 650 / 13 = 50; with 100 in the middle (900 / 13 = 69.2) 69. The edge stays.
        CollectionAssert.AreEqual(new byte[] { 10, 20, 30, 40, 69, 60, 70, 80, 90 }, TestImages.Apply(TestImages.Grey(3, 10, 20, 30, 40, 100, 60, 70, 80, 90), i => Sharpness.By(i, 0)));
        // Factor 2: 69 + 2 (100 - 69) = 131.
        Assert.AreEqual(131, TestImages.Apply(TestImages.Grey(3, 10, 20, 30, 40, 100, 60, 70, 80, 90), i => Sharpness.By(i, 2))[4]);
        byte[] same = TestImages.Noise(9, 9, 3).Pixels.ToArray();
        CollectionAssert.AreEqual(same, TestImages.Apply(TestImages.Noise(9, 9, 3), i => Sharpness.By(i, 1)));
    }

    [TestMethod]
    [DataRow(0.4, 9, 7, 1)]
    [DataRow(1.3, 17, 12, 3)]
    [DataRow(2.5, 3, 2, 4)]
    public void BlurIsTheGaussianMeanOfAllPixelsInReach(double deviation, int width, int height, int channels)
    {
        ImageBuffer image = TestImages.Noise(width, height, channels);
        byte[] actual = TestImages.Apply(image, i => Blur.By(i, deviation));
        int reach = Math.Max(1, (int)Math.Ceiling(3 * deviation));
        for (int i = 0; i < actual.Length; i++)
        {
            int x = i / channels % width, y = i / image.Stride;
            double sum = 0, weights = 0;
            for (int v = -reach; v <= reach; v++)
            {
                for (int u = -reach; u <= reach; u++)
                {
                    double weight = Math.Exp(-0.5 * (u * u + v * v) / (deviation * deviation));
                    sum += weight * PlainSampler.Sample(image, Homography.Identity, new ImageSampling { Border = ImageBorder.Reflect }, x + u, y + v, i % channels);
                    weights += weight;
                }
            }
            Assert.IsLessThanOrEqualTo(0.501, Math.Abs(sum / weights - actual[i]));
        }
    }

    [TestMethod]
    public void EraseCoversOneRectangleWithTheFill()
    {
        ImageBuffer image = TestImages.Grey(4, [.. Enumerable.Repeat((byte)1, 16)]);
        CollectionAssert.AreEqual(new byte[] { 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1 }, TestImages.Apply(image, i => Erase.Rectangle(i, 1, 1, 2, 2)));
        ImageBuffer colors = TestImages.Noise(20, 20, 3, order: ChannelOrder.Bgr);
        byte[] actual = TestImages.Augment(colors, ImageAugmentation.Erase(0.25, 0.25, 1).WithSampling(new ImageSampling { Fill = (1, 2, 3) }));
        int covered = Enumerable.Range(0, 400).Count(p => actual[3 * p] == 3 && actual[3 * p + 1] == 2 && actual[3 * p + 2] == 1);
        Assert.AreEqual(100, covered);
        Assert.AreEqual(100, Enumerable.Range(0, 400).Count(p => !actual.AsSpan(3 * p, 3).SequenceEqual(colors.Pixels.Slice(3 * p, 3))));
    }

    [TestMethod]
    public void NoiseHasTheMeanAndDeviationAskedFor()
    {
        ImageBuffer image = TestImages.Grey(200, [.. Enumerable.Repeat((byte)128, 40_000)]);
        double[] noise = [.. TestImages.Augment(image, ImageAugmentation.GaussianNoise(10, 10)).Select(level => level - 128.0)];
        double deviation = Math.Sqrt(noise.Average(v => v * v));
        Assert.AreEqual(0, noise.Average(), 0.25, "five standard errors of 10 / 200");
        // Rounding adds 1 / 12 to the variance.
        Assert.AreEqual(Math.Sqrt(100 + 1 / 12.0), deviation, 0.18);
        Assert.AreEqual(0.6827, noise.Count(v => Math.Abs(v) < 10.5) / 40_000.0, 0.035, "about two thirds within a deviation");
        Assert.AreEqual(0, noise.Zip(noise.Skip(1), (a, b) => a * b).Average() / 100, 0.025, "neighbors are independent");
    }
}

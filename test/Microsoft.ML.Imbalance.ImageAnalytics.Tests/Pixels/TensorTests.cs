namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Numbers for networks are the bytes, normalized, before they were rounded.</summary>
[TestClass]
public sealed class TensorTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void NumbersAreNormalizedPixelsChannelByChannel(int channels)
    {
        ImageBuffer image = TestImages.Noise(11, 7, channels, order: ChannelOrder.Bgr);
        int planes = Math.Min(channels, 3);
        float[] actual = ToTensor(image, ImageAugmentation.Compose(), new TensorFormat(11, 7, planes, ImageNormalization.ImageNet));
        for (int channel = 0; channel < planes; channel++)
        {
            for (int pixel = 0; pixel < 77; pixel++)
            {
                double level = image.Pixels[pixel * channels + (channels == 1 ? 0 : image.ByteOf(channel))];
                double expected = (level / 255 - ImageNormalization.ImageNet.Mean[channel]) / ImageNormalization.ImageNet.StandardDeviation[channel];
                Assert.AreEqual(expected, actual[channel * 77 + pixel], 1e-5);
            }
        }
    }

    [TestMethod]
    public void NumbersAreWithinHalfAGreyLevelOfTheBytes()
    {
        ImageAugmentation augmentation = ImageAugmentation.Compose(ImageAugmentation.Rotate(40), ImageAugmentation.Zoom(), ImageAugmentation.ColorJitter(0.5, 0.5, 0.5, 30));
        ImageBuffer image = TestImages.Noise(21, 13, 3);
        for (int row = 0; row < 20; row++)
        {
            byte[] bytes = TestImages.Augment(image, augmentation, row: row);
            float[] numbers = ToTensor(image, augmentation, new TensorFormat(21, 13, 3, ImageNormalization.UnitRange), row);
            for (int i = 0; i < bytes.Length; i++)
                Assert.AreEqual(bytes[i], 255 * numbers[i % 3 * 273 + i / 3], 0.501f);
        }
    }

    [TestMethod]
    public void AnotherSizeIsScaledInTheSamePass()
    {
        ImageBuffer image = TestImages.Noise(10, 6, 1);
        float[] numbers = ToTensor(image, ImageAugmentation.Compose(), new TensorFormat(25, 9, 1, ImageNormalization.UnitRange));
        for (int i = 0; i < numbers.Length; i++)
        {
            double expected = PlainSampler.Sample(image, Homography.Scale(10 / 25.0, 6 / 9.0), new ImageSampling { Border = ImageBorder.Edge }, i % 25, i / 25, 0);
            Assert.AreEqual(expected, 255 * numbers[i], 0.01);
        }
    }

    [TestMethod]
    public void GreyBecomesThreeChannelsAndColorsBecomeOne()
    {
        ImageBuffer grey = TestImages.Noise(9, 4, 1), colors = TestImages.Noise(9, 4, 3);
        float[] three = ToTensor(grey, ImageAugmentation.Compose(), new TensorFormat(9, 4, 3, ImageNormalization.ImageNet));
        float[] one = ToTensor(colors, ImageAugmentation.Compose(), new TensorFormat(9, 4, 1, ImageNormalization.UnitRange));
        for (int i = 0; i < 36; i++)
        {
            for (int channel = 0; channel < 3; channel++)
                Assert.AreEqual((grey.Pixels[i] / 255.0 - ImageNormalization.ImageNet.Mean[channel]) / ImageNormalization.ImageNet.StandardDeviation[channel], three[channel * 36 + i], 1e-5);
            Assert.AreEqual((0.299 * colors.Pixels[3 * i] + 0.587 * colors.Pixels[3 * i + 1] + 0.114 * colors.Pixels[3 * i + 2]) / 255, one[i], 1e-5);
        }
    }

    [TestMethod]
    public void ImagesInsideALargeArrayAreReadThere()
    {
        var bytes = new byte[3 * 12 + ImageBuffer.Padding];
        new Random(1).NextBytes(bytes);
        var second = new ImageBuffer(bytes, 12, 4, 3, 1);
        CollectionAssert.AreEqual(bytes[12..24], second.Pixels.ToArray());
        CollectionAssert.AreEqual(bytes[12..24].Select(v => v / 255f).ToArray(), ToTensor(second, ImageAugmentation.Compose(), new TensorFormat(4, 3, 1, ImageNormalization.UnitRange)).Select(v => v).ToArray(), new Near());
        var e = Assert.ThrowsExactly<ArgumentException>(() => new ImageBuffer(bytes, 30, 4, 3, 1));
        StringAssert.StartsWith(e.Message, "68 bytes hold no image of 4 x 3 x 1 from byte 30 on; 32 bytes must follow the last pixel.");
    }

    [TestMethod]
    public void ImagesWithoutPixelsOrWithOtherChannelsAreRefused()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => new ImageBuffer(0, 3, 1)).Message, "The image is 0 x 3 pixels; both must be at least 1. Leave empty images out.");
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => new ImageBuffer(2, 3, 2)).Message, "The image has 2 channels; 1 (grey), 3 (colors) or 4 (colors and alpha) are needed.");
    }

    [TestMethod]
    public void NormalizationsAreChecked()
    {
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => new ImageNormalization([0, 0], [1])).Message, "mean has 2 numbers; 1 for all channels, or 3 for red, green and blue, are needed.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => new ImageNormalization([0], [1, 0, 1])).Message, "standardDeviation is 1, 0, 1; every number must be positive and finite.");
    }

    private static float[] ToTensor(ImageBuffer image, ImageAugmentation augmentation, TensorFormat format, int row = 0)
    {
        var numbers = new float[format.Length];
        new ImageAugmenter(augmentation, seed: 1).ToTensor(image, 0, row, format, numbers, new ImageProgram());
        return numbers;
    }

    private sealed class Near : System.Collections.IComparer
    {
        public int Compare(object? x, object? y) => Math.Abs((float)x! - (float)y!) < 1e-6 ? 0 : 1;
    }
}

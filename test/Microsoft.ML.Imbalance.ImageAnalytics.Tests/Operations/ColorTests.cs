namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Color maps, exactly: against formulas on one pixel in double precision.</summary>
[TestClass]
public sealed class ColorTests
{
    private static readonly ImageBuffer Image = TestImages.Noise(37, 11, 4, order: ChannelOrder.Bgr);

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.37)]
    [DataRow(1.61)]
    public void BrightnessMultiplies(double factor) => AssertMap(i => Brightness.By(i, factor), (r, g, b) => (factor * r, factor * g, factor * b));

    [TestMethod]
    [DataRow(0.13)]
    [DataRow(1.71)]
    public void ContrastSpreadsAroundTheMeanLightness(double factor)
    {
        double mean = 0;
        for (int i = 0; i < Image.Pixels.Length; i += 4)
            mean += Lightness(Image.Pixels[i + 2], Image.Pixels[i + 1], Image.Pixels[i]) / (37 * 11);
        AssertMap(i => Contrast.By(i, factor), (r, g, b) => (mean + factor * (r - mean), mean + factor * (g - mean), mean + factor * (b - mean)));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.43)]
    [DataRow(1.83)]
    public void SaturationMovesAwayFromGrey(double factor)
        => AssertMap(i => Saturation.By(i, factor), (r, g, b) => Lightness(r, g, b) is var grey ? (grey + factor * (r - grey), grey + factor * (g - grey), grey + factor * (b - grey)) : default);

    [TestMethod]
    public void GrayscaleLeavesLightnessOnly()
    {
        byte[] actual = TestImages.Augment(Image, ImageAugmentation.Grayscale(1));
        for (int i = 0; i < actual.Length; i += 4)
            Assert.IsTrue(actual[i] == actual[i + 1] && actual[i] == actual[i + 2]);
        AssertMap(i => Saturation.By(i, 0), (r, g, b) => (Lightness(r, g, b), Lightness(r, g, b), Lightness(r, g, b)));
    }

    [TestMethod]
    public void InvertIsItsOwnInverse()
    {
        AssertMap(Invert.Of, (r, g, b) => (255 - r, 255 - g, 255 - b));
        CollectionAssert.AreEqual(Image.Pixels.ToArray(), TestImages.Apply(Image, i =>
        {
            Invert.Of(i);
            Invert.Of(i);
        }));
    }

    [TestMethod]
    [DataRow(40)]
    [DataRow(-121)]
    public void HueTurnsTheTwoColorAxesOfYiq(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        AssertMap(i => Hue.By(i, degrees), (r, g, b) =>
        {
            double y = Lightness(r, g, b), i = 0.596 * r - 0.274 * g - 0.322 * b, q = 0.211 * r - 0.523 * g + 0.312 * b;
            (i, q) = (cos * i - sin * q, sin * i + cos * q);
            return (y + 0.956 * i + 0.621 * q, y - 0.272 * i - 0.647 * q, y - 1.106 * i + 1.703 * q);
        });
    }

    [TestMethod]
    public void ManyColorOperationsAreCutOffOnceAtTheEnd()
        // 200 · 2 = 400, · 0.5 = 200: cut off in between, it would be 127.
        => CollectionAssert.AreEqual(new byte[] { 200 }, TestImages.Apply(TestImages.Grey(1, 200), i =>
        {
            Brightness.By(i, 2);
            Brightness.By(i, 0.5);
        }));

    [TestMethod]
    public void GreyImagesOfOneChannelKeepTheirHueAndSaturation()
    {
        ImageBuffer grey = TestImages.Noise(9, 9, 1);
        CollectionAssert.AreEqual(grey.Pixels.ToArray(), TestImages.Apply(grey, i =>
        {
            Hue.By(i, 77);
            Saturation.By(i, 1.7);
        }));
    }

    [TestMethod]
    public void AlphaIsNoColor()
    {
        ImageBuffer image = TestImages.Noise(9, 9, 4);
        for (int i = 3; i < image.Pixels.Length; i += 4)
            image.Pixels[i] = (byte)i;
        byte[] actual = TestImages.Augment(image, ImageAugmentation.Compose(
            ImageAugmentation.ColorJitter(0.5, 0.5, 0.5, 90), ImageAugmentation.Posterize(), ImageAugmentation.Equalize(), ImageAugmentation.Invert(1), ImageAugmentation.GaussianNoise(9, 9), ImageAugmentation.Sharpness()));
        for (int i = 3; i < actual.Length; i += 4)
            Assert.AreEqual((byte)i, actual[i]);
    }

    private static double Lightness(double r, double g, double b) => 0.299 * r + 0.587 * g + 0.114 * b;

    private static void AssertMap(Action<ImageProgram> operation, Func<double, double, double, (double R, double G, double B)> map)
    {
        byte[] actual = TestImages.Apply(Image, operation);
        ReadOnlySpan<byte> p = Image.Pixels;
        for (int i = 0; i < actual.Length; i += 4)
        {
            (double r, double g, double b) = map(p[i + 2], p[i + 1], p[i]);
            AssertLevel(r, actual[i + 2]);
            AssertLevel(g, actual[i + 1]);
            AssertLevel(b, actual[i]);
        }
    }

    // The nearest level; where the value lies between two to the last digits of single precision, either.
    private static void AssertLevel(double expected, byte actual)
    {
        expected = Math.Clamp(expected, 0, 255);
        Assert.IsTrue(Math.Abs(expected - actual) <= 0.5 + 1e-3, $"{expected} became {actual}");
    }
}

namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Geometry: exact where pixels keep their values, within one grey level of the plain reference elsewhere.</summary>
[TestClass]
public sealed class WarpTests
{
    private static readonly ImageBuffer Six = TestImages.Grey(3, 1, 2, 3, 4, 5, 6);

    [TestMethod]
    public void FlipsSwapPixelsExactly()
    {
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 6, 5, 4 }, TestImages.Augment(Six, ImageAugmentation.FlipHorizontally(1)));
        CollectionAssert.AreEqual(new byte[] { 4, 5, 6, 1, 2, 3 }, TestImages.Augment(Six, ImageAugmentation.FlipVertically(1)));
    }

    [TestMethod]
    public void ShiftsByWholePixelsAreExactAndFillWhatComesIn()
    {
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 0, 4, 5 }, TestImages.Apply(Six, image => Translate.By(image, 1, 0)));
        CollectionAssert.AreEqual(new byte[] { 4, 5, 6, 0, 0, 0 }, TestImages.Apply(Six, image => Translate.By(image, 0, -1)));
        CollectionAssert.AreEqual(new byte[] { 9, 1, 2, 9, 4, 5 }, Shift(new ImageSampling { Fill = (9, 9, 9) }));
        CollectionAssert.AreEqual(new byte[] { 1, 1, 2, 4, 4, 5 }, Shift(new ImageSampling { Border = ImageBorder.Edge }));
        CollectionAssert.AreEqual(new byte[] { 1, 1, 2, 4, 4, 5 }, Shift(new ImageSampling { Border = ImageBorder.Reflect }));
        CollectionAssert.AreEqual(new byte[] { 3, 1, 2, 6, 4, 5 }, Shift(new ImageSampling { Border = ImageBorder.Wrap }));

        static byte[] Shift(ImageSampling sampling) => TestImages.Apply(Six, image =>
        {
            image.Sampling = sampling;
            Translate.By(image, 1, 0);
        });
    }

    [TestMethod]
    public void QuarterTurnsOfASquareAreExact()
    {
        ImageBuffer square = TestImages.Grey(2, 1, 2, 3, 4);
        CollectionAssert.AreEqual(new byte[] { 2, 4, 1, 3 }, TestImages.Apply(square, image => Rotate.By(image, 90)), "counterclockwise");
        CollectionAssert.AreEqual(new byte[] { 4, 3, 2, 1 }, TestImages.Apply(square, image => Rotate.By(image, 180)));
        CollectionAssert.AreEqual(new byte[] { 3, 1, 4, 2 }, TestImages.Apply(square, image => Rotate.By(image, -90)));
    }

    [TestMethod]
    public void ACropOfWholePixelsAtScaleOneHalfRepeatsThem()
    {
        ImageBuffer image = TestImages.Noise(8, 8, 3);
        byte[] actual = TestImages.Apply(image, i =>
        {
            i.Sampling = new ImageSampling { Interpolation = ImageInterpolation.Nearest };
            CropAndResize.To(i, 2, 4, 4, 4);
        });
        for (int i = 0; i < actual.Length; i++)
        {
            int x = i / 3 % 8, y = i / 24;
            Assert.AreEqual(image.Pixels[((4 + y / 2) * 8 + 2 + x / 2) * 3 + i % 3], actual[i]);
        }
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(3, false)]
    [DataRow(4, true)]
    public void EveryWarpIsWithinOneGreyLevelOfTheReference(int channels, bool isBlueFirst)
    {
        (string Name, Action<ImageProgram> Warp, Func<int, int, Homography> Inverse)[] warps =
        [
            ("rotate", i => Rotate.By(i, 23), (w, h) => Turn(23, w, h)),
            ("translate", i => Translate.By(i, 2.3, -1.6), (_, _) => Homography.Shift(-2.3, 1.6)),
            ("zoom in", i => Zoom.By(i, 1.4), (w, h) => Homography.Scale(1 / 1.4, 1 / 1.4).Around(w / 2.0, h / 2.0)),
            ("zoom out", i => Zoom.By(i, 0.3), (w, h) => Homography.Scale(1 / 0.3, 1 / 0.3).Around(w / 2.0, h / 2.0)),
            ("shear", i => Shear.By(i, 0.4, 0), (w, h) => new Homography(1, -0.4, 0, 0, 1, 0).Around(w / 2.0, h / 2.0)),
            ("shear columns", i => Shear.By(i, 0, -0.3), (w, h) => new Homography(1, 0, 0, 0.3, 1, 0).Around(w / 2.0, h / 2.0)),
            ("crop", i => CropAndResize.To(i, 1.5, 0.7, i.Width * 0.6, i.Height * 0.8), (w, h) => new Homography(0.6, 0, 1.5, 0, 0.8, 0.7)),
            ("pad", i => Pad.By(i, 0.2), (w, h) => Homography.Scale(1.4, 1.4).Around(w / 2.0, h / 2.0)),
            ("perspective", i => Perspective.To(i, Corners(i.Width, i.Height)), (w, h) => Homography.FromCorners(Corners(w, h), [(0, 0), (w, 0), (w, h), (0, h)])),
            ("rotate and shift", i =>
            {
                Rotate.By(i, 23);
                Translate.By(i, 2.3, -1.6);
            }, (w, h) => Turn(23, w, h) * Homography.Shift(-2.3, 1.6)),
        ];
        foreach ((int width, int height) in new[] { (1, 1), (3, 5), (8, 2), (13, 9), (40, 31) })
        {
            ImageBuffer image = TestImages.Noise(width, height, channels, seed: width, isBlueFirst ? ChannelOrder.Bgr : ChannelOrder.Rgb);
            foreach (ImageBorder border in Enum.GetValues<ImageBorder>())
            {
                foreach (ImageInterpolation interpolation in Enum.GetValues<ImageInterpolation>())
                {
                    var sampling = new ImageSampling { Border = border, Interpolation = interpolation, Fill = (10, 200, 90) };
                    foreach ((string name, Action<ImageProgram> warp, Func<int, int, Homography> inverse) in warps)
                        AssertNear(image, sampling, name, warp, inverse(width, height));
                }
            }
        }
    }

    [TestMethod]
    public void PlacesOnTheEdgeBetweenPixelsGoToTheOneOnTheRightInEveryVector()
    {
        ImageBuffer image = TestImages.Noise(17, 3, 1);
        var sampling = new ImageSampling { Interpolation = ImageInterpolation.Nearest, Border = ImageBorder.Wrap };
        AssertNear(image, sampling, "half a pixel", i => Translate.By(i, 0.5, 0), Homography.Shift(-0.5, 0));
    }

    [TestMethod]
    public void CornersGoWhereTheyAreSent()
    {
        Homography map = Homography.FromCorners(Corners(10, 20), [(0, 0), (10, 0), (10, 20), (0, 20)]);
        (double x, double y) = map.Apply(9, 1);
        Assert.AreEqual(10, x, 1e-9);
        Assert.AreEqual(0, y, 1e-9);
        // Three more, and the way back.
        Homography back = Homography.FromCorners([(0, 0), (10, 0), (10, 20), (0, 20)], Corners(10, 20));
        (x, y) = (back * map).Apply(3, 4);
        Assert.AreEqual(3, x, 1e-9);
        Assert.AreEqual(4, y, 1e-9);
    }

    [TestMethod]
    public void TheColorOfTheFillIsNotChangedByColorsThatWereChangedBefore()
    {
        ImageBuffer image = TestImages.Grey(3, 10, 20, 30);
        CollectionAssert.AreEqual(new byte[] { 100, 20, 40 }, TestImages.Apply(image, i =>
        {
            i.Sampling = new ImageSampling { Fill = (100, 100, 100) };
            Brightness.By(i, 2);
            Translate.By(i, 1, 0);
        }));
        CollectionAssert.AreEqual(new byte[] { 200, 20, 40 }, TestImages.Apply(image, i =>
        {
            i.Sampling = new ImageSampling { Fill = (100, 100, 100) };
            Translate.By(i, 1, 0);
            Brightness.By(i, 2);
        }));
    }

    private static (double, double)[] Corners(int width, int height) => [(0.1 * width, 0.05 * height), (0.9 * width, 0.05 * height), (width, height), (0.2 * width, 0.9 * height)];

    private static Homography Turn(double degrees, int width, int height)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Homography(cos, -sin, 0, sin, cos, 0).Around(width / 2.0, height / 2.0);
    }

    private static void AssertNear(ImageBuffer image, ImageSampling sampling, string name, Action<ImageProgram> warp, Homography inverse)
    {
        byte[] actual = TestImages.Apply(image, program =>
        {
            program.Sampling = sampling;
            warp(program);
        });
        int beyond = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            int x = i / image.Channels % image.Width, y = i / image.Stride;
            if (Math.Abs(PlainSampler.Sample(image, inverse, sampling, x, y, i % image.Channels) - actual[i]) > 1 && !IsOnAnEdge(inverse, sampling, x, y))
                beyond++;
        }
        Assert.AreEqual(0, beyond, $"{name}, {image.Width} x {image.Height} x {image.Channels}, {sampling.Border}, {sampling.Interpolation}");
    }

    // Where a place lies between two pixels to the last digit, single precision may choose the other one.
    private static bool IsOnAnEdge(Homography inverse, ImageSampling sampling, int x, int y)
    {
        if (sampling.Border != ImageBorder.Constant && sampling.Interpolation == ImageInterpolation.Bilinear)
            return false;
        (double px, double py) = inverse.Apply(x + 0.5, y + 0.5);
        return Math.Abs(px - Math.Round(px)) < 1e-5 || Math.Abs(py - Math.Round(py)) < 1e-5;
    }
}

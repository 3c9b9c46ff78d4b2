namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>How strongly each operation acts is drawn from the distribution that its parameters say: measured on pixels, and compared by the distance of Kolmogorov and Smirnov.</summary>
[TestClass]
public sealed class DrawnStrengthTests
{
    private const int Draws = 400, Side = 241, Center = Side / 2;

    // At most once in a thousand by chance.
    private static readonly double Critical = 1.95 / Math.Sqrt(Draws);

    // The grey level of a pixel is its column, or its row.
    private static readonly ImageBuffer Columns = Gradient((x, _) => x), Rows = Gradient((_, y) => y);

    [TestMethod]
    public void AnglesOfRotationsAreUniform()
        => AssertUniform(-30, 30, 0.01, Sources(ImageAugmentation.Rotate(30), (100, 0)).Select(p => Math.Atan2(p[0].Y, p[0].X) * 180 / Math.PI));

    [TestMethod]
    public void ShiftsAreUniformAndIndependentOnBothAxes()
    {
        (double X, double Y)[] shifts = [.. Sources(ImageAugmentation.Translate(0.2), (0, 0)).Select(p => (-p[0].X / Side, -p[0].Y / Side))];
        AssertUniform(-0.2, 0.2, 0.01, shifts.Select(s => s.X));
        AssertUniform(-0.2, 0.2, 0.01, shifts.Select(s => s.Y));
        // Correlation of independent numbers has the deviation 1 / √n.
        Assert.AreEqual(0, shifts.Average(s => s.X * s.Y) / (0.4 * 0.4 / 12), 4 / Math.Sqrt(Draws));
    }

    [TestMethod]
    public void FactorsOfZoomsAreUniformInTheirLogarithm()
        => AssertUniform(Math.Log(0.9), Math.Log(2), 0.01, Sources(ImageAugmentation.Zoom(0.9, 2), (100, 0)).Select(p => Math.Log(100 / p[0].X)));

    [TestMethod]
    public void AnglesOfShearsAreUniformOnEitherAxis()
    {
        (double Right, double Down)[] shifts = [.. Sources(ImageAugmentation.Shear(20), (0, 100), (100, 0)).Select(p => (-p[0].X / 100, -p[1].Y / 100))];
        AssertUniform(-20, 20, 0.015, shifts.Select(s => Math.Atan(Math.Abs(s.Right) > Math.Abs(s.Down) ? s.Right : s.Down) * 180 / Math.PI));
        Assert.IsTrue(shifts.All(s => Math.Min(Math.Abs(s.Right), Math.Abs(s.Down)) < 0.01), "one axis at a time");
        Assert.AreEqual(Draws / 2.0, shifts.Count(s => Math.Abs(s.Right) > Math.Abs(s.Down)), 4 * Math.Sqrt(Draws) / 2);
    }

    [TestMethod]
    public void MarginsAreUniform()
        => AssertUniform(0, 0.1, 0.05, Sources(ImageAugmentation.Pad(0.1), (-100, 0), (100, 0)).Select(p => ((p[1].X - p[0].X) / 200 - 1) / 2));

    [TestMethod]
    public void CropsHaveUniformAreasAndPlacesAndRatiosUniformInTheirLogarithm()
    {
        var crops = Sources(ImageAugmentation.CropAndResize(0.3, 0.8, 1.15), (-100, -100), (100, 100)).Select(p =>
        {
            double width = (p[1].X - p[0].X) / 200, height = (p[1].Y - p[0].Y) / 200, middle = (p[0].X + p[1].X) / 2 / Side;
            return (Area: width * height, Ratio: Math.Log(width / height), Place: (middle + (1 - width) / 2) / (1 - width));
        }).ToArray();
        AssertUniform(0.3, 0.8, 0.02, crops.Select(c => c.Area));
        AssertUniform(-Math.Log(1.15), Math.Log(1.15), 0.03, crops.Select(c => c.Ratio));
        AssertUniform(0, 1, 0.05, crops.Select(c => c.Place));
    }

    [TestMethod]
    public void CornersOfAPerspectiveMoveInwardsUniformly()
    {
        // Four places of the result and where they come from give the map, and that gives the places of the corners.
        const int Reach = 60;
        var inwards = Sources(ImageAugmentation.Perspective(0.4), (-Reach, -Reach), (Reach, -Reach), (Reach, Reach), (-Reach, Reach)).Select(p =>
        {
            Homography map = Homography.FromCorners(p, [(-Reach, -Reach), (Reach, -Reach), (Reach, Reach), (-Reach, Reach)]);
            (double x, double y) = map.Apply(-Side / 2.0, -Side / 2.0);
            return (X: x / Side + 0.5, Y: y / Side + 0.5);
        }).ToArray();
        AssertUniform(0, 0.2, 0.08, inwards.Select(c => c.X));
        AssertUniform(0, 0.2, 0.08, inwards.Select(c => c.Y));
    }

    [TestMethod]
    public void FactorsOfContrastAndSaturationAreUniform()
    {
        // 100 and 140 are 40 apart, whatever the mean.
        AssertUniform(0.5, 1.5, 0.03, Results(TestImages.Grey(2, 100, 140), ImageAugmentation.Contrast(0.5)).Select(p => (p[1] - p[0]) / 40.0));
        var color = new ImageBuffer(1, 1, 3);
        new byte[] { 140, 100, 120 }.CopyTo(color.Pixels);
        AssertUniform(0.5, 1.5, 0.03, Results(color, ImageAugmentation.Saturation(0.5)).Select(p => (p[0] - p[1]) / 40.0));
    }

    [TestMethod]
    public void AnglesOfHuesAreUniform()
    {
        var color = new ImageBuffer(1, 1, 3);
        new byte[] { 160, 110, 120 }.CopyTo(color.Pixels);
        double before = Angle([160, 110, 120]);
        AssertUniform(-40, 40, 0.04, Results(color, ImageAugmentation.Hue(40)).Select(p => (Angle(p) - before) * 180 / Math.PI));

        static double Angle(byte[] p) => Math.Atan2(0.211 * p[0] - 0.523 * p[1] + 0.312 * p[2], 0.596 * p[0] - 0.274 * p[1] - 0.322 * p[2]);
    }

    [TestMethod]
    public void DeviationsOfNoiseAreUniform()
    {
        ImageBuffer grey = TestImages.Grey(50, [.. Enumerable.Repeat((byte)128, 2500)]);
        AssertUniform(4, 20, 0.05, Results(grey, ImageAugmentation.GaussianNoise(4, 20)).Select(p => Math.Sqrt(p.Average(level => (level - 128.0) * (level - 128)) - 1 / 12.0)));
    }

    [TestMethod]
    public void DeviationsOfBlursAreUniform()
    {
        // A white line keeps the weight of the center: less, the wider the blur.
        var line = new ImageBuffer(21, 1, 1);
        line.Pixels[10] = 255;
        double[] deviations = [.. Enumerable.Range(0, 1001).Select(i => 0.8 + 1.2 * i / 1000)];
        double[] centers = Array.ConvertAll(deviations, deviation => 255 / Enumerable.Range(-9, 19).Where(x => Math.Abs(x) <= Math.Ceiling(3 * deviation)).Sum(x => Math.Exp(-0.5 * x * x / (deviation * deviation))));
        AssertUniform(0.8, 2, 0.04, Results(line, ImageAugmentation.Blur(0.8, 2)).Select(p => deviations[Enumerable.Range(0, centers.Length).MinBy(i => Math.Abs(centers[i] - p[10]))]));
    }

    [TestMethod]
    public void FactorsOfSharpnessAreUniform()
    {
        // The blurred center is (8 · 50 + 5 · 100) / 13 = 69; factor f makes it 69 + 31 f.
        ImageBuffer dot = TestImages.Grey(3, 50, 50, 50, 50, 100, 50, 50, 50, 50);
        AssertUniform(0.1, 1.9, 0.03, Results(dot, ImageAugmentation.Sharpness(0.9)).Select(p => (p[4] - 69) / 31.0));
    }

    [TestMethod]
    public void ErasedRectanglesHaveUniformAreasAndPlacesAndRatiosUniformInTheirLogarithm()
    {
        ImageBuffer white = TestImages.Grey(100, [.. Enumerable.Repeat((byte)255, 10_000)]);
        var rectangles = Results(white, ImageAugmentation.Erase(0.1, 0.3, 2)).Select(p =>
        {
            int first = Array.IndexOf(p, (byte)0), last = Array.LastIndexOf(p, (byte)0), width = last % 100 - first % 100 + 1, height = last / 100 - first / 100 + 1;
            Assert.AreEqual(width * height, p.Count(level => level == 0));
            return (Area: width * height / 10_000.0, Ratio: Math.Log((double)width / height), Left: (first % 100 + 0.5) / (101 - width), Top: (first / 100 + 0.5) / (101 - height));
        }).ToArray();
        AssertUniform(0.1, 0.3, 0.03, rectangles.Select(r => r.Area));
        AssertUniform(-Math.Log(2), Math.Log(2), 0.03, rectangles.Select(r => r.Ratio));
        AssertUniform(0, 1, 0.02, rectangles.Select(r => r.Left));
        AssertUniform(0, 1, 0.02, rectangles.Select(r => r.Top));
    }

    /// <summary>For each draw, where some pixels of the result come from; all relative to the center.</summary>
    private static IEnumerable<(double X, double Y)[]> Sources(ImageAugmentation augmentation, params (int X, int Y)[] places)
    {
        ImageAugmentation sampled = augmentation.WithSampling(new ImageSampling { Border = ImageBorder.Edge });
        foreach (int row in Enumerable.Range(0, Draws))
        {
            byte[] x = TestImages.Augment(Columns, sampled, row: row), y = TestImages.Augment(Rows, sampled, row: row);
            yield return [.. places.Select(p => (Center + p.Y) * Side + Center + p.X).Select(at => ((double)x[at] - Center, (double)y[at] - Center))];
        }
    }

    private static IEnumerable<byte[]> Results(ImageBuffer image, ImageAugmentation augmentation) => Enumerable.Range(0, Draws).Select(row => TestImages.Augment(image, augmentation, row: row));

    /// <param name="low">The least value.</param>
    /// <param name="high">The largest.</param>
    /// <param name="rounding">How far values may be off by the rounding of grey levels, as a part of the range.</param>
    /// <param name="values">What was measured.</param>
    private static void AssertUniform(double low, double high, double rounding, IEnumerable<double> values)
    {
        double[] shares = [.. values.Select(v => (v - low) / (high - low)).Order()];
        Assert.HasCount(Draws, shares);
        Assert.IsTrue(shares[0] >= -rounding && shares[^1] <= 1 + rounding, $"{shares[0]} … {shares[^1]} of the range");
        double distance = shares.Select((share, i) => Math.Max(share - (double)i / Draws, (i + 1.0) / Draws - share)).Max();
        Assert.IsLessThan(Critical + rounding, distance);
    }

    private static ImageBuffer Gradient(Func<int, int, int> level) => TestImages.Grey(Side, [.. from y in Enumerable.Range(0, Side) from x in Enumerable.Range(0, Side) select (byte)level(x, y)]);
}

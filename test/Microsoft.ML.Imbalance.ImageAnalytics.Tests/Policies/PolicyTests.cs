namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Policies are those of the papers.</summary>
[TestClass]
public sealed class PolicyTests
{
    // Table 7 of the AutoAugment paper, as it is printed there: operation, probability in tenths, magnitude.
    private const string Cifar10 = """
        Invert,1,7 Contrast,2,6 | Rotate,7,2 TranslateX,3,9 | Sharpness,8,1 Sharpness,9,3 | ShearY,5,8 TranslateY,7,9 | AutoContrast,5,8 Equalize,9,2
        ShearY,2,7 Posterize,3,7 | Color,4,3 Brightness,6,7 | Sharpness,3,9 Brightness,7,9 | Equalize,6,5 Equalize,5,1 | Contrast,6,7 Sharpness,6,5
        Color,7,7 TranslateX,5,8 | Equalize,3,7 AutoContrast,4,8 | TranslateY,4,3 Sharpness,2,6 | Brightness,9,6 Color,2,8 | Solarize,5,2 Invert,0,3
        Equalize,2,0 AutoContrast,6,0 | Equalize,2,8 Equalize,6,4 | Color,9,9 Equalize,6,6 | AutoContrast,8,4 Solarize,2,8 | Brightness,1,3 Color,7,0
        Solarize,4,5 AutoContrast,9,3 | TranslateY,9,9 TranslateY,7,9 | AutoContrast,9,2 Solarize,8,3 | Equalize,8,8 Invert,1,3 | TranslateY,7,9 AutoContrast,9,1
        """;

    [TestMethod]
    public void AutoAugmentHasTheTableOfThePaper()
    {
        string[] expected = [.. Cifar10.ReplaceLineEndings("|").Split('|').Select(pair => pair.Trim())];
        string[] actual = [.. AutoAugmentCifar10.Table.Select(pair => $"{Text(pair.First)} {Text(pair.Second)}")];
        Assert.HasCount(25, actual);
        CollectionAssert.AreEqual(expected, actual);

        static string Text(AutoAugmentCifar10.Step step) => FormattableString.Invariant($"{step.Operation},{Math.Round(10 * step.Probability)},{step.Magnitude}");
    }

    [TestMethod]
    public void RandAugmentHasTheFourteenOperationsOfThePaper()
        => CollectionAssert.AreEqual(
            "Identity AutoContrast Equalize Rotate Solarize Color Posterize Contrast Brightness Sharpness ShearX ShearY TranslateX TranslateY".Split(' '),
            RandAugment.Operations.Select(o => o.ToString()).ToArray());

    [TestMethod]
    public void RangesAreThoseOfThePapers()
    {
        Assert.AreEqual(new PolicyRanges(0.3, 150.0 / 331, 0, 30, 0.9, 4), PolicyRanges.Standard, "table 6 of AutoAugment");
        Assert.AreEqual(new PolicyRanges(0.99, 0, 32, 135, 0.99, 6), PolicyRanges.Wide, "table 1 of TrivialAugment");
        CollectionAssert.AreEqual(new[] { 8, 6, 4 }, new[] { PolicyRanges.Standard.BitsAt(0), PolicyRanges.Standard.BitsAt(0.5), PolicyRanges.Standard.BitsAt(1) });
        Assert.AreEqual(2, PolicyRanges.Wide.BitsAt(1));
        Assert.AreEqual(256, PolicyRanges.ThresholdAt(0));
        Assert.AreEqual(0, PolicyRanges.ThresholdAt(1));
    }

    [TestMethod]
    [DataRow("RandAugment")]
    [DataRow("TrivialAugment")]
    [DataRow("AutoAugmentCifar10")]
    public void EveryPolicyChangesMostImagesDifferently(string name)
    {
        ImageAugmentation policy = name switch
        {
            "RandAugment" => ImageAugmentation.RandAugment(),
            "TrivialAugment" => ImageAugmentation.TrivialAugment(),
            _ => ImageAugmentation.AutoAugmentCifar10(),
        };
        foreach (int channels in new[] { 1, 3, 4 })
        {
            ImageBuffer image = TestImages.Noise(32, 32, channels);
            string[] results = [.. Enumerable.Range(0, 200).Select(row => Convert.ToHexString(TestImages.Augment(image, policy, row: row)))];
            Assert.IsGreaterThan(30, results.Distinct().Count());
        }
    }

    [TestMethod]
    public void EveryOperationOfAPolicyDoesWhatItIsCalled()
    {
        ImageBuffer image = TestImages.Noise(32, 32, 3);
        foreach (PolicyOperation operation in Enum.GetValues<PolicyOperation>())
        {
            byte[] actual = TestImages.Apply(image, i => PolicyRanges.Standard.Apply(operation, i, 1, negative: false));
            Action<ImageProgram> expected = operation switch
            {
                PolicyOperation.Identity => Nothing,
                PolicyOperation.ShearX => i => Shear.By(i, 0.3, 0),
                PolicyOperation.ShearY => i => Shear.By(i, 0, 0.3),
                PolicyOperation.TranslateX => i => Translate.By(i, 150 * 32 / 331.0, 0),
                PolicyOperation.TranslateY => i => Translate.By(i, 0, 150 * 32 / 331.0),
                PolicyOperation.Rotate => i => Rotate.By(i, 30),
                PolicyOperation.Brightness => i => Brightness.By(i, 1.9),
                PolicyOperation.Color => i => Saturation.By(i, 1.9),
                PolicyOperation.Contrast => i => Contrast.By(i, 1.9),
                PolicyOperation.Sharpness => i => Sharpness.By(i, 1.9),
                PolicyOperation.Posterize => i => Posterize.To(i, 4),
                PolicyOperation.Solarize => i => Solarize.From(i, 0),
                PolicyOperation.AutoContrast => AutoContrast.Of,
                PolicyOperation.Equalize => Equalize.Of,
                _ => Invert.Of,
            };
            CollectionAssert.AreEqual(TestImages.Apply(image, expected), actual, operation.ToString());
        }
    }

    [TestMethod]
    public void OperationsOfRandAugmentAreDrawnWithEqualChances()
    {
        AssertDistribution(ImageAugmentation.RandAugment(1, 9), from operation in RandAugment.Operations from negative in Signs select (1.0 / 28, Step(PolicyRanges.Standard, operation, 0.3, negative)));
        AssertDistribution(
            ImageAugmentation.RandAugment(2, 20),
            from one in RandAugment.Operations
            from oneNegative in Signs
            from two in RandAugment.Operations
            from twoNegative in Signs
            select (1.0 / (28 * 28), Both(Step(PolicyRanges.Standard, one, 20 / 30.0, oneNegative), Step(PolicyRanges.Standard, two, 20 / 30.0, twoNegative))));
    }

    [TestMethod]
    public void OperationsAndStrengthsOfTrivialAugmentAreDrawnWithEqualChances() => AssertDistribution(
        ImageAugmentation.TrivialAugment(),
        from operation in RandAugment.Operations
        from strength in Enumerable.Range(0, 31)
        from negative in Signs
        select (1.0 / (14 * 31 * 2), Step(PolicyRanges.Wide, operation, strength / 30.0, negative)));

    [TestMethod]
    public void PairsOfAutoAugmentAreDrawnWithEqualChancesAndTheirStepsWithThoseOfTheTable()
    {
        AssertDistribution(
            ImageAugmentation.AutoAugmentCifar10(),
            from pair in AutoAugmentCifar10.Table
            from first in Outcomes(pair.First)
            from second in Outcomes(pair.Second)
            select (first.Probability * second.Probability / 25, Both(first.Step, second.Step)));

        static IEnumerable<(double Probability, Action<ImageProgram> Step)> Outcomes(AutoAugmentCifar10.Step step) =>
        [
            (1 - step.Probability, Nothing),
            .. Signs.Select(negative => (step.Probability / 2, Step(PolicyRanges.Standard, step.Operation, step.Magnitude / 9.0, negative))),
        ];
    }

    private static bool[] Signs => [false, true];

    private static Action<ImageProgram> Step(PolicyRanges ranges, PolicyOperation operation, double strength, bool negative) => image => ranges.Apply(operation, image, strength, negative);

    private static Action<ImageProgram> Both(Action<ImageProgram> first, Action<ImageProgram> second) => image =>
    {
        first(image);
        second(image);
    };

    /// <summary>Every result is one of those that the paper allows, and comes as often as it should (Pearson's chi-square).</summary>
    private static void AssertDistribution(ImageAugmentation policy, IEnumerable<(double Probability, Action<ImageProgram> Steps)> outcomes)
    {
        const int Draws = 20_000, Fewest = 5;
        ImageBuffer image = TestImages.Noise(12, 12, 3);
        var expected = new Dictionary<string, double>();
        foreach ((double probability, Action<ImageProgram> steps) in outcomes)
        {
            string result = Convert.ToHexString(TestImages.Apply(image, steps));
            expected[result] = expected.GetValueOrDefault(result) + probability * Draws;
        }
        Assert.AreEqual(Draws, expected.Values.Sum(), 1e-6);
        var counts = expected.Keys.ToDictionary(result => result, _ => 0);
        for (int row = 0; row < Draws; row++)
            counts[Convert.ToHexString(TestImages.Augment(image, policy, row: row))]++;

        // What is expected hardly ever is taken together.
        var bins = expected.GroupBy(outcome => outcome.Value < Fewest ? "rare" : outcome.Key).Select(bin => (Expected: bin.Sum(o => o.Value), Count: bin.Sum(o => counts[o.Key]))).Where(bin => bin.Expected > 0).ToArray();
        double freedom = bins.Length - 1;
        Assert.IsLessThan(freedom + 4 * Math.Sqrt(2 * freedom), bins.Sum(bin => (bin.Count - bin.Expected) * (bin.Count - bin.Expected) / bin.Expected));
    }

    private static void Nothing(ImageProgram program)
    {
    }
}

using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ClassWeightSchemeTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("class_weights.json");

    public static IEnumerable<object[]> CaseIndexes => Enumerable.Range(0, Cases.Length).Select(i => new object[] { i });

    [TestMethod]
    [DynamicData(nameof(CaseIndexes))]
    public void WeightsAreThoseOfThePeers(int index)
    {
        JsonElement @case = Cases[index];
        ClassPartition classes = Classes(@case.Integers("counts"));
        Agree(@case, "balanced", ClassWeightScheme.Balanced.WeightsOf(classes));
        Agree(@case, "inverse_frequency", ClassWeightScheme.InverseFrequency.WeightsOf(classes));
        Agree(@case, "inverse_sqrt_normalised_mean1", ClassWeightScheme.SquareRoot.WeightsOf(classes));
        foreach (double beta in new[] { 0.9, 0.99, 0.999, 0.9999 })
            Agree(@case, FormattableString.Invariant($"class_balanced_weight,beta={beta}"), ClassWeightScheme.EffectiveNumber(beta).WeightsOf(classes));
    }

    [TestMethod]
    public void RowsWithoutALabelDoNotCount()
    {
        ClassPartition labeled = Classes([60, 20]), withGaps = Classes([60, 20], unlabeled: 40);
        foreach (ClassWeightScheme scheme in new[] { ClassWeightScheme.Balanced, ClassWeightScheme.InverseFrequency, ClassWeightScheme.SquareRoot, ClassWeightScheme.EffectiveNumber() })
            CollectionAssert.AreEqual(scheme.WeightsOf(labeled), scheme.WeightsOf(withGaps), scheme.ToString());
    }

    [TestMethod]
    public void BetaZeroWeighsAllClassesAlike() => CollectionAssert.AreEqual(new[] { 1.0, 1.0, 1.0 }, ClassWeightScheme.EffectiveNumber(0).WeightsOf(Classes([700, 20, 1])));

    [TestMethod]
    public void CustomWeightsGoByNameAndAreCopied()
    {
        var weights = new Dictionary<string, double> { ["1"] = 8, ["0"] = 0.5 };
        var scheme = ClassWeightScheme.Custom(weights);
        weights["1"] = 99;
        CollectionAssert.AreEqual(new[] { 0.5, 8 }, scheme.WeightsOf(Classes([60, 20])));
        Assert.AreEqual("custom", scheme.ToString());
    }

    [TestMethod]
    public void BooleanClassesMayBeNamedInAnyCase()
    {
        var scheme = ClassWeightScheme.Custom(new Dictionary<string, double> { ["true"] = 8, ["FALSE"] = 0.5 });
        var codes = new ClassCodes(2);
        codes.Add(0);
        codes.Add(1);
        CollectionAssert.AreEqual(new[] { 0.5, 8 }, scheme.WeightsOf(new ClassPartition("Label", ["False", "True"], codes)));
    }

    [TestMethod]
    public void CustomWeightsMustNameEveryClassAndNoOther()
    {
        var lacking = ClassWeightScheme.Custom(new Dictionary<string, double> { ["0"] = 1 });
        Assert.AreEqual(
            "The weights lack class \"1\". Give a weight for every class of label column 'Target': \"0\", \"1\".",
            Assert.ThrowsExactly<InvalidOperationException>(() => lacking.WeightsOf(Classes([60, 20]))).Message);
        var unknown = ClassWeightScheme.Custom(new Dictionary<string, double> { ["0"] = 1, ["1"] = 2, ["fraud"] = 3 });
        Assert.AreEqual(
            "The weights name class \"fraud\", which label column 'Target' does not have. Its classes are: \"0\", \"1\".",
            Assert.ThrowsExactly<InvalidOperationException>(() => unknown.WeightsOf(Classes([60, 20]))).Message);
    }

    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(-2.5, "-2.5")]
    [DataRow(double.NaN, "NaN")]
    [DataRow(double.PositiveInfinity, "Infinity")]
    [DataRow(1e300, "1E+300")]
    [DataRow(1e-300, "1E-300")]
    public void AWeightMustBePositiveAndFiniteInSinglePrecision(double weight, string text)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ClassWeightScheme.Custom(new Dictionary<string, double> { ["fraud"] = weight }));
        StringAssert.StartsWith(error.Message, $"The weight of class \"fraud\" is {text}; it must be positive and finite.");
        Assert.AreEqual(weight, error.ActualValue);
    }

    [TestMethod]
    [DataRow(1.0, "1")]
    [DataRow(-0.1, "-0.1")]
    [DataRow(double.NaN, "NaN")]
    public void BetaMustBeBelowOneAndNotNegative(double beta, string text)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ClassWeightScheme.EffectiveNumber(beta));
        StringAssert.StartsWith(error.Message, $"Beta is {text}; it must be at least 0 and less than 1.");
        Assert.AreEqual("beta", error.ParamName);
    }

    [TestMethod]
    [DataRow("balanced", "balanced")]
    [DataRow(" Inverse-Frequency ", "inverse-frequency")]
    [DataRow("square-root", "square-root")]
    [DataRow("effective-number", "effective-number(0.999)")]
    [DataRow("effective-number(0.99)", "effective-number(0.99)")]
    [DataRow("EFFECTIVE-NUMBER(0)", "effective-number(0)")]
    public void ASchemeIsReadFromTextAndWrittenAsText(string text, string written)
    {
        var scheme = ClassWeightScheme.Parse(text);
        Assert.AreEqual(written, scheme.ToString());
        CollectionAssert.AreEqual(scheme.WeightsOf(Classes([70, 9])), ClassWeightScheme.Parse(written).WeightsOf(Classes([70, 9])));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("custom")]
    [DataRow("effective-number(")]
    [DataRow("effective-number(x)")]
    public void OtherTextIsNoScheme(string text)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => ClassWeightScheme.Parse(text));
        StringAssert.StartsWith(error.Message, $"'{text}' is not a class weight scheme. Use balanced, inverse-frequency, square-root or effective-number(0.999).");
    }

    private static void Agree(JsonElement @case, string name, double[] actual)
    {
        double[] expected = @case.Numbers(name);
        Assert.HasCount(expected.Length, actual);
        for (int c = 0; c < expected.Length; c++)
            Assert.AreEqual(expected[c], actual[c], 1e-12 * expected[c], $"{name} of class {c}");
    }

    private static ClassPartition Classes(int[] counts, int unlabeled = 0)
    {
        var codes = new ClassCodes(counts.Sum() + unlabeled);
        for (int c = 0; c < counts.Length; c++)
        {
            for (int i = 0; i < counts[c]; i++)
                codes.Add(c);
        }
        for (int i = 0; i < unlabeled; i++)
            codes.Add(ClassCodes.Unlabeled);
        return new ClassPartition("Target", [.. counts.Select((_, c) => $"{c}")], codes);
    }
}

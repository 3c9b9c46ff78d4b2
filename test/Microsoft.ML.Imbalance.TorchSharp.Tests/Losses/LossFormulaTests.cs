using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Losses without reference values, computed by hand; and what is no valid loss.</summary>
[TestClass]
public sealed class LossFormulaTests
{
    // softmax of (0, ln 3) is (1/4, 3/4).
    private static readonly double[] Quarter = [0, Math.Log(3)];

    [TestMethod]
    public void PolyAddsTheProbabilityThatIsMissing()
    {
        // Class 0: -ln 1/4 + 2 (1 - 1/4) = 1.38629 + 1.5.
        Assert.AreEqual(Math.Log(4) + 1.5, Value(new PolyLoss(2), 0), 1e-12);
        // -1 takes it away: 1.38629 - 0.75.
        Assert.AreEqual(Math.Log(4) - 0.75, Value(new PolyLoss(-1), 0), 1e-12);
    }

    [TestMethod]
    public void CostsAreExpectedUnderTheProbabilities()
    {
        // A row of class 1: half of -ln 3/4, and 1/4 of being given class 0, which costs 20.
        Assert.AreEqual(0.5 * Math.Log(4.0 / 3) + 5, Value(new CostMatrixLoss(new double[,] { { 0, 1 }, { 20, 0 } }, 0.5), 1), 1e-12);
        // A row of class 0: the costs alone, 3/4 of 1.
        Assert.AreEqual(0.75, Value(new CostMatrixLoss(new double[,] { { 0, 1 }, { 20, 0 } }, 0), 0), 1e-12);
    }

    [TestMethod]
    public void VectorScalingMultipliesAndShifts()
    {
        // Counts 64 and 16: factors 1 and (1/4)^(1/2) = 1/2; offsets ln 0.8 and ln 0.2. Logits 0 and ln 3 become ln 0.8 and ln(√3 / 5).
        double e0 = 0.8, e1 = Math.Sqrt(3) / 5;
        Assert.AreEqual(-Math.Log(e1 / (e0 + e1)), Value(new VectorScalingLoss([64, 16], new() { Gamma = 0.5 }), 1), 1e-12);
    }

    [TestMethod]
    public void EqualizationLeavesRareClassesOutOfOtherRows()
    {
        // Class 1 has a share of 0.1; with γ = 1 a row of class 0 is alone in its softmax, and a row of class 1 meets class 0.
        using var always = new EqualizationLoss([90, 10], new() { ShareThreshold = 0.2, Gamma = 1 });
        Assert.AreEqual(0, Value(always, 0), 1e-12);
        Assert.AreEqual(Math.Log(4.0 / 3), Value(always, 1), 1e-12);
        using var never = new EqualizationLoss([90, 10], new() { ShareThreshold = 0.2, Gamma = 0 });
        Assert.AreEqual(Math.Log(4), Value(never, 0), 1e-12);
        using var common = new EqualizationLoss([90, 10], new() { ShareThreshold = 0.05, Gamma = 1 });
        Assert.AreEqual(Math.Log(4), Value(common, 0), 1e-12);
    }

    [TestMethod]
    public void EqualizationDrawsWithItsProbabilityAndFromTheSeed()
    {
        using var loss = new EqualizationLoss([90, 10], new() { ShareThreshold = 0.2, Gamma = 0.3 }, seed: 5, Reduction.None);
        using Tensor logits = zeros(4000, 2), classes = zeros(4000, ScalarType.Int64);
        using Tensor first = loss.forward(logits, classes), second = loss.forward(logits, classes);
        double share = first.data<float>().Count(v => v == 0) / 4000.0;
        Assert.AreEqual(0.3, share, 0.03, "four standard deviations");
        CollectionAssert.AreNotEqual(first.data<float>().ToArray(), second.data<float>().ToArray());
        loss.Step = 0;
        using Tensor again = loss.forward(logits, classes);
        CollectionAssert.AreEqual(first.data<float>().ToArray(), again.data<float>().ToArray());
    }

    [TestMethod]
    public void SharesLearnedAreThoseOfTheSoftmax()
    {
        var classes = new ClassCounts("Label", ["a", "b"], [80, 20]);
        double[] priors = [0.8, 0.2];
        AreEqual([1, 1], new LogitAdjustedLossOptions().SharesLearned(classes, priors));
        AreEqual([Math.Sqrt(0.8), Math.Sqrt(0.2)], new LogitAdjustedLossOptions { Tau = 0.5 }.SharesLearned(classes, priors));
        AreEqual([1, 1], new BalancedSoftmaxLossOptions().SharesLearned(classes, priors));
        AreEqual([1, 1], new VectorScalingLossOptions().SharesLearned(classes, priors));
        AreEqual([0.8, 0.2], new FocalLossOptions().SharesLearned(classes, priors));
        // Balanced weights are 100 / (2 · 80) and 100 / (2 · 20).
        AreEqual([0.5, 0.5], new WeightedCrossEntropyLossOptions { ClassWeights = ClassWeightScheme.Balanced }.SharesLearned(classes, priors));

        static void AreEqual(double[] expected, double[] actual)
        {
            for (int i = 0; i < expected.Length; i++)
                Assert.AreEqual(expected[i], actual[i], 1e-12);
        }
    }

    [TestMethod]
    public void WhatIsNoLossIsAnError()
    {
        Says("gamma is -1; it must be 0 or a positive finite number.", () => new FocalLoss(-1));
        Says("classWeights[1] is 0; it must be a positive finite number.", () => new WeightedCrossEntropyLoss([1, 0]));
        Says("labelSmoothing is 2; it must be between 0 and 1.", () => new WeightedCrossEntropyLoss(labelSmoothing: 2));
        Says("classCounts[1] is 0; every class needs at least one row.", () => new BalancedSoftmaxLoss([5, 0]));
        Says("tau is NaN; it must be 0 or a positive finite number.", () => new LogitAdjustedLoss([5, 1], double.NaN));
        Says("Beta is 1; it must be at least 0 and less than 1.", () => new ClassBalancedLoss([5, 1], new() { Beta = 1 }));
        Says("Form is 9; it must be one of CrossEntropy, SigmoidCrossEntropy, Focal.", () => new ClassBalancedLoss([5, 1], new() { Form = (ClassBalancedForm)9 }));
        Says("Scale is 0; it must be a positive finite number.", () => new LdamLoss([5, 1], new() { Scale = 0 }));
        Says("Gamma is 1.5; it must be between 0 and 1.", () => new EqualizationLoss([5, 1], new() { Gamma = 1.5 }));
        Says("Margin is -0.1; it must be between 0 and 1.", () => new AsymmetricLoss(new() { Margin = -0.1 }));
        Says("Epsilon is -2; it must be a finite number of at least -1.", () => new PolyLoss(-2));
        Says("A cost is NaN; it must be a finite number.", () => new CostMatrixLoss(new[,] { { 0, double.NaN }, { 1, 0 } }));
        Assert.StartsWith("costs is 2 × 3; a row and a column for each class are needed.", Assert.ThrowsExactly<ArgumentException>(() => new CostMatrixLoss(new double[2, 3])).Message);
        Assert.StartsWith("classCounts has 1 class; at least 2 are needed.", Assert.ThrowsExactly<ArgumentException>(() => new LogitAdjustedLoss([5])).Message);
        Assert.StartsWith("Costs is null; a CostMatrix is needed.", Assert.ThrowsExactly<ArgumentException>(() => new CostMatrixLossOptions { Costs = null! }.Validate()).Message);

        static void Says(string message, Func<object> make) => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => make()).Message);
    }

    private static double Value(ImbalanceLoss loss, long classIndex)
    {
        using Tensor logits = tensor(Quarter, ScalarType.Float64).reshape(1, 2), classes = tensor(new[] { classIndex });
        using Tensor value = loss.forward(logits, classes);
        return value.item<double>();
    }
}

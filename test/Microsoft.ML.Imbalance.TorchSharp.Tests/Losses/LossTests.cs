using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>What holds for every loss.</summary>
[TestClass]
public sealed class LossTests
{
    private static readonly ClassCounts Classes = new("Label", ["a", "b", "c"], [900, 90, 10]);

    public static IEnumerable<object[]> All =>
    [
        [new WeightedCrossEntropyLossOptions()],
        [new WeightedCrossEntropyLossOptions { ClassWeights = ClassWeightScheme.Balanced, LabelSmoothing = 0.1 }],
        [new FocalLossOptions()],
        [new FocalLossOptions { Gamma = 0.5, ClassWeights = ClassWeightScheme.SquareRoot }],
        [new ClassBalancedLossOptions()],
        [new ClassBalancedLossOptions { Form = ClassBalancedForm.SigmoidCrossEntropy }],
        [new ClassBalancedLossOptions { Form = ClassBalancedForm.Focal }],
        [new LdamLossOptions()],
        [new LdamLossOptions { Scale = 30 }],
        [new BalancedSoftmaxLossOptions()],
        [new LogitAdjustedLossOptions()],
        [new VectorScalingLossOptions { Gamma = 0.3 }],
        [new EqualizationLossOptions { ShareThreshold = 0.5, Gamma = 0.5 }],
        [new AsymmetricLossOptions { PositiveGamma = 0.5 }],
        [new PolyLossOptions()],
        [new CostMatrixLossOptions { Costs = CostMatrix.Of(["a", "b", "c"], new double[,] { { 0, 1, 2 }, { 5, 0, 1 }, { 20, 3, 0 } }) }],
    ];

    [TestMethod]
    public void EveryOptionsTypeIsTested()
    {
        Type[] types = [.. typeof(LossOptions).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(LossOptions)))];
        CollectionAssert.IsSubsetOf(types, All.Select(row => row[0].GetType()).Distinct().ToArray());
        foreach (Type type in types)
            ((LossOptions)Activator.CreateInstance(type)!).Validate();
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void TheGradientIsThatOfFiniteDifferences(LossOptions options)
    {
        options.Validate();
        double[] values = [1.3, -0.4, 0.2, 2.5, 1.1, -3.0, 0.1, 0.7, -0.9, -1.5, 0.3, 1.9];
        using Tensor classes = tensor(new long[] { 0, 1, 2, 2 });
        using Tensor logits = tensor(values, ScalarType.Float64).reshape(4, 3).requires_grad_();
        using ImbalanceLoss loss = options.Create(Classes, 1);
        using Tensor value = loss.forward(logits, classes);
        value.backward();
        double[] gradient = [.. logits.grad!.data<double>()];
        const double Step = 1e-5;
        for (int i = 0; i < values.Length; i++)
        {
            double numeric = (At(values[i] + Step) - At(values[i] - Step)) / (2 * Step);
            Assert.AreEqual(numeric, gradient[i], 1e-7 * Math.Max(1, Math.Abs(numeric)), $"{loss.GetName()}, logit {i}");

            double At(double v)
            {
                double[] moved = [.. values];
                moved[i] = v;
                loss.Step = 0;
                using Tensor at = tensor(moved, ScalarType.Float64).reshape(4, 3);
                using Tensor result = loss.forward(at, classes);
                return result.item<double>();
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void AWeightOfTwoIsTheRowTwice(LossOptions options)
    {
        if (options is EqualizationLossOptions)
            options = new EqualizationLossOptions { ShareThreshold = 0.5, Gamma = 1 };
        using Tensor logits = tensor(new double[,] { { 0.3, -1, 2 }, { 1, 0.5, 0.2 }, { -2, 0.1, 0.4 } });
        using Tensor classes = tensor(new long[] { 0, 1, 2 }), weights = tensor(new double[] { 1, 2, 3 });
        using Tensor rows = tensor(new long[] { 0, 1, 1, 2, 2, 2 });
        using ImbalanceLoss loss = options.Create(Classes, 1);
        using Tensor weighted = loss.forward(logits, classes, weights), repeated = loss.forward(logits[rows], classes[rows]);
        Assert.AreEqual(repeated.item<double>(), weighted.item<double>(), 1e-12);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void SureLogitsInSinglePrecisionGiveFiniteGradients(LossOptions options)
    {
        foreach (float sure in new[] { 30f, 100f })
        {
            using Tensor logits = tensor(new[,] { { sure, 0, -sure }, { sure, 0, -sure }, { -sure, sure, 0 } }).requires_grad_();
            using Tensor classes = tensor(new long[] { 0, 2, 1 });
            using ImbalanceLoss loss = options.Create(Classes, 1);
            using Tensor value = loss.forward(logits, classes);
            value.backward();
            Assert.IsTrue(logits.grad!.isfinite().all().item<bool>(), $"{loss.GetName()} at {sure}");
            Assert.IsTrue(float.IsFinite(value.item<float>()), $"{loss.GetName()} at {sure}");
        }
    }

    [TestMethod]
    public void NoTensorIsLeftBehind()
    {
        foreach (object[] row in All)
        {
            using Tensor logits = randn(6, 3).requires_grad_(), classes = tensor(new long[] { 0, 1, 2, 2, 0, 0 }), weights = ones(6);
            using ImbalanceLoss loss = ((LossOptions)row[0]).Create(Classes, 1);
            loss.forward(logits, classes, weights).Dispose();
            using DisposeScope scope = NewDisposeScope();
            loss.forward(logits, classes, weights).Dispose();
            loss.forward(logits, classes).Dispose();
            Assert.AreEqual(0, scope.DisposablesCount, loss.GetName());
        }
    }
}

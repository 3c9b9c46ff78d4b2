using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The code of the pages about losses.</summary>
[TestClass]
public sealed class LossSnippets
{
    private static readonly Dictionary<string, Func<Tensor, Tensor, double>> Losses = new()
    {
        [nameof(LogitAdjusted)] = LogitAdjusted,
        [nameof(BalancedSoftmax)] = BalancedSoftmax,
        [nameof(VectorScaling)] = VectorScaling,
        [nameof(WeightedCrossEntropy)] = WeightedCrossEntropy,
        [nameof(ClassBalanced)] = ClassBalanced,
        [nameof(Focal)] = Focal,
        [nameof(Ldam)] = Ldam,
        [nameof(Equalization)] = Equalization,
        [nameof(Asymmetric)] = Asymmetric,
        [nameof(Poly)] = Poly,
        [nameof(CostMatrix)] = CostMatrix,
    };

    [TestMethod]
    public void EveryLossOfThePagesIsComputed()
    {
        TorchRuntime.Load();
        using Tensor logits = zeros(4, 2, requires_grad: true), classes = tensor(new long[] { 0, 0, 0, 1 });
        foreach ((string name, Func<Tensor, Tensor, double> value) in Losses)
        {
            using Tensor three = zeros(4, 3);
            Assert.IsGreaterThan(0, value(name == nameof(Equalization) ? three : logits, classes), name);
        }
        // Shares of 0.99 and 0.01, three rows of the first and one of the second: -(3 ln 0.99 + ln 0.01) / 4.
        Assert.AreEqual(-((3 * Math.Log(0.99)) + Math.Log(0.01)) / 4, LogitAdjusted(logits, classes), 1e-6);
    }

    private static double LogitAdjusted(Tensor logits, Tensor classes)
    {
        using var adjusted = new LogitAdjustedLoss([990, 10], tau: 1);
        using Tensor loss = adjusted.forward(logits, classes);
        return loss.item<float>();
    }

    private static double BalancedSoftmax(Tensor logits, Tensor classes)
    {
        using var balanced = new BalancedSoftmaxLoss([990, 10]);
        using Tensor loss = balanced.forward(logits, classes);
        return loss.item<float>();
    }

    private static double VectorScaling(Tensor logits, Tensor classes)
    {
        using var scaling = new VectorScalingLoss([990, 10], new VectorScalingLossOptions { Gamma = 0.15 });
        using Tensor loss = scaling.forward(logits, classes);
        return loss.item<float>();
    }

    private static double WeightedCrossEntropy(Tensor logits, Tensor classes)
    {
        using var weighted = new WeightedCrossEntropyLoss(classWeights: [1, 9], labelSmoothing: 0.1);
        using Tensor loss = weighted.forward(logits, classes);
        return loss.item<float>();
    }

    private static double ClassBalanced(Tensor logits, Tensor classes)
    {
        using var classBalanced = new ClassBalancedLoss([990, 10], new ClassBalancedLossOptions { Beta = 0.999, Form = ClassBalancedForm.Focal });
        using Tensor loss = classBalanced.forward(logits, classes);
        return loss.item<float>();
    }

    private static double Focal(Tensor logits, Tensor classes)
    {
        using var focal = new FocalLoss(gamma: 2);
        using Tensor loss = focal.forward(logits, classes);
        return loss.item<float>();
    }

    private static double Ldam(Tensor logits, Tensor classes)
    {
        using var ldam = new LdamLoss([990, 10], new LdamLossOptions { MaximumMargin = 0.5 });
        using Tensor loss = ldam.forward(logits, classes);
        return loss.item<float>();
    }

    private static double Equalization(Tensor logits, Tensor classes)
    {
        using var equalization = new EqualizationLoss([9900, 90, 10], new EqualizationLossOptions { ShareThreshold = 0.005 }, seed: 1);
        using Tensor loss = equalization.forward(logits, classes);
        return loss.item<float>();
    }

    private static double Asymmetric(Tensor logits, Tensor classes)
    {
        using var asymmetric = new AsymmetricLoss(new AsymmetricLossOptions { NegativeGamma = 4, Margin = 0.05 });
        using Tensor loss = asymmetric.forward(logits, classes);
        return loss.item<float>();
    }

    private static double Poly(Tensor logits, Tensor classes)
    {
        using var poly = new PolyLoss(epsilon: 1);
        using Tensor loss = poly.forward(logits, classes);
        return loss.item<float>();
    }

    private static double CostMatrix(Tensor logits, Tensor classes)
    {
        using var costs = new CostMatrixLoss(new double[,] { { 0, 1 }, { 10, 0 } });
        using Tensor loss = costs.forward(logits, classes);
        return loss.item<float>();
    }
}

using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Values and gradients in double precision, against those of PyTorch 1.13 and the formulas of the papers.</summary>
[TestClass]
public sealed class GoldenLossTests
{
    private const double Tolerance = 1e-10;

    public static IEnumerable<object[]> Cases
        => ReferenceFile.Cases("losses.json").Select((c, i) => new object[] { i, $"{c.GetProperty("name").GetString()},{c.GetProperty("targets").GetArrayLength()} rows" });

    [TestMethod]
    public void ThereAreCases() => Assert.AreEqual(78, Cases.Count());

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void ValuesAndGradientsAreTheReferences(int index, string name)
    {
        JsonElement reference = ReferenceFile.Cases("losses.json")[index];
        JsonElement values = reference.GetProperty("values");
        double[] expected = values.Numbers("none"), expectedGradient = Flatten(values.GetProperty("grad_of_mean"));
        // The references of single logits divide by the rows, whatever the weights.
        bool single = reference.GetProperty("logits")[0].ValueKind == JsonValueKind.Number;
        using Tensor logits = tensor(Flatten(reference.GetProperty("logits")), ScalarType.Float64).reshape(expected.Length, -1).requires_grad_();
        using Tensor pair = single ? cat([zeros_like(logits), logits], 1) : logits.alias();
        using Tensor classes = tensor(Array.ConvertAll(reference.Numbers("targets"), t => (long)t));

        Func<Reduction, Tensor> loss = LossOf(reference, name, pair, classes);
        using Tensor none = loss(Reduction.None), sum = loss(Reduction.Sum), mean = single ? none.mean() : loss(Reduction.Mean);
        AreClose(expected, [.. none.data<double>()], name);
        AreClose([values.GetProperty("sum").GetDouble()], [sum.item<double>()], name);
        AreClose([values.GetProperty("mean").GetDouble()], [mean.item<double>()], name);
        mean.backward();
        AreClose(expectedGradient, [.. logits.grad!.data<double>()], name);
    }

    private static Func<Reduction, Tensor> LossOf(JsonElement reference, string name, Tensor logits, Tensor classes)
    {
        long[] counts = reference.TryGetProperty("class_counts", out _) ? [.. reference.Numbers("class_counts").Select(n => (long)n)] : [];
        double[]? weights = reference.TryGetProperty("weight", out _) ? reference.Numbers("weight") : null;
        double Number(string key) => reference.GetProperty(key).GetDouble();
        Func<Reduction, ImbalanceLoss> make = name.Split(',', '=')[0] switch
        {
            "cross_entropy" => r => new WeightedCrossEntropyLoss(weights, name.Contains("label_smoothing=0.1", StringComparison.Ordinal) ? 0.1 : 0, r),
            "focal_multiclass" => r => new FocalLoss(Number("gamma"), reference.TryGetProperty("alpha", out _) ? reference.Numbers("alpha") : null, r),
            "ldam" => r => new LdamLoss(counts, new() { Scale = Number("s") }, weights, r),
            "balanced_softmax" => r => new BalancedSoftmaxLoss(counts, r),
            "logit_adjusted" => r => new LogitAdjustedLoss(counts, Number("tau"), r),
            "class_balanced_softmax" => r => new ClassBalancedLoss(counts, new() { Beta = Number("beta") }, r),
            "class_balanced_sigmoid" => r => new ClassBalancedLoss(counts, new() { Beta = Number("beta"), Form = ClassBalancedForm.SigmoidCrossEntropy }, r),
            "class_balanced_focal" => r => new ClassBalancedLoss(counts, new() { Beta = Number("beta"), Gamma = Number("gamma"), Form = ClassBalancedForm.Focal }, r),
            "bce_with_logits" => r => new WeightedCrossEntropyLoss([1, Number("pos_weight")], 0, r),
            "sigmoid_focal" => r => new FocalLoss(Number("gamma"), Number("alpha") is var a and >= 0 ? [1 - a, a] : null, r),
            _ => r => new SingleLogitAsymmetric(r),
        };
        return reduction =>
        {
            using ImbalanceLoss loss = make(reduction);
            return loss.forward(logits, classes);
        };
    }

    // The reference has one logit a row; the module has one a class.
    private sealed class SingleLogitAsymmetric(Reduction reduction) : ImbalanceLoss(nameof(SingleLogitAsymmetric), reduction)
    {
        private protected override Tensor RowLosses(Tensor logits, Tensor classes)
            => SigmoidLosses.Asymmetric(logits.select(1, 1), classes.to(logits.dtype), positiveGamma: 0, negativeGamma: 4, margin: 0.05);
    }

    private static void AreClose(double[] expected, double[] actual, string name)
    {
        Assert.HasCount(expected.Length, actual, name);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance * Math.Max(1, Math.Abs(expected[i])), $"{name}, {i}");
    }

    private static double[] Flatten(JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Flatten)] : [element.GetDouble()];
}

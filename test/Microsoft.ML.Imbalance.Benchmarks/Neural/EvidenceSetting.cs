using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>A way to train a network, by names: a cell of the table.</summary>
internal sealed record EvidenceSetting(string Architecture, string Sampling, string Loss)
{
    public const string Mlp = "MLP", Uniform = "uniform", CrossEntropy = "cross-entropy", LogitAdjusted = "logit-adjusted";

    private static readonly Dictionary<string, NetworkArchitecture> Architectures = new()
    {
        [Mlp] = new MlpArchitecture(),
        ["periodic MLP"] = new MlpArchitecture(),
        ["ResNet"] = new ResNetArchitecture { Width = 64, HiddenWidth = 128 },
        ["TabM"] = new TabMArchitecture { MemberCount = 8, Width = 64 },
    };

    private static readonly Dictionary<string, LossOptions> Losses = new()
    {
        [CrossEntropy] = new WeightedCrossEntropyLossOptions(),
        ["weighted"] = new WeightedCrossEntropyLossOptions { ClassWeights = ClassWeightScheme.Balanced },
        ["focal"] = new FocalLossOptions(),
        ["class-balanced"] = new ClassBalancedLossOptions(),
        ["class-balanced focal"] = new ClassBalancedLossOptions { Form = ClassBalancedForm.Focal },
        ["LDAM"] = new LdamLossOptions(),
        [LogitAdjusted] = new LogitAdjustedLossOptions(),
        ["vector-scaling"] = new VectorScalingLossOptions(),
        ["equalization"] = new EqualizationLossOptions(),
        ["asymmetric"] = new AsymmetricLossOptions(),
        ["poly-1"] = new PolyLossOptions(),
        ["cost matrix"] = new CostMatrixLossOptions(),
    };

    public static IEnumerable<string> Models => Architectures.Keys;

    /// <summary>The losses that the peer computes too.</summary>
    public static readonly string[] PeerLosses = [CrossEntropy, "weighted", "focal", "LDAM", LogitAdjusted];

    /// <summary>Everything that is tuned, the most telling first.</summary>
    public static readonly EvidenceSetting[] Tuned =
    [
        .. Losses.Keys.Select(loss => new EvidenceSetting(Mlp, Uniform, loss)),
        .. from sampling in new[] { "class-balanced", "square-root", "progressive" }
           from loss in new[] { CrossEntropy, "focal", "LDAM", LogitAdjusted }
           select new EvidenceSetting(Mlp, sampling, loss),
        new(Mlp, "deferred weights", CrossEntropy),
        new(Mlp, "deferred weights", "LDAM"),
        new(Mlp, "deferred sampling", CrossEntropy),
        new(Mlp, "retrained classifier", CrossEntropy),
        new(Mlp, "MixUp", CrossEntropy),
        new(Mlp, "Remix", CrossEntropy),
        .. from architecture in new[] { "ResNet", "periodic MLP", "TabM" }
           from loss in new[] { CrossEntropy, LogitAdjusted }
           select new EvidenceSetting(architecture, Uniform, loss),
        .. from architecture in new[] { "ResNet", "TabM" }
           from loss in new[] { CrossEntropy, LogitAdjusted }
           select new EvidenceSetting(architecture, "class-balanced", loss),
    ];

    /// <summary>Options of a plain training: so many epochs over all rows.</summary>
    public NeuralNetworkOptions Plain(int epochs, int seed) => new()
    {
        Architecture = Architectures[Architecture],
        Loss = Losses[Loss],
        ValidationFraction = 0,
        Epochs = epochs,
        Seed = seed,
    };

    /// <summary>Options of a training that stops early by the average precision on a fifth of the rows.</summary>
    public NeuralNetworkOptions Stopping(double learningRate, int epochs, int seed, IProgress<TrainingProgress> progress) => new()
    {
        Architecture = Architectures[Architecture],
        NumericEmbedding = Architecture.StartsWith("periodic", StringComparison.Ordinal) ? new PeriodicEmbeddingOptions() : null,
        Loss = Losses[Loss],
        Sampling = Sampling switch
        {
            "class-balanced" => BatchSampling.ClassBalanced,
            "square-root" => BatchSampling.SquareRoot,
            "progressive" => BatchSampling.ProgressivelyBalanced,
            _ => BatchSampling.Uniform,
        },
        Deferred = Sampling switch
        {
            "deferred weights" => DeferredBalancing.Reweight,
            "deferred sampling" => DeferredBalancing.Resample,
            _ => DeferredBalancing.None,
        },
        Classifier = Sampling == "retrained classifier" ? ClassifierAdjustment.Retrain : ClassifierAdjustment.None,
        Mixing = new RowMixingOptions { Kind = Sampling switch { "MixUp" => RowMixing.MixUp, "Remix" => RowMixing.Remix, _ => RowMixing.None } },
        Optimizer = new AdamWOptions { LearningRate = learningRate },
        ValidationFraction = 0.2,
        // What is deferred must come to its turn; the best epoch is kept all the same.
        Patience = Sampling.StartsWith("deferred", StringComparison.Ordinal) ? epochs : 6,
        Epochs = epochs,
        Progress = progress,
        Seed = seed,
    };
}

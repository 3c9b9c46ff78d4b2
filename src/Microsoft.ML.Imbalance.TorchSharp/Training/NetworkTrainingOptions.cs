namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How a network is trained.</summary>
public abstract class NetworkTrainingOptions
{
    internal const int DefaultEpochs = 100;

    private protected NetworkTrainingOptions()
    {
    }

    /// <summary>The loss.</summary>
    /// <value>Default: logit adjustment with τ = 1, the best simple loss by evidence: decisions are then for the mean recall of the classes, and <c>CorrectPriors</c> brings probabilities back.</value>
    public LossOptions Loss { get; init; } = new LogitAdjustedLossOptions();

    /// <summary>The most epochs that the network is trained for.</summary>
    /// <value>At least 1. Default: 100.</value>
    public int Epochs { get; init; } = DefaultEpochs;

    /// <summary>Rows of a step.</summary>
    /// <value>At least 1. Default: 256.</value>
    public int BatchSize { get; init; } = 256;

    /// <summary>How often rows of each class come.</summary>
    /// <value>Default: <see cref="BatchSampling.Uniform"/>.</value>
    public BatchSampling Sampling { get; init; }

    /// <summary>What changes in the last epochs.</summary>
    /// <value>Default: <see cref="DeferredBalancing.None"/>.</value>
    public DeferredBalancing Deferred { get; init; }

    /// <summary>The share of the epochs after which <see cref="Deferred"/> begins.</summary>
    /// <value>0 … 1. Default: 0.8, as in the paper. Ignored without it.</value>
    public double DeferredStart { get; init; } = 0.8;

    /// <summary>The weights of deferred re-weighting.</summary>
    /// <value>Default: by effective number with β = 0.9999, as in the paper. Ignored but for <see cref="DeferredBalancing.Reweight"/>.</value>
    public ClassWeightScheme DeferredWeights { get; init; } = ClassWeightScheme.EffectiveNumber(0.9999);

    /// <summary>Whether the rows of a batch are mixed.</summary>
    /// <value>Default: not.</value>
    public RowMixingOptions Mixing { get; init; } = new();

    /// <summary>What is done to the last layer afterwards.</summary>
    /// <value>Default: <see cref="ClassifierAdjustment.None"/>.</value>
    public ClassifierAdjustment Classifier { get; init; }

    /// <summary>Epochs of <see cref="ClassifierAdjustment.Retrain"/> and <see cref="ClassifierAdjustment.LearnScales"/>.</summary>
    /// <value>At least 1. Default: 10. Ignored otherwise.</value>
    public int ClassifierEpochs { get; init; } = 10;

    /// <summary>The power of <see cref="ClassifierAdjustment.TauNormalize"/>.</summary>
    /// <value>At least 0. Default: 1. Ignored otherwise.</value>
    public double ClassifierTau { get; init; } = 1;

    /// <summary>How much of the class shares is taken out of the logits after training: post-hoc logit adjustment. Use it with a loss that does not do so itself.</summary>
    /// <value>At least 0. Default: 0.</value>
    public double PostHocTau { get; init; }

    /// <summary>How values follow their gradients.</summary>
    /// <value>Default: AdamW.</value>
    public OptimizerOptions Optimizer { get; init; } = new AdamWOptions();

    /// <summary>How the step size changes.</summary>
    /// <value>Default: <see cref="LearningRateSchedule.Constant"/>.</value>
    public LearningRateSchedule LearningRateSchedule { get; init; }

    /// <summary>Epochs, or a part of one, over which the step size rises before the schedule begins.</summary>
    /// <value>At least 0. Default: 0.</value>
    public double WarmUpEpochs { get; init; }

    /// <summary>The length that gradients are shortened to.</summary>
    /// <value>Positive. Default: null, they are left as they are.</value>
    public double? MaximumGradientNorm { get; init; }

    /// <summary>How long the moving average of the values remembers, which then is what is validated and kept.</summary>
    /// <value>0 … below 1; 0.999 is common. Default: 0, no average.</value>
    public double WeightAverageDecay { get; init; }

    /// <summary>The share of each class that is not trained on, but tells the best epoch.</summary>
    /// <value>0 … below 1; 0: the last epoch is kept. Default: 0.1.</value>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>What tells the best epoch.</summary>
    /// <value>Default: <see cref="ValidationMetric.AveragePrecision"/>.</value>
    public ValidationMetric ValidationMetric { get; init; }

    /// <summary>Epochs without a better one after which training stops. With <see cref="Deferred"/> they count from where it begins, so that it comes to its turn.</summary>
    /// <value>At least 1. Default: 16. Ignored without validation rows.</value>
    public int Patience { get; init; } = 16;

    /// <summary>A file, in a folder that exists, that is written after each epoch, and that training goes on from if it is there. It is deleted when training has ended.</summary>
    /// <value>Default: null, none.</value>
    public string? CheckpointPath { get; init; }

    /// <summary>Who is told of each epoch.</summary>
    /// <value>Default: null. Progress also goes to the log.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Ends training early; the best network so far is the result. While rows are still read, it ends with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The seed.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }

    /// <summary>Threads of libtorch on the CPU. Small networks are no faster with more.</summary>
    /// <value>At least 1. Default: 1.</value>
    public int ThreadCount { get; init; } = 1;

    /// <summary>Bytes that training rows may take in memory. What is beyond goes to a temporary file.</summary>
    /// <value>Positive. Default: 2 GiB.</value>
    public long MemoryBudget { get; init; } = 2L << 30;

    /// <summary>Where that file is.</summary>
    /// <value>Default: null, the folder of the system for temporary files.</value>
    public string? TemporaryFolder { get; init; }

    /// <summary>Whether a GPU computes in 16 bits (bfloat16) where that is enough; values and the loss stay in 32.</summary>
    /// <value>Default: false. Ignored on the CPU.</value>
    public bool MixedPrecision { get; init; }

    internal virtual void Validate()
    {
        Given(Loss, nameof(Loss)).Validate();
        OptionChecks.AtLeast(1, Epochs);
        OptionChecks.AtLeast(1, BatchSize);
        OptionChecks.Defined(Sampling);
        OptionChecks.Defined(Deferred);
        OptionChecks.Within(0, 1, DeferredStart);
        Given(DeferredWeights, nameof(DeferredWeights));
        Given(Mixing, nameof(Mixing)).Validate();
        OptionChecks.Defined(Classifier);
        OptionChecks.AtLeast(1, ClassifierEpochs);
        OptionChecks.NotNegative(ClassifierTau);
        OptionChecks.NotNegative(PostHocTau);
        Given(Optimizer, nameof(Optimizer)).Validate();
        OptionChecks.Defined(LearningRateSchedule);
        OptionChecks.NotNegative(WarmUpEpochs);
        if (MaximumGradientNorm is double norm)
            OptionChecks.Positive(norm, nameof(MaximumGradientNorm));
        MomentumChecks.Decay(WeightAverageDecay, nameof(WeightAverageDecay));
        MomentumChecks.Decay(ValidationFraction, nameof(ValidationFraction));
        OptionChecks.Defined(ValidationMetric);
        OptionChecks.AtLeast(1, Patience);
        OptionChecks.AtLeast(1, ThreadCount);
        if (MemoryBudget < 1)
            throw new ArgumentOutOfRangeException(nameof(MemoryBudget), MemoryBudget, Invariant($"MemoryBudget is {MemoryBudget}; it must be at least 1 byte."));
        // What would fail after the first epoch should fail now.
        CheckFolder(CheckpointPath is null ? null : Path.GetDirectoryName(Path.GetFullPath(CheckpointPath)), nameof(CheckpointPath));
        CheckFolder(TemporaryFolder, nameof(TemporaryFolder));
    }

    internal RowStorage Storage => new(MemoryBudget, TemporaryFolder ?? Path.GetTempPath());

    private static void CheckFolder(string? folder, string name)
    {
        if (folder is not null && !Directory.Exists(folder))
            throw new ArgumentException($"{name} is in the folder '{folder}', which does not exist. Make it, or name another.", name);
    }

    private static T Given<T>(T value, string name)
        where T : class => value ?? throw new ArgumentException($"{name} is null; leave it out for the default.", name);
}

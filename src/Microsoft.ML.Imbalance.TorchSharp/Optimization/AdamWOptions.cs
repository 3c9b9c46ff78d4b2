namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019).</summary>
public sealed class AdamWOptions : OptimizerOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public AdamWOptions()
        : base(learningRate: 0.001, weightDecay: 0.01)
    {
    }

    /// <summary>How long gradients are remembered: β₁.</summary>
    /// <value>0 … below 1. Default: 0.9.</value>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How long squares of gradients are remembered: β₂.</summary>
    /// <value>0 … below 1. Default: 0.999.</value>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is added to the root of the squares: ε.</summary>
    /// <value>Positive. Default: 1e-8.</value>
    public double Epsilon { get; init; } = 1e-8;

    internal override void Validate()
    {
        base.Validate();
        MomentumChecks.Decay(Beta1, nameof(Beta1));
        MomentumChecks.Decay(Beta2, nameof(Beta2));
        OptionChecks.Positive(Epsilon);
    }

    internal override FlatOptimizer Create(int length) => new AdamW(this, length);

    internal override DeviceOptimizer CreateWhere(global::TorchSharp.torch.Tensor values) => new DeviceAdamW(this, values);
}

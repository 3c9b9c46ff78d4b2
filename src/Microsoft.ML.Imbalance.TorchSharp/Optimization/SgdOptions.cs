namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al., "On the importance of initialization and momentum in deep learning", ICML 2013).</summary>
public sealed class SgdOptions : OptimizerOptions
{
    /// <summary>Makes options with the defaults.</summary>
    public SgdOptions()
        : base(learningRate: 0.1, weightDecay: 2e-4)
    {
    }

    /// <summary>How much of the last step goes on.</summary>
    /// <value>0 … below 1. Default: 0.9.</value>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Whether the gradient counts as it will be after the step (Nesterov).</summary>
    /// <value>Default: false.</value>
    public bool Nesterov { get; init; }

    internal override void Validate()
    {
        base.Validate();
        MomentumChecks.Decay(Momentum, nameof(Momentum));
    }

    internal override FlatOptimizer Create(int length) => new SgdMomentum(this, length);

    internal override DeviceOptimizer CreateWhere(global::TorchSharp.torch.Tensor values) => new DeviceSgd(this, values);
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How a network's values follow their gradients: <see cref="AdamWOptions"/> or <see cref="SgdOptions"/>.</summary>
public abstract class OptimizerOptions
{
    private protected OptimizerOptions(double learningRate, double weightDecay)
    {
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>The largest step size of the schedule.</summary>
    /// <value>Positive. Default: 0.001 for AdamW, 0.1 for SGD.</value>
    public double LearningRate { get; init; }

    /// <summary>How much of a value is taken away in each step, as a share of the learning rate.</summary>
    /// <value>At least 0. Default: 0.01 for AdamW, 0.0002 for SGD.</value>
    public double WeightDecay { get; init; }

    internal virtual void Validate()
    {
        OptionChecks.Positive(LearningRate);
        OptionChecks.NotNegative(WeightDecay);
    }

    internal abstract FlatOptimizer Create(int length);

    /// <summary>The same on the device of some values.</summary>
    internal abstract DeviceOptimizer CreateWhere(global::TorchSharp.torch.Tensor values);
}

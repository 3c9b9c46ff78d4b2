namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Which loss <see cref="ClassBalancedLoss"/> weighs.</summary>
public enum ClassBalancedForm
{
    /// <summary>Softmax cross-entropy.</summary>
    CrossEntropy,

    /// <summary>Sigmoid cross-entropy, each class against the rest.</summary>
    SigmoidCrossEntropy,

    /// <summary>Sigmoid focal loss, each class against the rest.</summary>
    Focal,
}

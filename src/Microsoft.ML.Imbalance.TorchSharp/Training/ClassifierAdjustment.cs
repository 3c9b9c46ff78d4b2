namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What is done to the last layer when the network has been trained (Kang et al., "Decoupling representation and classifier for long-tailed recognition", ICLR 2020).</summary>
public enum ClassifierAdjustment
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is trained anew on class-balanced batches, with cross-entropy; all else stays (cRT).</summary>
    Retrain,

    /// <summary>The weight vector of each class is divided by the power τ of its length: rare classes have short ones.</summary>
    TauNormalize,

    /// <summary>A factor for the weights of each class is learned on class-balanced batches, with cross-entropy (LWS).</summary>
    LearnScales,
}

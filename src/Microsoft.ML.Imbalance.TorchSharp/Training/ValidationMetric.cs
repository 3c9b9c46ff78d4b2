namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What tells the best epoch.</summary>
public enum ValidationMetric
{
    /// <summary>Average precision, the area under the precision-recall curve; for more than two classes the mean over them, each against the rest.</summary>
    AveragePrecision,

    /// <summary>The mean recall of the classes.</summary>
    BalancedAccuracy,

    /// <summary>The mean F1 of the classes.</summary>
    MacroF1,

    /// <summary>The mean of - ln p of the rows' own classes, probabilities being brought to the class shares of the training rows first.</summary>
    LogLoss,
}

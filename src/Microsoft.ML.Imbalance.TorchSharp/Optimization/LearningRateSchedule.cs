namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How the step size changes over a training.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls to 0 along half a cosine (Loshchilov and Hutter, "SGDR", ICLR 2017).</summary>
    Cosine,

    /// <summary>
    /// It rises from a 25th to its largest over the first 30 % and falls to a 10,000th of where it began (Smith and Topin, "Super-convergence", 2018). Has its own warm-up.
    /// </summary>
    OneCycle,
}

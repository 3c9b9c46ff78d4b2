namespace Microsoft.ML.Imbalance;

/// <summary>How scores of two classes are turned into probabilities.</summary>
public enum BinaryCalibrationMethod
{
    /// <summary>A logistic function of the score: slope and intercept. Needs no probabilities, and few rows.</summary>
    Platt,

    /// <summary>Any function of the score that never falls. Needs no probabilities, but rows: a thousand or more, with hundreds of each class.</summary>
    Isotonic,

    /// <summary>Three numbers that bend the probability at both ends on their own. Changes little where there is little to change.</summary>
    Beta,

    /// <summary>One number that makes probabilities more or less extreme. It does not move their mean where that is needed: not after resampling.</summary>
    Temperature,

    /// <summary>One factor on the odds: the mean probability becomes the share of the class, and nothing else changes.</summary>
    Intercept,
}

namespace Microsoft.ML.Imbalance;

/// <summary>How probabilities of several classes are corrected.</summary>
public enum MulticlassCalibrationMethod
{
    /// <summary>A temperature, and a factor for each class: what resampling did to the class shares is taken back too.</summary>
    BiasCorrectedTemperature,

    /// <summary>One number that makes probabilities more or less extreme. It does not take resampling back.</summary>
    Temperature,
}

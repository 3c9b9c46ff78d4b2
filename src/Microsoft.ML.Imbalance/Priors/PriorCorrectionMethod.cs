namespace Microsoft.ML.Imbalance;

/// <summary>How <c>CorrectPriors</c> finds by how much the odds of the classes are off.</summary>
public enum PriorCorrectionMethod
{
    /// <summary><see cref="MeanProbability"/> where the rows before resampling can be read, <see cref="ClassCounts"/> otherwise.</summary>
    Auto,

    /// <summary>
    /// By the class shares before and after. Exact if rows were drawn, repeated or weighted by their class alone; resamplers that look at the features change more than
    /// the shares.
    /// </summary>
    ClassCounts,

    /// <summary>So that over the training rows as they were before resampling, the mean probability of each class is its share. It holds for every resampler.</summary>
    MeanProbability,
}

namespace Microsoft.ML.Imbalance;

/// <summary>What a method does to class sizes: it decides which targets make sense.</summary>
internal enum ResamplingKind
{
    /// <summary>Adds rows; relative targets refer to the largest class.</summary>
    Oversampling,

    /// <summary>Removes rows down to a count; relative targets refer to the smallest class.</summary>
    Undersampling,

    /// <summary>Removes rows by a criterion; a target says from which classes, not how many.</summary>
    Cleaning,
}

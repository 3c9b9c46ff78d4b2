namespace Microsoft.ML.Imbalance;

/// <summary>How probabilities are put into bins, to compare what they promise with what came true.</summary>
public enum CalibrationBinning
{
    /// <summary>Bins of equal width between 0 and 1; a probability on an edge belongs to the bin above. For a rare class most rows are in the lowest.</summary>
    EqualWidth,

    /// <summary>
    /// Bins of equally many rows (Nixon et al., "Measuring calibration in deep learning", CVPR workshops 2019). Equal probabilities stay together, in the bin
    /// that the middle of them falls into.
    /// </summary>
    EqualMass,
}

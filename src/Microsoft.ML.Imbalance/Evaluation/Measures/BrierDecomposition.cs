namespace Microsoft.ML.Imbalance;

/// <summary>The parts of a Brier score (Murphy, "A new vector partition of the probability score", Journal of Applied Meteorology 12, 1973).</summary>
/// <remarks>
/// <see cref="BrierScore"/> = <see cref="Calibration"/> + <see cref="Refinement"/> + <see cref="WithinBins"/>, and <see cref="Refinement"/> = <see
/// cref="Uncertainty"/> - <see cref="Resolution"/>. Where every row has a probability of its own, a group is a row, and all of the score is called calibration:
/// take bins then.
/// </remarks>
public sealed class BrierDecomposition
{
    internal BrierDecomposition(double brierScore, double positiveShare, double calibration, double refinement)
    {
        BrierScore = brierScore;
        Calibration = calibration;
        Refinement = refinement;
        Uncertainty = positiveShare * (1 - positiveShare);
    }

    /// <summary>The whole score, the mean of (p - y)²: 0 … 1.</summary>
    public double BrierScore { get; }

    /// <summary>
    /// How far the probabilities are from the frequencies they promise, Σ n (mean p - share)² / Σ n over the groups (also called reliability); 0 is perfect.
    /// </summary>
    public double Calibration { get; }

    /// <summary>How mixed the groups still are, Σ n share (1 - share) / Σ n; 0 if each is of one class. What no recalibration can mend.</summary>
    public double Refinement { get; }

    /// <summary>π (1 - π), π the share of the positive class: what always answering π scores.</summary>
    public double Uncertainty { get; }

    /// <summary>How much the groups differ in their shares, Σ n (share - π)² / Σ n: <see cref="Uncertainty"/> - <see cref="Refinement"/>.</summary>
    public double Resolution => Uncertainty - Refinement;

    /// <summary>What is lost by taking different probabilities as one bin; 0 where the groups are equal probabilities. It can be negative.</summary>
    public double WithinBins => BrierScore - Calibration - Refinement;

    /// <summary>Takes equal probabilities as a group.</summary>
    internal static BrierDecomposition OfDistinct(ScoreRanking probabilities, double brierScore)
    {
        double calibration = 0, refinement = 0;
        foreach (RankingStep step in probabilities.Steps)
            Add(step.Score, step.Positives, step.Positives + step.Negatives, ref calibration, ref refinement);
        return new BrierDecomposition(brierScore, probabilities.Positives / probabilities.Total, calibration / probabilities.Total, refinement / probabilities.Total);
    }

    /// <summary>Takes a bin as a group.</summary>
    internal static BrierDecomposition OfBins(ScoreRanking probabilities, CalibrationBins bins, double brierScore)
    {
        double calibration = 0, refinement = 0;
        foreach (CalibrationSums bin in bins.Filled)
            Add(bin.MeanProbability, bin.Positives, bin.Weight, ref calibration, ref refinement);
        return new BrierDecomposition(brierScore, probabilities.Positives / probabilities.Total, calibration / probabilities.Total, refinement / probabilities.Total);
    }

    private static void Add(double probability, double positives, double weight, ref double calibration, ref double refinement)
    {
        double share = positives / weight;
        calibration += weight * (probability - share) * (probability - share);
        refinement += positives * (1 - share);
    }
}

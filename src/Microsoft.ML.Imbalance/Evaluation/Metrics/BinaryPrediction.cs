namespace Microsoft.ML.Imbalance;

/// <summary>One evaluated row of a binary classifier.</summary>
public readonly struct BinaryPrediction
{
    internal BinaryPrediction(bool isPositive, bool isPredictedPositive, double score, double probability, double weight)
    {
        IsPositive = isPositive;
        IsPredictedPositive = isPredictedPositive;
        Score = score;
        Probability = probability;
        Weight = weight;
    }

    /// <summary>Whether the row has the positive class.</summary>
    public bool IsPositive { get; }

    /// <summary>Whether the row was given the positive class.</summary>
    public bool IsPredictedPositive { get; }

    /// <summary>What ranks the row: its score, or its probability where there are no scores.</summary>
    public double Score { get; }

    /// <summary>The probability of the positive class; NaN where there are no probabilities.</summary>
    public double Probability { get; }

    /// <summary>How often the row counts: its weight, 1 without weights; in a bootstrap replicate that times how often it was drawn, often 0.</summary>
    public double Weight { get; }
}

namespace Microsoft.ML.Imbalance;

/// <summary>What a round of boosting came to.</summary>
/// <param name="Error">The weight of the rows that the member gets wrong, of the weight of all rows.</param>
/// <param name="Vote">How much the member's vote weighs; 0 if it is to be left out.</param>
/// <param name="IsLast">Whether boosting ends here: the member is perfect, or no better than guessing.</param>
internal readonly record struct BoostingRound(double Error, double Vote, bool IsLast);

/// <summary>Multiclass AdaBoost: weights of rows that grow where members are wrong, and members' votes by their error.</summary>
/// <remarks>
/// Zhu, Zou, Rosset and Hastie, "Multi-class AdaBoost", Statistics and Its Interface 2 (2009). A perfect member would get an infinite vote; here it gets the
/// vote of half a row's error, which is the least that so many rows can show.
/// </remarks>
internal sealed class Samme
{
    private readonly int _classCount;
    private readonly double _learningRate;

    /// <param name="weights">What rows weigh at first: not negative, not all 0. Rows of weight 0 take no part. The array is taken over.</param>
    /// <param name="classCount">The number of classes K.</param>
    /// <param name="learningRate">The factor of every vote.</param>
    public Samme(double[] weights, int classCount, double learningRate)
    {
        Weights = weights;
        _classCount = classCount;
        _learningRate = learningRate;
        Normalize();
    }

    /// <summary>What each row weighs; the sum is 1.</summary>
    public double[] Weights { get; }

    /// <summary>Closes a round: the vote of its member, and the weights for the next one.</summary>
    /// <param name="missed">The rows that the member gets wrong.</param>
    public BoostingRound Close(RowSet missed)
    {
        double error = 0;
        foreach (int row in missed)
            error += Weights[row];
        // No better than guessing one class of K at random.
        if (error >= 1 - 1.0 / _classCount)
            return new BoostingRound(error, Vote: 0, IsLast: true);
        if (error == 0)
            return new BoostingRound(error, VoteOf(0.5 / Math.Max(1, Weights.Count(w => w > 0))), IsLast: true);
        double vote = VoteOf(error);
        // w <- w exp(vote [missed])
        double factor = Math.Exp(vote);
        foreach (int row in missed)
            Weights[row] *= factor;
        Normalize();
        return new BoostingRound(error, vote, IsLast: false);
    }

    // vote = learning rate (ln((1 - error) / error) + ln(K - 1))
    private double VoteOf(double error) => _learningRate * (Math.Log((1 - error) / error) + Math.Log(_classCount - 1));

    private void Normalize()
    {
        double sum = Weights.Sum();
        for (int row = 0; row < Weights.Length; row++)
            Weights[row] /= sum;
    }
}

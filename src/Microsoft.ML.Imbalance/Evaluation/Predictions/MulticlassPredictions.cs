using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>What multiclass evaluation keeps of the labeled rows: class, predicted class, a score for each class, and weight.</summary>
internal sealed class MulticlassPredictions(string[] classNames)
{
    // Scores are Single: the sum of many of them misses 1 by more than their own rounding.
    private const double SumTolerance = 1e-3;

    private readonly List<double> _weights = [];

    public string[] ClassNames { get; } = classNames;

    public ClassCodes Actual { get; } = new(capacity: 0);

    public ClassCodes Predicted { get; } = new(capacity: 0);

    public ScoreTable Scores { get; } = new(classNames.Length);

    /// <summary>Weights, or nothing if all rows weigh 1.</summary>
    public ReadOnlySpan<double> Weights => CollectionsMarshal.AsSpan(_weights);

    /// <summary>Whether the scores of every row are a distribution: none negative, with sum 1.</summary>
    public bool AreProbabilities { get; private set; } = true;

    public int UnlabeledCount { get; set; }

    public void Add(int actual, int predicted, ReadOnlySpan<double> scores, double? weight)
    {
        Actual.Add(actual);
        Predicted.Add(predicted);
        Scores.Add(scores);
        if (weight is double w)
            _weights.Add(w);
        AreProbabilities = AreProbabilities && IsDistribution(scores);
    }

    /// <summary>Adds the rows of another part of the same data, with the same classes and columns.</summary>
    public void Append(MulticlassPredictions other)
    {
        for (int row = 0; row < other.Actual.Count; row++)
        {
            Actual.Add(other.Actual[row]);
            Predicted.Add(other.Predicted[row]);
        }
        Scores.Append(other.Scores);
        _weights.AddRange(other._weights);
        AreProbabilities = AreProbabilities && other.AreProbabilities;
        UnlabeledCount += other.UnlabeledCount;
    }

    private static bool IsDistribution(ReadOnlySpan<double> scores)
    {
        double sum = 0;
        foreach (double score in scores)
        {
            if (score < 0)
                return false;
            sum += score;
        }
        return Math.Abs(sum - 1) <= SumTolerance;
    }
}

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

    /// <summary>The rows of several parts of the same data, with the same columns.</summary>
    public static MulticlassPredictions Pool(IReadOnlyList<MulticlassPredictions> parts)
    {
        var pooled = new MulticlassPredictions(parts[0].ClassNames);
        foreach (MulticlassPredictions part in parts)
        {
            int[] toPooled = ClassOrder.Map(part.ClassNames, pooled.ClassNames);
            for (int row = 0; row < part.Actual.Count; row++)
            {
                pooled.Actual.Add(toPooled[part.Actual[row]]);
                pooled.Predicted.Add(toPooled[part.Predicted[row]]);
            }
            pooled.Scores.Append(part.Scores, toPooled);
            pooled._weights.AddRange(part._weights);
            pooled.AreProbabilities = pooled.AreProbabilities && part.AreProbabilities;
            pooled.UnlabeledCount += part.UnlabeledCount;
        }
        return pooled;
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

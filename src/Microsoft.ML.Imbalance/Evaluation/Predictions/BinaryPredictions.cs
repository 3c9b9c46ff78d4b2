using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>What binary evaluation keeps of the labeled rows: class, predicted class, score, probability and weight.</summary>
internal sealed class BinaryPredictions(string negativeClass, string positiveClass)
{
    /// <summary>The place of the positive class in <see cref="ClassNames"/>, whatever its place in the order of the label values.</summary>
    public const int Positive = 1;

    private readonly List<double> _scores = [];
    private readonly List<double> _probabilities = [];
    private readonly List<double> _weights = [];

    public string[] ClassNames { get; } = [negativeClass, positiveClass];

    public ClassCodes Actual { get; } = new(capacity: 0);

    public ClassCodes Predicted { get; } = new(capacity: 0);

    /// <summary>What ranks the rows: scores, or probabilities where there are no scores.</summary>
    public ReadOnlySpan<double> Scores => CollectionsMarshal.AsSpan(_scores.Count > 0 ? _scores : _probabilities);

    /// <summary>Probabilities of the positive class, or nothing.</summary>
    public ReadOnlySpan<double> Probabilities => CollectionsMarshal.AsSpan(_probabilities);

    /// <summary>Weights, or nothing if all rows weigh 1.</summary>
    public ReadOnlySpan<double> Weights => CollectionsMarshal.AsSpan(_weights);

    public int UnlabeledCount { get; set; }

    /// <summary>Where the positive class begins, if the caller set it.</summary>
    public double? Threshold { get; init; }

    public void Add(int actual, int predicted, double? score, double? probability, double? weight)
    {
        Actual.Add(actual);
        Predicted.Add(predicted);
        if (score is double s)
            _scores.Add(s);
        if (probability is double p)
            _probabilities.Add(p);
        if (weight is double w)
            _weights.Add(w);
    }

    /// <summary>The rows of several parts of the same data, with the same columns.</summary>
    public static BinaryPredictions Pool(IReadOnlyList<BinaryPredictions> parts)
    {
        var pooled = new BinaryPredictions(parts[0].ClassNames[0], parts[0].ClassNames[1]) { Threshold = parts[0].Threshold };
        foreach (BinaryPredictions part in parts)
        {
            int[] toPooled = ClassOrder.Map(part.ClassNames, pooled.ClassNames);
            for (int row = 0; row < part.Actual.Count; row++)
            {
                pooled.Actual.Add(toPooled[part.Actual[row]]);
                pooled.Predicted.Add(toPooled[part.Predicted[row]]);
            }
            pooled._scores.AddRange(part._scores);
            pooled._probabilities.AddRange(part._probabilities);
            pooled._weights.AddRange(part._weights);
            pooled.UnlabeledCount += part.UnlabeledCount;
        }
        return pooled;
    }
}

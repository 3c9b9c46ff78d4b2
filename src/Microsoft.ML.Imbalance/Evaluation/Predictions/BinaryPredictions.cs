using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>What binary evaluation keeps of the labeled rows: class, predicted class, score, probability and weight.</summary>
internal sealed class BinaryPredictions
{
    /// <summary>The place of the positive class in <see cref="ClassNames"/>, whatever its place in the order of the label values.</summary>
    public const int Positive = 1;

    private readonly List<double> _scores = [];
    private readonly List<double> _probabilities = [];
    private readonly List<double> _weights = [];
    private readonly double[]? _drawnWeights;
    private RankedScores? _byScore;
    private RankedScores? _byProbability;

    public BinaryPredictions(string negativeClass, string positiveClass)
    {
        ClassNames = [negativeClass, positiveClass];
        Actual = new ClassCodes(capacity: 0);
        Predicted = new ClassCodes(capacity: 0);
    }

    private BinaryPredictions(BinaryPredictions rows, double[] weights)
    {
        ClassNames = rows.ClassNames;
        Actual = rows.Actual;
        Predicted = rows.Predicted;
        _scores = rows._scores;
        _probabilities = rows._probabilities;
        _drawnWeights = weights;
        _byScore = rows.ByScore;
        _byProbability = rows.HasProbabilities ? rows.ByProbability : null;
        UnlabeledCount = rows.UnlabeledCount;
        Threshold = rows.Threshold;
    }

    public string[] ClassNames { get; }

    public ClassCodes Actual { get; }

    public ClassCodes Predicted { get; }

    /// <summary>What ranks the rows: scores, or probabilities where there are no scores.</summary>
    public ReadOnlySpan<double> Scores => CollectionsMarshal.AsSpan(HasScores ? _scores : _probabilities);

    /// <summary>Probabilities of the positive class, or nothing.</summary>
    public ReadOnlySpan<double> Probabilities => CollectionsMarshal.AsSpan(_probabilities);

    /// <summary>Weights, or nothing if all rows weigh 1.</summary>
    public ReadOnlySpan<double> Weights => _drawnWeights is null ? CollectionsMarshal.AsSpan(_weights) : _drawnWeights;

    public bool HasScores => _scores.Count > 0;

    public bool HasProbabilities => _probabilities.Count > 0;

    /// <summary>Whether the weights are those of a bootstrap replicate.</summary>
    public bool IsReplicate => _drawnWeights is not null;

    /// <summary>The order by <see cref="Scores"/>, sorted when first asked for.</summary>
    public RankedScores ByScore => _byScore ??= new RankedScores(Scores);

    /// <summary>The order by <see cref="Probabilities"/>, sorted when first asked for.</summary>
    public RankedScores ByProbability => _byProbability ??= HasScores ? new RankedScores(Probabilities) : ByScore;

    public int UnlabeledCount { get; set; }

    /// <summary>Where the positive class begins, if the caller set it.</summary>
    public double? Threshold { get; init; }

    /// <summary>The group of each row, if rows belong together.</summary>
    public int[]? Groups { get; set; }

    /// <summary>What is known of the view that the rows are from.</summary>
    public EvaluatedView? Source { get; set; }

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

    /// <summary>The same rows with other weights. Their orders are shared.</summary>
    public BinaryPredictions WithWeights(double[] weights) => new(this, weights);

    /// <summary>The rows in another order: row i of the result is row <paramref name="rows"/>[i] of this.</summary>
    public BinaryPredictions Reorder(int[] rows)
    {
        var result = new BinaryPredictions(ClassNames[0], ClassNames[1]) { UnlabeledCount = UnlabeledCount, Threshold = Threshold, Source = Source };
        foreach (int row in rows)
        {
            result.Add(
                Actual[row], Predicted[row], HasScores ? _scores[row] : null, HasProbabilities ? _probabilities[row] : null, _weights.Count > 0 ? _weights[row] : null);
        }
        return result;
    }

    /// <summary>The rows of several parts of the same data, with the same columns.</summary>
    public static BinaryPredictions Pool(IReadOnlyList<BinaryPredictions> parts)
    {
        var pooled = new BinaryPredictions(parts[0].ClassNames[0], parts[0].ClassNames[1])
        {
            Threshold = parts.All(part => part.Threshold == parts[0].Threshold) ? parts[0].Threshold : null,
            Groups = parts[0].Groups is null ? null : [.. parts.SelectMany(part => part.Groups!)],
            Source = EvaluatedView.Pool(parts.Select(part => part.Source)),
        };
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

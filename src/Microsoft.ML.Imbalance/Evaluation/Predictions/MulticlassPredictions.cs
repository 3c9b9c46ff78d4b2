using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>What multiclass evaluation keeps of the labeled rows: class, predicted class, a score for each class, and weight.</summary>
internal sealed class MulticlassPredictions
{
    // Scores are Single: the sum of many of them misses 1 by more than their own rounding.
    private const double SumTolerance = 1e-3;

    private readonly List<double> _weights = [];
    private readonly double[]? _drawnWeights;
    private readonly RankedScores?[] _byScore;
    private TopClass? _top;
    private RankedScores? _byTop;

    public MulticlassPredictions(string[] classNames)
    {
        ClassNames = classNames;
        Actual = new ClassCodes(capacity: 0);
        Predicted = new ClassCodes(capacity: 0);
        Scores = new ScoreTable(classNames.Length);
        _byScore = new RankedScores?[classNames.Length];
    }

    private MulticlassPredictions(MulticlassPredictions rows, double[] weights)
    {
        ClassNames = rows.ClassNames;
        Actual = rows.Actual;
        Predicted = rows.Predicted;
        Scores = rows.Scores;
        AreProbabilities = rows.AreProbabilities;
        UnlabeledCount = rows.UnlabeledCount;
        _drawnWeights = weights;
        _byScore = rows._byScore;
        _top = rows._top;
        _byTop = rows._byTop;
    }

    private MulticlassPredictions(MulticlassPredictions rows, int[] decisions)
        : this(rows.ClassNames)
    {
        Actual = rows.Actual;
        foreach (int decision in decisions)
            Predicted.Add(decision);
        Scores = rows.Scores;
        AreProbabilities = rows.AreProbabilities;
        UnlabeledCount = rows.UnlabeledCount;
        Groups = rows.Groups;
        Source = rows.Source;
        _weights = rows._weights;
        _drawnWeights = rows._drawnWeights;
    }

    public string[] ClassNames { get; }

    public ClassCodes Actual { get; }

    public ClassCodes Predicted { get; }

    public ScoreTable Scores { get; }

    /// <summary>Weights, or nothing if all rows weigh 1.</summary>
    public ReadOnlySpan<double> Weights => _drawnWeights is null ? CollectionsMarshal.AsSpan(_weights) : _drawnWeights;

    /// <summary>Whether the weights are those of a bootstrap replicate.</summary>
    public bool IsReplicate => _drawnWeights is not null;

    /// <summary>Whether the scores of every row are a distribution: none negative, with sum 1.</summary>
    public bool AreProbabilities { get; private set; } = true;

    /// <summary>The most probable class of each row.</summary>
    public TopClass Top => _top ??= new TopClass(Scores, Actual);

    /// <summary>The order by the largest probability.</summary>
    public RankedScores ByTop => _byTop ??= new RankedScores(Top.Probabilities);

    public int UnlabeledCount { get; set; }

    /// <summary>The group of each row, if rows belong together.</summary>
    public int[]? Groups { get; set; }

    /// <summary>What is known of the view that the rows are from.</summary>
    public EvaluatedView? Source { get; set; }

    /// <summary>The order by the score of a class. It is not kept, unless <see cref="KeepOrders"/> was called: there may be many classes.</summary>
    public RankedScores ByScore(int classIndex) => _byScore[classIndex] ?? new RankedScores(Scores.Column(classIndex));

    /// <summary>Sorts the rows by the score of every class and by the largest probability, once for all <see cref="WithWeights"/> to come.</summary>
    public void KeepOrders()
    {
        for (int c = 0; c < _byScore.Length; c++)
            _byScore[c] ??= new RankedScores(Scores.Column(c));
        _ = ByTop;
    }

    /// <summary>Lets go of what <see cref="KeepOrders"/> keeps.</summary>
    public void ForgetOrders() => Array.Clear(_byScore);

    public void Add(int actual, int predicted, ReadOnlySpan<double> scores, double? weight)
    {
        Actual.Add(actual);
        Predicted.Add(predicted);
        Scores.Add(scores);
        if (weight is double w)
            _weights.Add(w);
        AreProbabilities = AreProbabilities && IsDistribution(scores);
    }

    /// <summary>The same rows with other weights. Their orders are shared.</summary>
    public MulticlassPredictions WithWeights(double[] weights) => new(this, weights);

    /// <summary>The same rows with other decisions.</summary>
    public MulticlassPredictions WithDecisions(int[] decisions) => new(this, decisions);

    /// <summary>One class against all others: its scores, and whether it was predicted.</summary>
    public BinaryPredictions OneVersusRest(int classIndex)
    {
        var rest = new BinaryPredictions($"not {ClassNames[classIndex]}", ClassNames[classIndex]) { UnlabeledCount = UnlabeledCount, Groups = Groups, Source = Source };
        for (int row = 0; row < Actual.Count; row++)
        {
            double score = Scores[row, classIndex];
            rest.Add(
                Actual[row] == classIndex ? BinaryPredictions.Positive : 0,
                Predicted[row] == classIndex ? BinaryPredictions.Positive : 0,
                AreProbabilities ? null : score,
                AreProbabilities ? score : null,
                Weights.IsEmpty ? null : Weights[row]);
        }
        return rest;
    }

    /// <summary>The rows in another order, row i of the result being row <paramref name="rows"/>[i] of this; and the classes in that of their names.</summary>
    /// <exception cref="InvalidOperationException">These are not the classes.</exception>
    public MulticlassPredictions Reorder(int[] rows, string[] classNames)
    {
        int[] toResult = ClassOrder.MapModels(ClassNames, classNames);
        var result = new MulticlassPredictions(classNames) { UnlabeledCount = UnlabeledCount, Source = Source };
        var scores = new double[classNames.Length];
        foreach (int row in rows)
        {
            for (int c = 0; c < scores.Length; c++)
                scores[toResult[c]] = Scores[row, c];
            result.Add(toResult[Actual[row]], toResult[Predicted[row]], scores, _weights.Count > 0 ? _weights[row] : null);
        }
        return result;
    }

    /// <summary>The rows of several parts of the same data, with the same columns.</summary>
    public static MulticlassPredictions Pool(IReadOnlyList<MulticlassPredictions> parts)
    {
        var pooled = new MulticlassPredictions(parts[0].ClassNames)
        {
            Groups = parts[0].Groups is null ? null : [.. parts.SelectMany(part => part.Groups!)],
            Source = EvaluatedView.Pool(parts.Select(part => part.Source)),
        };
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

namespace Microsoft.ML.Imbalance;

/// <summary>Where the logarithm of the odds of a binary scorer comes from: its score, where probabilities are a logistic function of that, or else its probability.</summary>
/// <remarks>
/// ML.NET's trainers put a logistic function, mostly one that was fitted, on their scores. A probability in single precision is 1 from a score of about 17 on, and all
/// the same then; the score goes on telling rows apart. So it is preferred where both agree.
/// </remarks>
internal sealed class LogOddsSource
{
    private const int MaximumRowCount = 1000;

    // Outside, rounding to single precision moves the logarithm too much to compare it.
    private const double Lowest = 1e-37;
    private const double Highest = 0.999;
    private const double Tolerance = 1e-3;

    private readonly double _slope;
    private readonly double _intercept;

    private LogOddsSource(bool isScore, double slope = 1, double intercept = 0)
    {
        IsScore = isScore;
        _slope = slope;
        _intercept = intercept;
    }

    /// <summary>Whether the score tells; otherwise the probability does.</summary>
    public bool IsScore { get; }

    /// <summary>The column that tells.</summary>
    public string ColumnName => IsScore ? DefaultColumns.Score : DefaultColumns.Probability;

    /// <summary>The logarithm of the odds as a Double in ML.NET's expression language, of a column called <c>x</c>.</summary>
    public string Expression => !IsScore
        ? BinaryScoring.LogOdds("x")
        : (_slope, _intercept) == (1, 0) ? "double(x)" : $"{BinaryScoring.Number(_slope)} * double(x) + {BinaryScoring.Number(_intercept)}";

    /// <summary>Finds out from the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no score or probability, or it is not in single precision.</exception>
    public static LogOddsSource Of(IDataView scored)
    {
        DataViewSchema.Column score = Find(DefaultColumns.Score, "score"), probability = Find(DefaultColumns.Probability, "probability");
        var scores = new List<double>();
        var probabilities = new List<double>();
        using DataViewRowCursor cursor = Cancellation.Watch(scored).GetRowCursor([score, probability]);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score), getProbability = cursor.GetGetter<float>(probability);
        float s = 0, p = 0;
        while (scores.Count < MaximumRowCount && cursor.MoveNext())
        {
            getScore(ref s);
            getProbability(ref p);
            scores.Add(s);
            probabilities.Add(p);
        }
        return Of([.. scores], [.. probabilities]);

        DataViewSchema.Column Find(string name, string role)
        {
            DataViewSchema.Column column = SchemaChecks.Find(scored.Schema, name, role);
            return PredictionColumns.IsSingle(column) ? column : throw SchemaChecks.WrongType(column, role, "Single");
        }
    }

    /// <summary>Finds out from scores and probabilities.</summary>
    public static LogOddsSource Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        // Least squares of the logarithm of the odds on the score.
        double count = 0, meanX = 0, meanY = 0, xx = 0, xy = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (!IsComparable(scores[i], probabilities[i]))
                continue;
            double x = scores[i], y = BinaryScoring.LogOddsOf(probabilities[i]), dx = x - meanX;
            count++;
            meanX += dx / count;
            meanY += (y - meanY) / count;
            xx += dx * (x - meanX);
            xy += dx * (y - meanY);
        }
        double slope = xy / xx, intercept = meanY - slope * meanX;
        // The trainers of logistic regression give exactly the logarithm of the odds.
        if (Math.Abs(slope - 1) < Tolerance / 10 && Math.Abs(intercept) < Tolerance / 10)
            (slope, intercept) = (1, 0);
        for (int i = 0; i < scores.Length; i++)
        {
            if (!(slope > 0) || (IsComparable(scores[i], probabilities[i]) && Misses(scores[i], probabilities[i])))
                return new LogOddsSource(isScore: false);
        }
        return slope > 0 ? new LogOddsSource(isScore: true, slope, intercept) : new LogOddsSource(isScore: false);

        bool Misses(double score, double probability)
        {
            double y = BinaryScoring.LogOddsOf(probability);
            return Math.Abs(slope * score + intercept - y) > Tolerance * (1 + Math.Abs(y));
        }
    }

    /// <summary>The logarithm of the odds of each row.</summary>
    public double[] LogOddsOf(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        var result = new double[probabilities.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = IsScore ? _slope * scores[i] + _intercept : BinaryScoring.LogOddsOf(probabilities[i]);
        return result;
    }

    private static bool IsComparable(double score, double probability) => double.IsFinite(score) && probability is > Lowest and < Highest;
}

namespace Microsoft.ML.Imbalance;

/// <summary>A metric by which strategies are compared.</summary>
public sealed class ComparisonMetric
{
    private readonly Func<ImbalanceMetrics, double> _read;

    private ComparisonMetric(string name, string key, bool isHigherBetter, Func<ImbalanceMetrics, double> read)
    {
        Name = name;
        Key = key;
        IsHigherBetter = isHigherBetter;
        _read = read;
    }

    /// <summary>Average precision: how well rows are ranked where few are positive. For more than two classes the mean of each class against the rest.</summary>
    public static ComparisonMetric AreaUnderPrecisionRecallCurve { get; } = new("PR-AUC", "areaUnderPrecisionRecallCurve", true, m => m.AreaUnderPrecisionRecallCurve);

    /// <summary>How well rows are ranked, whatever the shares of the classes.</summary>
    public static ComparisonMetric AreaUnderRocCurve { get; } = new("ROC-AUC", "areaUnderRocCurve", true, m => m.AreaUnderRocCurve);

    /// <summary>The mean recall of the classes.</summary>
    public static ComparisonMetric BalancedAccuracy { get; } = new("bal. acc.", "balancedAccuracy", true, m => m.BalancedAccuracy);

    /// <summary>The geometric mean of the recalls of the classes.</summary>
    public static ComparisonMetric GeometricMean { get; } = new("G-mean", "geometricMean", true, m => m.GeometricMean);

    /// <summary>Matthews' correlation of labels and decisions.</summary>
    public static ComparisonMetric MatthewsCorrelation { get; } = new("MCC", "matthewsCorrelation", true, m => m.MatthewsCorrelation);

    /// <summary>The F1 score of the positive class. For more than two classes the plain mean over the classes, so that rare ones count.</summary>
    public static ComparisonMetric F1Score { get; } = new("F1", "f1Score", true, m => m is BinaryImbalanceMetrics binary ? binary.F1Score : m.Macro.F1Score);

    /// <summary>How far probabilities are off, in nats. Lower is better.</summary>
    public static ComparisonMetric LogLoss { get; } = new("log-loss", "logLoss", false, m => m.LogLoss);

    /// <summary>How far probabilities are off, squared. Lower is better.</summary>
    public static ComparisonMetric BrierScore { get; } = new("Brier", "brierScore", false, m => m.BrierScore);

    /// <summary>Every metric: first those of the ranking, then those of the decisions, then those of the probabilities.</summary>
    public static IReadOnlyList<ComparisonMetric> All { get; } =
        [AreaUnderPrecisionRecallCurve, AreaUnderRocCurve, BalancedAccuracy, GeometricMean, MatthewsCorrelation, F1Score, LogLoss, BrierScore];

    /// <summary>A short name, for tables: <c>PR-AUC</c>.</summary>
    public string Name { get; }

    /// <summary>The name as in <see cref="ImbalanceMetrics.ToDictionary"/>: <c>areaUnderPrecisionRecallCurve</c>.</summary>
    public string Key { get; }

    /// <summary>Whether more is better; not so for losses.</summary>
    public bool IsHigherBetter { get; }

    /// <summary>The short name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal double Read(ImbalanceMetrics metrics) => _read(metrics);

    /// <summary>Whether one value is better than another; NaN is never.</summary>
    internal bool IsBetter(double value, double other) => IsHigherBetter ? value > other : value < other;
}

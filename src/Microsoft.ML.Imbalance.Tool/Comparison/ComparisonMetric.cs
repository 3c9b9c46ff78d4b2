namespace Microsoft.ML.Imbalance.Tool;

/// <summary>One column of the comparison.</summary>
internal sealed class ComparisonMetric
{
    private readonly Func<ImbalanceMetrics, double> _read;

    private ComparisonMetric(string name, string key, bool isHigherBetter, Func<ImbalanceMetrics, double> read)
    {
        Name = name;
        Key = key;
        IsHigherBetter = isHigherBetter;
        _read = read;
    }

    public static ComparisonMetric PrecisionRecall { get; } = new("PR-AUC", "areaUnderPrecisionRecallCurve", true, m => m.AreaUnderPrecisionRecallCurve);

    public static ComparisonMetric BalancedAccuracy { get; } = new("bal. acc.", "balancedAccuracy", true, m => m.BalancedAccuracy);

    public static ComparisonMetric LogLoss { get; } = new("log-loss", "logLoss", false, m => m.LogLoss);

    public static ComparisonMetric Brier { get; } = new("Brier", "brierScore", false, m => m.BrierScore);

    /// <summary>First those of the ranking, then those of the decisions, then those of the probabilities.</summary>
    public static ComparisonMetric[] All { get; } =
    [
        PrecisionRecall,
        new("ROC-AUC", "areaUnderRocCurve", true, m => m.AreaUnderRocCurve),
        BalancedAccuracy,
        new("G-mean", "geometricMean", true, m => m.GeometricMean),
        new("MCC", "matthewsCorrelation", true, m => m.MatthewsCorrelation),
        // For more than two classes the plain mean over the classes, so that rare ones count.
        new("F1", "f1Score", true, m => m is BinaryImbalanceMetrics binary ? binary.F1Score : m.Macro.F1Score),
        LogLoss,
        Brier,
    ];

    /// <summary>As in the table.</summary>
    public string Name { get; }

    /// <summary>As in JSON.</summary>
    public string Key { get; }

    public bool IsHigherBetter { get; }

    public double Read(ImbalanceMetrics metrics) => _read(metrics);
}

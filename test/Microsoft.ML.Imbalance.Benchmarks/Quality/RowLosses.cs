namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What probabilities cost, row by row through all folds, and how well they rank the rows of each fold.</summary>
internal sealed class RowLosses
{
    private readonly List<double> _brier = [], _logLoss = [];
    private readonly List<double> _prAuc = [];
    private double _probability;

    public double PrAuc => _prAuc.Average();

    public double MeanProbability => _probability / _brier.Count;

    public void Add(BinaryPredictions rows)
    {
        for (int row = 0; row < rows.Actual.Count; row++)
        {
            double p = rows.Probabilities[row], own = rows.Actual[row] == BinaryPredictions.Positive ? p : 1 - p;
            _probability += p;
            _brier.Add((1 - own) * (1 - own));
            _logLoss.Add(-Math.Log(Math.Clamp(own, 1e-15, 1 - 1e-15)));
        }
        _prAuc.Add(new BinaryImbalanceMetrics(rows, calibrationBinCount: 10).AreaUnderPrecisionRecallCurve);
    }

    /// <summary>For each loss its mean, the mean difference to that of other probabilities of the same rows, and the standard error of the difference.</summary>
    public (double Mean, double Difference, double Error)[] Against(RowLosses other) => [Of(_brier, other._brier), Of(_logLoss, other._logLoss)];

    private static (double Mean, double Difference, double Error) Of(List<double> losses, List<double> others)
    {
        double[] differences = [.. losses.Zip(others, (a, b) => a - b)];
        double mean = differences.Average();
        return (losses.Average(), mean, Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length));
    }
}

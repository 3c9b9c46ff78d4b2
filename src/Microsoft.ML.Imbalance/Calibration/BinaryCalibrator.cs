using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>A calibration that was fitted: its step for the columns of a model, and what it is in words.</summary>
internal sealed class BinaryCalibrator
{
    private readonly Func<IDataView, ITransformer[]> _toParts;

    private BinaryCalibrator(string description, Func<IDataView, ITransformer[]> toParts)
    {
        Description = description;
        _toParts = toParts;
    }

    public string Description { get; }

    /// <summary>Fits to scored rows; those of a fold come from one model.</summary>
    public static BinaryCalibrator Fit(BinaryCalibrationMethod method, IReadOnlyList<BinaryPredictions> folds)
    {
        BinaryPredictions rows = BinaryPredictions.Pool(folds);
        if (rows.Probabilities.IsEmpty && method is not (BinaryCalibrationMethod.Platt or BinaryCalibrationMethod.Isotonic))
        {
            throw new InvalidOperationException(
                $"{method} calibration needs probabilities, and the model has no column '{DefaultColumns.Probability}'. Use Platt or Isotonic, or a trainer that gives probabilities.");
        }
        bool[] positive = PositiveRows(rows);
        return method switch
        {
            BinaryCalibrationMethod.Platt => Platt(PlattScaling.Fit(rows.Scores.ToArray(), positive, rows.Weights)),
            BinaryCalibrationMethod.Isotonic => Isotonic(IsotonicRegression.Fit(rows.Scores, positive, rows.Weights)),
            BinaryCalibrationMethod.Beta => Beta(BetaCalibration.Fit(Array.ConvertAll(rows.Probabilities.ToArray(), BinaryScoring.Clamp), positive, rows.Weights)),
            BinaryCalibrationMethod.Temperature => OfLogOdds(TemperatureScaling.Fit(LogOdds(folds), positive, rows.Weights), 0, "Temperature"),
            _ => OfLogOdds(1, MeanMatching.Shift(LogOdds(folds), rows.Weights, ShareOf(rows)), "Intercept"),
        };
    }

    /// <summary>Which rows are positive.</summary>
    /// <exception cref="InvalidOperationException">All are, or none is.</exception>
    public static bool[] PositiveRows(BinaryPredictions rows)
    {
        var positive = new bool[rows.Actual.Count];
        for (int row = 0; row < positive.Length; row++)
            positive[row] = rows.Actual[row] == BinaryPredictions.Positive;
        return positive.Contains(true) && positive.Contains(false) ? positive : throw new InvalidOperationException(
            $"All {positive.Length} rows to calibrate on are of class \"{rows.ClassNames[positive[0] ? 1 : 0]}\". Rows of both classes are needed.");
    }

    /// <summary>The step behind a model.</summary>
    /// <param name="scored">Rows that the model has scored.</param>
    public ITransformer[] ToParts(IDataView scored) => _toParts(scored);

    private static BinaryCalibrator Platt((double Slope, double Intercept) fit) => new(
        Text($"Platt: ln odds = {fit.Slope:G4} score {fit.Intercept:+ 0.####;- 0.####;+ 0}"),
        scored => BinaryScoring.FromLogOdds(scored.Schema, $"x => {BinaryScoring.Number(fit.Slope)} * double(x) + {BinaryScoring.Number(fit.Intercept)}", DefaultColumns.Score));

    private static BinaryCalibrator Beta((double A, double B, double C) fit) => new(
        Text($"Beta: ln odds = {fit.A:G4} ln p - {fit.B:G4} ln (1 - p) {fit.C:+ 0.####;- 0.####;+ 0}"),
        scored => BinaryScoring.FromLogOdds(
            scored.Schema,
            $"x => with(q = {BinaryScoring.Clamped("x")}; {BinaryScoring.Number(fit.A)} * log(q) - {BinaryScoring.Number(fit.B)} * log(1d - q) + {BinaryScoring.Number(fit.C)})",
            DefaultColumns.Probability));

    private static BinaryCalibrator Isotonic(MonotoneFunction function) => new(
        Text($"Isotonic: {function.Pieces.Count} levels from {function.Pieces[0].Value:G4} to {function.Pieces[^1].Value:G4}"),
        scored => BinaryScoring.FromFunction(scored.Schema, function));

    private static BinaryCalibrator OfLogOdds(double factor, double shift, string name) => new(
        Text($"{name}: ln odds = {factor:G4} ln odds {shift:+ 0.####;- 0.####;+ 0}"),
        scored =>
        {
            LogOddsSource source = LogOddsSource.Of(scored);
            return BinaryScoring.FromLogOdds(
                scored.Schema, $"x => {BinaryScoring.Number(factor)} * ({source.Expression}) + {BinaryScoring.Number(shift)}", source.ColumnName);
        });

    // Each fold has a model, and a function from score to probability, of its own.
    private static double[] LogOdds(IReadOnlyList<BinaryPredictions> folds)
        => [.. folds.SelectMany(fold => LogOddsSource.Of(fold.Scores, fold.Probabilities).LogOddsOf(fold.Scores, fold.Probabilities))];

    private static double ShareOf(BinaryPredictions rows)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < rows.Actual.Count; row++)
        {
            double weight = rows.Weights.IsEmpty ? 1 : rows.Weights[row];
            sum += rows.Actual[row] == BinaryPredictions.Positive ? weight : 0;
            total += weight;
        }
        return sum / total;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits a multiclass model and a calibration of its probabilities, on rows that were not resampled.</summary>
/// <remarks>As <see cref="BinaryCalibrationEstimator"/>, for any number of classes. <c>Score</c> is calibrated, and <c>PredictedLabel</c> the likeliest class.</remarks>
public sealed class MulticlassCalibrationEstimator : IEstimator<CalibratedTransformer>
{
    private readonly IHost _host;
    private readonly IEstimator<ITransformer> _estimator;
    private readonly MulticlassCalibrationOptions _options;
    private readonly int _seed;

    internal MulticlassCalibrationEstimator(IHostEnvironment environment, IEstimator<ITransformer> estimator, MulticlassCalibrationOptions options)
    {
        options.Validate();
        _host = environment.Register("Calibrate");
        _estimator = estimator;
        _options = options;
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>Fits the model and the calibration.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The model with calibrated probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer rows than there are folds, or scores are no probabilities.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public CalibratedTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        return Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, "Calibrate", () => FitModel(input, channel)));
    }

    private CalibratedTransformer FitModel(IDataView input, IChannel channel)
    {
        ITransformer? model = _options.CalibrationData is null ? null : _estimator.Fit(Cancellation.Watch(input));
        MulticlassPredictions rows = MulticlassPredictions.Pool(model is not null
            ? [Read(model.Transform(_options.CalibrationData!))]
            : CrossFitter.Predict(_host, input, _estimator, _options.LabelColumnName, _options.NumberOfFolds, _options.GroupColumnName, _seed, channel, Read));
        (double exponent, double[] factors) = TemperatureScaling.Fit(
            rows.Scores, rows.Actual, rows.Weights, withBias: _options.Method == MulticlassCalibrationMethod.BiasCorrectedTemperature);
        model ??= _estimator.Fit(Cancellation.Watch(input));
        IDataView scored = model.Transform(_options.CalibrationData ?? input);
        Dictionary<string, double> byName = rows.ClassNames.Zip(factors).ToDictionary(p => p.First, p => p.Second);
        string description = string.Create(
            CultureInfo.InvariantCulture, $"{_options.Method}: p^{exponent:0.###}, {string.Join(", ", byName.Select(f => $"class \"{f.Key}\" times {f.Value.ToString("G4", CultureInfo.InvariantCulture)}"))}");
        channel.Info(MessageSensitivity.None, "{0}", description);
        double[] inOrder = SlotClasses.InOrder(byName, SlotClasses.Of(scored, _options.LabelColumnName), "factors");
        return new CalibratedTransformer(model, MulticlassScoring.Rescale(scored.Schema, inOrder, exponent), description);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return _estimator.GetOutputSchema(inputSchema);
    }

    private MulticlassPredictions Read(IDataView scored) => ScoredRowReader.Multiclass(scored, _options.LabelColumnName, _options.ExampleWeightColumnName);
}

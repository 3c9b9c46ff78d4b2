using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits a binary model and a calibration of its probabilities, on rows that were not resampled.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Put the whole pipeline inside, resamplers included. Rows to calibrate on are scored by a model that has not seen them: out of stratified folds, or given as
/// <see cref="BinaryCalibrationOptions.CalibrationData"/>. Resamplers never touch them.</item>
/// <item>The model is fitted once more on all rows, and the calibration put behind it.</item>
/// <item>With <see cref="BinaryCalibrationOptions.Anchor"/>, a pipeline with nothing done against imbalance, its probability stays as it is unless a function of both scores is shown to
/// be better: what resampling cost the ranking is taken back too, and where it gained something that stays.</item>
/// <item><c>Probability</c> is calibrated, <c>PredictedLabel</c> the likelier class, and <c>Score</c> the logarithm of the odds; only isotonic calibration leaves it as it is, since it
/// would not tell rows of one level apart. Put a threshold behind.</item>
/// <item>Saved, it consists of ML.NET's own parts.</item>
/// </list>
/// </remarks>
public sealed class BinaryCalibrationEstimator : IEstimator<CalibratedTransformer>
{
    private readonly IHost _host;
    private readonly IEstimator<ITransformer> _estimator;
    private readonly BinaryCalibrationOptions _options;
    private readonly int _seed;

    internal BinaryCalibrationEstimator(IHostEnvironment environment, IEstimator<ITransformer> estimator, BinaryCalibrationOptions options)
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
    /// <exception cref="InvalidOperationException">
    /// A class has fewer rows than there are folds, rows to calibrate on are of one class, a score is NaN, or the method needs probabilities that the model does not give.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public CalibratedTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        return Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, "Calibrate", () => FitModel(input, channel)));
    }

    private CalibratedTransformer FitModel(IDataView input, IChannel channel)
    {
        if (_options.Anchor is { } anchor)
            return FitAnchored(input, anchor, channel);
        (BinaryPredictions[] folds, ITransformer? model) = Score(input, _estimator, channel);
        BinaryCalibrator calibrator = BinaryCalibrator.Fit(_options.Method, folds);
        channel.Info(MessageSensitivity.None, "{0}", calibrator.Description);
        model ??= _estimator.Fit(Cancellation.Watch(input));
        return new CalibratedTransformer(model, calibrator.ToParts(model.Transform(_options.CalibrationData ?? input)), calibrator.Description);
    }

    private CalibratedTransformer FitAnchored(IDataView input, IEstimator<ITransformer> anchor, IChannel channel)
    {
        (BinaryPredictions[] folds, ITransformer? model) = Score(input, _estimator, channel);
        // The same seed cuts the same folds: row for row the scores belong together.
        (BinaryPredictions[] anchorFolds, ITransformer? plain) = Score(input, anchor, channel);
        plain ??= anchor.Fit(Cancellation.Watch(input));
        model ??= _estimator.Fit(Cancellation.Watch(input));
        AnchoredModel both = AnchoredModel.Create(input.Schema, plain, model);
        AnchoredChoice choice = AnchoredChoice.Of(folds, anchorFolds);
        channel.Info(MessageSensitivity.None, "{0}", choice.Description);
        return new CalibratedTransformer(model, choice.Description, choice.Function is { } function ? both.WithFunction(input.Schema, function) : both.WithAnchor(input.Schema));
    }

    /// <summary>Rows scored by models that have not seen them, and the model of all training rows where that is one of them.</summary>
    private (BinaryPredictions[] Folds, ITransformer? Model) Score(IDataView input, IEstimator<ITransformer> estimator, IChannel channel)
    {
        if (_options.CalibrationData is null)
            return (CrossFitter.Predict(_host, input, estimator, _options.LabelColumnName, _options.NumberOfFolds, _options.GroupColumnName, _seed, channel, Read), null);
        ITransformer model = estimator.Fit(Cancellation.Watch(input));
        return ([Read(model.Transform(_options.CalibrationData))], model);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return ScoreShapes.WithProbability(_estimator.GetOutputSchema(inputSchema));
    }

    private BinaryPredictions Read(IDataView scored)
        => ScoredRowReader.Binary(scored, _options.LabelColumnName, _options.ExampleWeightColumnName, _options.PositiveClass);
}

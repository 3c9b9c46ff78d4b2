using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits a binary model and the threshold that it decides by.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Every row is scored by a model that has not seen it: one for each stratified fold, fitted on the others. Resamplers inside act on those others alone.</item>
/// <item>The threshold is the one that is best for the objective over all these scores together. Folds taken together are steadier than one by one, where a fold has few rare rows.</item>
/// <item>The model is fitted once more, on all rows, and decides by the threshold. Scores and probabilities are its own.</item>
/// <item>Saved, it consists of ML.NET's own parts: the threshold goes with the model.</item>
/// </list>
/// Fitting takes one fit for each fold, and one.
/// </remarks>
public sealed class ThresholdTuningEstimator : IEstimator<TunedThresholdTransformer>
{
    private readonly IHost _host;
    private readonly IEstimator<ITransformer> _estimator;
    private readonly BinaryThresholdOptions _options;
    private readonly int _seed;

    internal ThresholdTuningEstimator(IHostEnvironment environment, IEstimator<ITransformer> estimator, BinaryThresholdOptions options)
    {
        options.Validate();
        _host = environment.Register("TuneThreshold");
        _estimator = estimator;
        _options = options;
        // Drawn once: an estimator that is fitted twice finds the same threshold twice.
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>Finds the threshold and fits the model.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The model, with the threshold and how it was found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer rows than there are folds, a score is NaN, or no threshold reaches what the objective asks for.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public TunedThresholdTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        return Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, "TuneThreshold", () => FitModel(input, channel)));
    }

    private TunedThresholdTransformer FitModel(IDataView input, IChannel channel)
    {
        var groups = new ScoredGroups(_options.GroupColumnName, channel);
        BinaryPredictions[] folds = CrossFitter.Predict(
            _host, input, _estimator, _options.LabelColumnName, _options.NumberOfFolds, _options.GroupColumnName, _seed, channel,
            scored => ScoredRowReader.Binary(scored, _options.LabelColumnName, _options.ExampleWeightColumnName, _options.PositiveClass, groups));
        ThresholdTuning tuning = ThresholdTuning.Search(_options.Objective, folds, _options.BootstrapCount, _seed);
        channel.Info(MessageSensitivity.None, "{0}", tuning);
        ITransformer model = _estimator.Fit(Cancellation.Watch(input));
        return new TunedThresholdTransformer(model, model.GetOutputSchema(input.Schema), tuning);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return ScoreShapes.WithBinaryDecision(_estimator.GetOutputSchema(inputSchema));
    }
}

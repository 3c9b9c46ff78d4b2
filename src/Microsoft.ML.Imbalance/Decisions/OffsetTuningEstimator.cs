using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits a multiclass model and the class offsets that it decides by: what a threshold is for two classes.</summary>
/// <remarks>
/// Rows are scored as for <see cref="ThresholdTuningEstimator"/>, each by a model that has not seen it. Offsets are added to the logarithms of the probabilities,
/// and the class of the largest sum is predicted; <c>Score</c> stays as it is. The offsets are part of the model, also when it is saved.
/// </remarks>
public sealed class OffsetTuningEstimator : IEstimator<TunedOffsetsTransformer>
{
    private readonly IHost _host;
    private readonly IEstimator<ITransformer> _estimator;
    private readonly MulticlassThresholdOptions _options;
    private readonly int _seed;

    internal OffsetTuningEstimator(IHostEnvironment environment, IEstimator<ITransformer> estimator, MulticlassThresholdOptions options)
    {
        options.Validate();
        _host = environment.Register("TuneThreshold");
        _estimator = estimator;
        _options = options;
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>Finds the offsets and fits the model.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The model, with the offsets and how they were found.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer rows than there are folds, or scores are no probabilities.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public TunedOffsetsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        return Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, "TuneThreshold", () => FitModel(input, channel)));
    }

    private TunedOffsetsTransformer FitModel(IDataView input, IChannel channel)
    {
        var groups = new ScoredGroups(_options.GroupColumnName, channel);
        MulticlassPredictions[] folds = CrossFitter.Predict(
            _host, input, _estimator, _options.LabelColumnName, _options.NumberOfFolds, _options.GroupColumnName, _seed, channel,
            scored => ScoredRowReader.Multiclass(scored, _options.LabelColumnName, _options.ExampleWeightColumnName, groups));
        OffsetTuning tuning = OffsetTuning.Search(_options.Objective, folds, _options.BootstrapCount, _seed);
        channel.Info(MessageSensitivity.None, "{0}", tuning);
        ITransformer model = _estimator.Fit(Cancellation.Watch(input));
        return new TunedOffsetsTransformer(model, model.Transform(input), tuning, _options.LabelColumnName);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return _estimator.GetOutputSchema(inputSchema);
    }
}

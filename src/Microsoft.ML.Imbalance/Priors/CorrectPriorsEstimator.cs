using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Turns probabilities that were learned on resampled or weighted rows back to the class shares of real use.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Put it behind the trainer, in the chain of the resampler: it reads what resamplers and class weights have left on the label column.</item>
/// <item>The odds of each class are multiplied by a factor: p becomes f p / (f p + 1 - p), and for more than two classes f_k p_k / Σ f_j p_j.</item>
/// <item>The factor is the one with which the mean probability over the training rows, as they were before resampling, is the share of the class. Where these rows can't be
/// read, it is the ratio of the shares before and after (Elkan, "The foundations of cost-sensitive learning", IJCAI 2001; King and Zeng, 2001).</item>
/// <item><c>Score</c> of two classes becomes the logarithm of the odds, and <c>PredictedLabel</c> the likelier class. Put a threshold behind.</item>
/// <item>Saved, it consists of ML.NET's own parts.</item>
/// </list>
/// It changes no ranking of rows between two classes. What a model learned wrongly besides the shares stays: <c>Calibrate</c> corrects more, and costs fits on folds.
/// </remarks>
public sealed class CorrectPriorsEstimator : IEstimator<CorrectPriorsTransformer>
{
    private readonly IHost _host;
    private readonly CorrectPriorsOptions _options;

    internal CorrectPriorsEstimator(IHostEnvironment environment, CorrectPriorsOptions options)
    {
        options.Validate();
        _options = options;
        _host = environment.Register("CorrectPriors");
    }

    /// <summary>Finds by how much the odds are off.</summary>
    /// <param name="input">The training rows, scored.</param>
    /// <returns>The correction.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="ArgumentException">Priors that were given are of other classes.</exception>
    /// <exception cref="InvalidOperationException">
    /// The columns say nothing of resampling or weights, there is one class only, a score is NaN, or scores of several classes are no probabilities.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public CorrectPriorsTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using IChannel channel = _host.Start("Fit");
        CorrectPriorsTransformer transformer = Cancellation.Run(_options.CancellationToken, () => LongWork.Run(channel, "CorrectPriors", () => Find(input)));
        channel.Info(MessageSensitivity.None, "{0}", transformer);
        return transformer;
    }

    private CorrectPriorsTransformer Find(IDataView input)
    {
        DataViewSchema.Column label = SchemaChecks.Label(input.Schema, _options.LabelColumnName);
        bool isMulticlass = SchemaChecks.Find(input.Schema, DefaultColumns.Score, "score").Type is VectorDataViewType;
        string probability = isMulticlass ? DefaultColumns.Score : DefaultColumns.Probability;
        var finder = new PriorShiftFinder(_options, new TrainingShares(label, SchemaChecks.Find(input.Schema, probability, "probability")));
        return isMulticlass ? Multiclass(input, finder) : Binary(input, finder);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return ScoreShapes.WithProbabilities(inputSchema);
    }

    private CorrectPriorsTransformer Binary(IDataView input, PriorShiftFinder finder)
    {
        LogOddsSource source = LogOddsSource.Of(input);
        PriorShift shift = finder.Find(input, [_options.LabelColumnName, DefaultColumns.Score, DefaultColumns.Probability], view =>
        {
            BinaryPredictions rows = ScoredRowReader.Binary(view, _options.LabelColumnName, positiveClass: _options.PositiveClass);
            return new PriorRows(
                rows.ClassNames, rows.Actual, shares => [1, Math.Exp(MeanMatching.Shift(source.LogOddsOf(rows.Scores, rows.Probabilities), weights: [], shares[1]))]);
        });
        string logOdds = $"x => {source.Expression} + {BinaryScoring.Number(Math.Log(shift.Factors[1] / shift.Factors[0]))}";
        return new CorrectPriorsTransformer(BinaryScoring.FromLogOdds(input.Schema, logOdds, source.ColumnName), shift);
    }

    private CorrectPriorsTransformer Multiclass(IDataView input, PriorShiftFinder finder)
    {
        PriorShift shift = finder.Find(input, [_options.LabelColumnName, DefaultColumns.Score, DefaultColumns.PredictedLabel], view =>
        {
            MulticlassPredictions rows = ScoredRowReader.Multiclass(view, _options.LabelColumnName);
            return new PriorRows(rows.ClassNames, rows.Actual, shares => MeanMatching.Factors(rows.Scores, shares));
        });
        return new CorrectPriorsTransformer(MulticlassScoring.Rescale(input.Schema, shift.Factors), shift);
    }
}

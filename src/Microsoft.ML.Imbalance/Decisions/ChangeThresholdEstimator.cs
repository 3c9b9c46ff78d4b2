using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Decides anew, by a threshold that is given: the step behind a binary scorer that says when a row is positive.</summary>
/// <remarks>
/// A row is positive from the threshold on. The threshold is on <c>Probability</c>; where there is no such column, on <c>Score</c>. Neither is changed. Saved, it
/// consists of ML.NET's own parts.
/// </remarks>
public sealed class ChangeThresholdEstimator : IEstimator<ITransformer>
{
    private readonly double _threshold;

    internal ChangeThresholdEstimator(double threshold) => _threshold = double.IsFinite(threshold)
        ? threshold
        : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, FormattableString.Invariant($"threshold is {threshold}; it must be a finite number."));

    /// <summary>Makes the step; no row is read.</summary>
    /// <param name="input">Scored rows.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is neither a probability nor a score, or the threshold is on a probability and not between 0 and 1.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        bool isProbability = input.Schema.GetColumnOrNull(DefaultColumns.Probability) is not null;
        DataViewSchema.Column column = SchemaChecks.Find(input.Schema, isProbability ? DefaultColumns.Probability : DefaultColumns.Score, "score");
        if (!PredictionColumns.IsSingle(column))
            throw SchemaChecks.WrongType(column, "score", "Single");
        if (isProbability && _threshold is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException("threshold", _threshold, string.Create(
                CultureInfo.InvariantCulture, $"threshold is {_threshold}; on column '{DefaultColumns.Probability}' it must be between 0 and 1."));
        }
        return new TransformerChain<ITransformer>(BinaryScoring.Decide(input.Schema, column.Name, (float)_threshold));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ScoreShapes.WithBinaryDecision(inputSchema);
    }
}

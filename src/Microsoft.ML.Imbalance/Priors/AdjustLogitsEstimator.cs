using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Takes class shares out of scores: ln p_k becomes ln p_k - τ ln π_k (Menon et al., "Long-tail learning via logit adjustment", ICLR 2021).</summary>
/// <remarks>
/// With τ = 1 the predicted class is the one that is likeliest compared to its share, which is best for the mean recall of the classes. The scores are scaled to
/// probabilities again, of a world in which classes are π^(1 - τ) as frequent; they are not those of real use. Saved, it consists of ML.NET's own parts.
/// </remarks>
public sealed class AdjustLogitsEstimator : IEstimator<ITransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly AdjustLogitsOptions _options;

    internal AdjustLogitsEstimator(IHostEnvironment environment, AdjustLogitsOptions options)
    {
        options.Validate();
        _environment = environment;
        _options = options;
    }

    /// <summary>Finds the class shares and makes the step.</summary>
    /// <param name="input">The training rows, scored.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="ArgumentException">Priors that were given are of other classes.</exception>
    /// <exception cref="OperationCanceledException">The token of the options was canceled.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return LongWork.Run(_environment, "AdjustLogits", _options.CancellationToken, () => Adjust(input));
    }

    private TransformerChain<ITransformer> Adjust(IDataView input)
    {
        DataViewSchema.Column label = SchemaChecks.Label(input.Schema, _options.LabelColumnName);
        if (SchemaChecks.Find(input.Schema, DefaultColumns.Score, "score").Type is VectorDataViewType)
        {
            double[] shares = SharesOf(input, label, DefaultColumns.Score, SlotClasses.Of(input, _options.LabelColumnName));
            return new TransformerChain<ITransformer>(MulticlassScoring.Rescale(input.Schema, Array.ConvertAll(shares, share => Math.Pow(share, -_options.Tau))));
        }
        LogOddsSource source = LogOddsSource.Of(input);
        (string negative, string positive) = EvaluationClasses.Binary(input, label, _options.PositiveClass);
        double[] two = SharesOf(input, label, DefaultColumns.Probability, [negative, positive]);
        string logOdds = $"x => {source.Expression} + {BinaryScoring.Number(_options.Tau * Math.Log(two[0] / two[1]))}";
        return new TransformerChain<ITransformer>(BinaryScoring.FromLogOdds(input.Schema, logOdds, source.ColumnName));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ShapeChecks.Label(inputSchema, _options.LabelColumnName);
        return ScoreShapes.WithProbabilities(inputSchema);
    }

    private double[] SharesOf(IDataView input, DataViewSchema.Column label, string probability, string[] names)
    {
        if (_options.Priors is not null)
            return SlotClasses.InOrder(_options.Priors, names, nameof(_options.Priors));
        ClassPartition rows = ClassPartitionReader.Read(input, label.Name);
        double[] present = [.. names.Select(name => rows.IndexOf(name) is var c and >= 0 ? rows.Counts[c] : 0.0)];
        double[] shares = ClassShares.Of(new TrainingShares(label, input.Schema[probability]).Trained(names, present));
        int lacking = Array.FindIndex(shares, share => !(share > 0));
        return lacking < 0 ? shares : throw new InvalidOperationException(
            $"Class \"{names[lacking]}\" has no rows in label column '{label.Name}', so that it has no share to take out. Give the Priors of all classes.");
    }
}

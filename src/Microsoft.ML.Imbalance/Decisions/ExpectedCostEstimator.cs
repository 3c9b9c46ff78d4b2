using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Predicts for each row the class whose expected cost is least, given its probabilities (Elkan, "The foundations of cost-sensitive learning", IJCAI 2001).</summary>
/// <remarks>
/// Of two classes the positive is predicted from p = (c_fp - c_tn) / (c_fp - c_tn + c_fn - c_tp) on; of more, the class k with the least Σ_j p_j c_jk. That is right
/// only if the probabilities are: correct or calibrate them first. Scores and probabilities are not changed. Saved, it consists of ML.NET's own parts.
/// </remarks>
public sealed class ExpectedCostEstimator : IEstimator<ITransformer>
{
    private readonly CostMatrix? _costs;
    private readonly string _labelColumnName;

    internal ExpectedCostEstimator(ExpectedCostOptions options)
    {
        _costs = options.Costs;
        _labelColumnName = OptionChecks.Column(options.LabelColumnName);
    }

    /// <summary>Makes the step. Rows are read only where the schema does not name the classes.</summary>
    /// <param name="input">Scored rows.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="ArgumentException">The costs are of other classes.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column score = SchemaChecks.Find(input.Schema, DefaultColumns.Score, "score");
        return new TransformerChain<ITransformer>(score.Type is VectorDataViewType ? Multiclass(input) : Binary(input));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return ScoreShapes.WithProbabilities(inputSchema);
    }

    private ITransformer[] Binary(IDataView input)
    {
        SchemaChecks.Find(input.Schema, DefaultColumns.Probability, "probability");
        if (_costs is null)
            return BinaryScoring.Decide(input.Schema, DefaultColumns.Probability, 0.5f);
        double[,] costs = _costs.For(_costs.AreNamed ? ClassesOf(input) : ["", ""]);
        double alarm = costs[0, 1] - costs[0, 0], miss = costs[1, 0] - costs[1, 1];
        return BinaryScoring.Decide(input.Schema, DefaultColumns.Probability, (float)(alarm / (alarm + miss)));
    }

    private string[] ClassesOf(IDataView input)
    {
        (string negative, string positive) = EvaluationClasses.Binary(input, SchemaChecks.Label(input.Schema, _labelColumnName), positiveClass: null);
        return [negative, positive];
    }

    // The least Σ_j p_j c_jk is the largest Σ_j p_j (m - c_jk), with m the largest cost: weights that are none of them negative.
    private ITransformer[] Multiclass(IDataView input)
    {
        string[] names = SlotClasses.Of(input, _labelColumnName);
        if (_costs is null)
            return MulticlassScoring.Decide(input.Schema, MulticlassScoring.Diagonal(names.Select(_ => 1f)));
        double[,] costs = _costs.For(names);
        double largest = costs.Cast<double>().Max();
        return MulticlassScoring.Decide(
            input.Schema, [.. names.Select((_, k) => names.Select((_, j) => (float)(largest - costs[j, k])).ToArray())]);
    }
}

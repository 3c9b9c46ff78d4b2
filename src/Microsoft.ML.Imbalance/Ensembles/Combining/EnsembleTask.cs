using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>What differs between binary and multiclass ensembles: the columns, what a row's votes are, and how votes are combined.</summary>
internal abstract class EnsembleTask
{
    /// <summary>A trainer of ML.NET's with the same columns, which lends its checks, its error texts and the shape of its output.</summary>
    public abstract IEstimator<ITransformer> Lender(string labelColumnName, string featureColumnName, string? exampleWeightColumnName);

    /// <summary>The column of probabilities.</summary>
    public string ProbabilityColumnName => VoteColumn(EnsembleVoting.Soft);

    /// <summary>The column of a member that holds its votes.</summary>
    public abstract string VoteColumn(EnsembleVoting voting);

    /// <summary>Opens the votes of a member for the classes of a partition.</summary>
    public abstract VoteReader OpenVotes(DataViewRow row, ClassPartition classes, EnsembleVoting voting);

    /// <summary>Makes sure that a trained member gives votes of the kind wanted, or makes it do so.</summary>
    /// <param name="member">The trained member.</param>
    /// <param name="rows">The rows it was trained on.</param>
    /// <param name="columns">The columns of the ensemble.</param>
    /// <param name="voting">Probabilities or decisions.</param>
    /// <param name="channel">Where to tell what was done.</param>
    public abstract ITransformer Complete(ITransformer member, IDataView rows, EnsembleColumns columns, EnsembleVoting voting, IChannel channel);

    /// <summary>The step that keeps a member's votes in a column of their own.</summary>
    public abstract IEstimator<ITransformer> Keep(TransformsCatalog transforms, string voteColumnName, EnsembleVoting voting);

    /// <summary>Adds the steps that make the mean of all votes the columns of the ensemble.</summary>
    /// <param name="parts">The steps so far.</param>
    /// <param name="voteColumnNames">The column of each member's votes.</param>
    /// <param name="weights">The weight of each member; the sum is 1. Null: all weigh the same.</param>
    /// <param name="prefix">What names of further columns begin with.</param>
    /// <returns>The columns to drop in the end, beside those of the votes.</returns>
    public abstract IReadOnlyList<string> Combine(PartList parts, string[] voteColumnNames, double[]? weights, string prefix);

    /// <summary>The column that holds votes, or an error that says what is there.</summary>
    protected static DataViewSchema.Column Find(DataViewSchema schema, string name, string why)
        => schema.GetColumnOrNull(name) ?? throw new InvalidOperationException(
            $"The trainer of the ensemble gives no column '{name}', {why}. Its columns are: {string.Join(", ", schema.Where(c => !c.IsHidden).Select(c => $"'{c.Name}'"))}. "
            + "Use a trainer, or a pipeline that ends in one, and leave its columns their names.");

    protected static InvalidOperationException WrongType(DataViewSchema.Column column, string needed) => new(
        $"The trainer of the ensemble gives column '{column.Name}' of type {column.Type}; {needed} is needed. Use a trainer of the ensemble's own kind, binary or multiclass.");
}

/// <summary>The same, with the metrics of its predictions.</summary>
internal abstract class EnsembleTask<TMetrics> : EnsembleTask
    where TMetrics : ImbalanceMetrics
{
    /// <summary>Evaluates mean votes.</summary>
    /// <param name="votes">The mean votes of the rows that have any.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="weights">The weight of each row; null if all weigh 1.</param>
    public abstract TMetrics Evaluate(MeanVotes votes, ClassPartition classes, double[]? weights);
}

/// <summary>The columns an ensemble reads by itself.</summary>
internal sealed record EnsembleColumns(string Label, string Features, string? ExampleWeight);

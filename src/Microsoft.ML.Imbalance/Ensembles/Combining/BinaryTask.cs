using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Two classes, of which one is true: a member's vote is the probability of that one.</summary>
internal sealed class BinaryTask : EnsembleTask<BinaryImbalanceMetrics>
{
    // An expression of ML.NET's takes no more columns.
    private const int MostArguments = 5;

    public override IEstimator<ITransformer> Lender(string labelColumnName, string featureColumnName, string? exampleWeightColumnName)
        => new MLContext(seed: 0).BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName, featureColumnName, exampleWeightColumnName);

    public override string VoteColumn(EnsembleVoting voting) => voting == EnsembleVoting.Soft ? DefaultColumns.Probability : DefaultColumns.PredictedLabel;

    public override VoteReader OpenVotes(DataViewRow row, ClassPartition classes, EnsembleVoting voting)
    {
        Func<double> voteOfTrue = voting == EnsembleVoting.Soft ? Probability(row) : Decision(row);
        bool[] labels = (bool[])classes.Labels;
        return votes =>
        {
            double p = voteOfTrue();
            for (int c = 0; c < labels.Length; c++)
                votes[c] = labels[c] ? p : 1 - p;
        };
    }

    public override ITransformer Complete(ITransformer member, IDataView rows, EnsembleColumns columns, EnsembleVoting voting, IChannel channel)
    {
        DataViewSchema schema = member.GetOutputSchema(rows.Schema);
        if (voting == EnsembleVoting.Hard)
            return Find(schema, DefaultColumns.PredictedLabel, "which hard voting counts") is { Type: BooleanDataViewType } ? member : throw WrongType(schema[DefaultColumns.PredictedLabel], "Boolean");
        if (schema.GetColumnOrNull(DefaultColumns.Probability) is { } probability)
            return probability.Type == NumberDataViewType.Single ? member : throw WrongType(probability, "Single");
        if (Find(schema, DefaultColumns.Score, "nor a column 'Probability'").Type != NumberDataViewType.Single)
            throw WrongType(schema[DefaultColumns.Score], "Single");
        channel.Trace(MessageSensitivity.None, "The trainer gives no probabilities: its scores are calibrated by Platt's method on the rows it was trained on.");
        string[] read = columns.ExampleWeight is null ? [columns.Label, DefaultColumns.Score] : [columns.Label, DefaultColumns.Score, columns.ExampleWeight];
        ITransformer calibrator = new MLContext(seed: 0).BinaryClassification.Calibrators
            .Platt(columns.Label, DefaultColumns.Score, columns.ExampleWeight).Fit(KeptColumns.Read(member.Transform(rows), read));
        return new TransformerChain<ITransformer>(member, calibrator);
    }

    public override IEstimator<ITransformer> Keep(TransformsCatalog transforms, string voteColumnName, EnsembleVoting voting)
        => voting == EnsembleVoting.Soft
            ? transforms.CopyColumns(voteColumnName, DefaultColumns.Probability)
            : transforms.Conversion.ConvertType(voteColumnName, DefaultColumns.PredictedLabel, DataKind.Single);

    public override IReadOnlyList<string> Combine(PartList parts, string[] voteColumnNames, double[]? weights, string prefix)
    {
        var sums = new List<string>();
        string[] level = voteColumnNames;
        double[]? factors = weights;
        // Sums of five, sums of sums, until one expression can take the rest.
        while (level.Length > MostArguments)
        {
            string[][] groups = [.. level.Chunk(MostArguments)];
            var next = new string[groups.Length];
            for (int g = 0; g < groups.Length; g++)
            {
                next[g] = $"{prefix}Sum{sums.Count}";
                sums.Add(next[g]);
                parts.Add(parts.Context.Transforms.Expression(next[g], $"({Arguments(groups[g])}) => {Sum(groups[g].Length, factors?[(g * MostArguments)..])}", groups[g]));
            }
            level = next;
            factors = null;
        }
        string mean = weights is null ? $"({Sum(level.Length, null)}) / {BinaryScoring.Number(voteColumnNames.Length)}" : $"({Sum(level.Length, factors)})";
        foreach (ITransformer part in BinaryScoring.FromLogOdds(parts.Schema, $"({Arguments(level)}) => {BinaryScoring.LogOdds(mean)}", level))
            parts.Add(part);
        return sums;
    }

    public override BinaryImbalanceMetrics Evaluate(MeanVotes votes, ClassPartition classes, double[]? weights)
    {
        int positive = Array.IndexOf((bool[])classes.Labels, true);
        var predictions = new BinaryPredictions(classes.Names[1 - positive], classes.Names[positive]) { UnlabeledCount = classes.UnlabeledCount };
        foreach (int row in votes.Rows)
        {
            double p = votes[row, positive];
            predictions.Add(classes.Codes[row] == positive ? BinaryPredictions.Positive : 0, p > 0.5 ? BinaryPredictions.Positive : 0, BinaryScoring.LogOddsOf(p), p, weights?[row]);
        }
        return new BinaryImbalanceMetrics(predictions, new BinaryEvaluationOptions().CalibrationBinCount);
    }

    private static Func<double> Probability(DataViewRow row)
    {
        Func<long, double> read = PredictionColumns.Probabilities(row, row.Schema[DefaultColumns.Probability]);
        return () => read(row.Position);
    }

    private static Func<double> Decision(DataViewRow row)
    {
        ValueGetter<bool> get = row.GetGetter<bool>(row.Schema[DefaultColumns.PredictedLabel]);
        bool decision = false;
        return () =>
        {
            get(ref decision);
            return decision ? 1 : 0;
        };
    }

    private static string Arguments(string[] names) => string.Join(", ", names.Select((_, i) => $"a{i}"));

    private static string Sum(int count, double[]? factors)
        => string.Join(" + ", Enumerable.Range(0, count).Select(i => factors is null ? $"double(a{i})" : $"{BinaryScoring.Number(factors[i])} * double(a{i})"));
}

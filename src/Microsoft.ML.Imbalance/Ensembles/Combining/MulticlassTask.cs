using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>A member's vote is a number for each value of the label's key: its <c>Score</c>, or 1 for the class it decides for.</summary>
internal sealed class MulticlassTask : EnsembleTask<MulticlassImbalanceMetrics>
{
    // Scores are Single: their sum misses 1 by a little.
    private const double SumTolerance = 1e-3;
    private const int RowsChecked = 100;

    public override IEstimator<ITransformer> Lender(string labelColumnName, string featureColumnName, string? exampleWeightColumnName)
        => new MLContext(seed: 0).MulticlassClassification.Trainers.LbfgsMaximumEntropy(labelColumnName, featureColumnName, exampleWeightColumnName);

    public override string VoteColumn(EnsembleVoting voting) => voting == EnsembleVoting.Soft ? DefaultColumns.Score : DefaultColumns.PredictedLabel;

    public override VoteReader OpenVotes(DataViewRow row, ClassPartition classes, EnsembleVoting voting)
    {
        uint[] keys = (uint[])classes.Labels;
        if (voting == EnsembleVoting.Soft)
        {
            DataViewSchema.Column score = row.Schema[DefaultColumns.Score];
            Action<long, double[]> read = PredictionColumns.ScoreVectors(row, score);
            var scores = new double[PredictionColumns.SlotCount(score)];
            return votes =>
            {
                read(row.Position, scores);
                for (int c = 0; c < keys.Length; c++)
                    votes[c] = scores[keys[c] - 1];
            };
        }
        ValueGetter<uint> get = row.GetGetter<uint>(row.Schema[DefaultColumns.PredictedLabel]);
        uint decision = 0;
        return votes =>
        {
            get(ref decision);
            for (int c = 0; c < keys.Length; c++)
                votes[c] = keys[c] == decision ? 1 : 0;
        };
    }

    public override ITransformer Complete(ITransformer member, IDataView rows, EnsembleColumns columns, EnsembleVoting voting, IChannel channel)
    {
        DataViewSchema schema = member.GetOutputSchema(rows.Schema);
        ulong count = ((KeyDataViewType)rows.Schema[columns.Label].Type).Count;
        DataViewSchema.Column predicted = Find(schema, DefaultColumns.PredictedLabel, "which is the class that it decides for");
        if (predicted.Type is not KeyDataViewType key || key.RawType != typeof(uint) || key.Count != count)
            throw WrongType(predicted, $"a key of the {count} values of label column '{columns.Label}'");
        if (voting == EnsembleVoting.Hard)
            return member;
        DataViewSchema.Column score = Find(schema, DefaultColumns.Score, "the probabilities of the classes");
        if (score.Type is not VectorDataViewType vector || vector.ItemType != NumberDataViewType.Single || (ulong)vector.Size != count)
            throw WrongType(score, $"a vector of Single with a slot for each of the {count} values of label column '{columns.Label}'");
        CheckProbabilities(member.Transform(rows));
        return member;
    }

    public override IEstimator<ITransformer> Keep(TransformsCatalog transforms, string voteColumnName, EnsembleVoting voting)
        => voting == EnsembleVoting.Soft
            ? transforms.CopyColumns(voteColumnName, DefaultColumns.Score)
            : transforms.Conversion.MapKeyToVector(voteColumnName, DefaultColumns.PredictedLabel);

    public override IReadOnlyList<string> Combine(PartList parts, string[] voteColumnNames, double[]? weights, string prefix)
    {
        string all = prefix + "Votes", sum = prefix + "Sum";
        int members = voteColumnNames.Length;
        parts.Add(parts.Context.Transforms.Concatenate(all, voteColumnNames));
        int classes = ((VectorDataViewType)parts.Schema[all].Type).Size / members;
        AddSums(all, member => weights is null ? 1 : (float)weights[member]);
        if (weights is not null)
            return [all];
        // The sum of votes first, which is exact, so that classes with as many votes are equal; then the mean.
        parts.Add(parts.Context.Transforms.CopyColumns(sum, DefaultColumns.Score));
        Add(MulticlassScoring.FromVector(parts.Schema, sum, MulticlassScoring.Diagonal(Enumerable.Repeat(1f / members, classes))));
        return [all, sum];

        void AddSums(string vector, Func<int, float> weightOf) => Add(MulticlassScoring.FromVector(parts.Schema, vector, [.. Enumerable.Range(0, classes).Select(c =>
        {
            var row = new float[members * classes];
            for (int member = 0; member < members; member++)
                row[member * classes + c] = weightOf(member);
            return row;
        })]));

        void Add(ITransformer[] steps)
        {
            foreach (ITransformer step in steps)
                parts.Add(step);
        }
    }

    public override MulticlassImbalanceMetrics Evaluate(MeanVotes votes, ClassPartition classes, double[]? weights)
    {
        var predictions = new MulticlassPredictions(classes.Names) { UnlabeledCount = classes.UnlabeledCount };
        var scores = new double[classes.ClassCount];
        foreach (int row in votes.Rows)
        {
            for (int c = 0; c < scores.Length; c++)
                scores[c] = votes[row, c];
            predictions.Add(classes.Codes[row], Array.IndexOf(scores, scores.Max()), scores, weights?[row]);
        }
        return new MulticlassImbalanceMetrics(predictions, new MulticlassEvaluationOptions().CalibrationBinCount);
    }

    private static void CheckProbabilities(IDataView scored)
    {
        DataViewSchema.Column column = scored.Schema[DefaultColumns.Score];
        using DataViewRowCursor cursor = Cancellation.Watch(scored).GetRowCursor([column]);
        Action<long, double[]> read = PredictionColumns.ScoreVectors(cursor, column);
        var scores = new double[PredictionColumns.SlotCount(column)];
        for (int row = 0; row < RowsChecked && cursor.MoveNext(); row++)
        {
            read(cursor.Position, scores);
            if (Array.Exists(scores, score => score < 0) || Math.Abs(scores.Sum() - 1) > SumTolerance)
            {
                throw new InvalidOperationException(
                    $"The trainer's scores are no probabilities: a row has {string.Join(", ", scores.Take(5).Select(s => s.ToString("0.####", CultureInfo.InvariantCulture)))}, where numbers of at least 0 with the sum 1 are needed. "
                    + "Use EnsembleVoting.Hard, or a trainer with probabilities: OneVersusAll over a calibrated trainer has them.");
            }
        }
    }
}

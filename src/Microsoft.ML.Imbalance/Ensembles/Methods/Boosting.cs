using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>SAMME, with a random undersample of the larger classes in each round (RUSBoost), or with all rows.</summary>
internal sealed class Boosting(string name, SamplingTarget? target, double learningRate, string? weightColumnName, string? exampleWeightColumnName) : EnsembleMethod
{
    public override string Name => name;

    public override EnsembleVoting Voting => EnsembleVoting.Hard;

    public override string? BoostingWeightColumnName => weightColumnName;

    public override bool AppliesExampleWeights => true;

    public override IReadOnlyList<TrainedMember> Train(EnsembleTraining training)
    {
        ClassPartition classes = training.Classes;
        double[] weights = ExampleWeights.Read(training.View, exampleWeightColumnName);
        // Rows without weight take no part.
        int[][] rowsOf = [.. Enumerable.Range(0, classes.ClassCount).Select(c => classes.RowsOf(c).Where(row => weights[row] > 0).ToArray())];
        int[] wanted = target?.Resolve(classes, ResamplingKind.Undersampling, Name) ?? classes.Counts;
        RowSet labeled = SetOf(rowsOf, classes.RowCount);
        var samme = new Samme(weights, classes.ClassCount, learningRate);
        var members = new List<TrainedMember>();
        for (int member = 0; member < training.MemberCount; member++)
        {
            TrainedMember trained = TrainRound(training, member, rowsOf, wanted, samme.Weights);
            BoostingRound round = samme.Close(Missed(training, labeled, trained.Model));
            if (round.Vote > 0)
                members.Add(trained with { Weight = round.Vote });
            training.Complete();
            if (!round.IsLast)
                continue;
            End(training, round, member);
            break;
        }
        return members;
    }

    private TrainedMember TrainRound(EnsembleTraining training, int member, int[][] rowsOf, int[] wanted, double[] weights)
    {
        var draw = new RowDraw(training.Classes.RowCount);
        for (int c = 0; c < rowsOf.Length; c++)
            draw.AddSome(rowsOf[c], Math.Min(wanted[c], rowsOf[c].Length), training.StreamOf(member, c));
        if (weightColumnName is null)
            draw = DrawByWeight(training, member, draw, weights);
        // Weights are a distribution over the rows drawn, scaled to the mean 1, which trainers are used to.
        double scale = draw.Rows.Count / draw.Rows.Sum(row => weights[row]);
        LabeledView view = weightColumnName is null ? training.View : training.View.With(weightColumnName, row => (float)(weights[row] * scale));
        ResampledDataView rows = view.Resample(draw.ToPlan(), Name, training.SeedOf(member));
        return new TrainedMember(training.Train(member, rows), rows.Report.Classes);
    }

    // As many rows again, drawn from those: each class has the share of rows that it has of the weight.
    private static RowDraw DrawByWeight(EnsembleTraining training, int member, RowDraw drawn, double[] weights)
    {
        ClassPartition classes = training.Classes;
        int[][] rowsOf = [.. Enumerable.Range(0, classes.ClassCount).Select(c => drawn.Rows.Where(row => classes.Codes[row] == c).ToArray())];
        double[] shares = Array.ConvertAll(rowsOf, rows => rows.Sum(row => weights[row]));
        int[] counts = Shares.Split(drawn.Count, shares);
        var result = new RowDraw(classes.RowCount);
        for (int c = 0; c < rowsOf.Length; c++)
            result.AddByWeight(rowsOf[c], weights, Math.Max(1, counts[c]), training.StreamOf(member, c).Split(1));
        return result;
    }

    private RowSet Missed(EnsembleTraining training, RowSet rows, ITransformer model)
    {
        ClassPartition classes = training.Classes;
        var isMissed = new bool[classes.RowCount];
        RowVotes.Read(training.View, rows, model, training.Task, Voting, training.Cancellation, (row, votes) => isMissed[row] = votes[classes.Codes[row]] == 0);
        var missed = new RowSet(classes.RowCount);
        for (int row = 0; row < isMissed.Length; row++)
        {
            if (isMissed[row])
                missed.Add(row);
        }
        return missed;
    }

    private void End(EnsembleTraining training, BoostingRound round, int member)
    {
        int classCount = training.Classes.ClassCount;
        if (round.Vote > 0)
        {
            training.Channel.Info(MessageSensitivity.None, "{0} ends after {1} members: the last one is right about every row.", Name, member + 1);
            return;
        }
        string found = Invariant($"Member {member + 1} of {Name} is wrong about {round.Error:0.###} of the weight, no better than guessing one of {classCount} classes");
        if (member == 0)
        {
            throw new InvalidOperationException(
                $"{found}: there is nothing to boost. Check the features; use a trainer that learns more, or BalancedBagging, which takes any.");
        }
        training.Channel.Warning(MessageSensitivity.None, "{0}. Boosting ends with {1} members; a stronger trainer or a smaller LearningRate takes it further.", found, member);
    }

    private static RowSet SetOf(int[][] rowsOf, int rowCount)
    {
        var rows = new RowSet(rowCount);
        foreach (int row in rowsOf.SelectMany(r => r))
            rows.Add(row);
        return rows;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>Members one after the other; after each, the rows of the larger classes that it finds easiest are removed.</summary>
internal sealed class Cascade : EnsembleMethod
{
    public override string Name => "BalanceCascade";

    public override IReadOnlyList<TrainedMember> Train(EnsembleTraining training)
    {
        ClassPartition classes = training.Classes;
        int[][] rowsOf = [.. Enumerable.Range(0, classes.ClassCount).Select(classes.RowsOf)];
        int size = classes.Counts.Min();
        var ownClass = new double[classes.RowCount];
        var members = new List<TrainedMember>();
        for (int member = 0; member < training.MemberCount; member++)
        {
            var draw = new RowDraw(classes.RowCount);
            for (int c = 0; c < rowsOf.Length; c++)
                draw.AddSome(rowsOf[c], size, training.StreamOf(member, c));
            members.Add(training.Train(member, draw) with { InBag = null });
            if (member < training.MemberCount - 1)
                RemoveEasiest(training, members[^1].Model, member, rowsOf, size, ownClass);
            training.Complete();
        }
        return members;
    }

    private void RemoveEasiest(EnsembleTraining training, ITransformer model, int member, int[][] rowsOf, int size, double[] ownClass)
    {
        ClassPartition classes = training.Classes;
        var left = new RowSet(classes.RowCount);
        foreach (int row in rowsOf.Where((_, c) => classes.Counts[c] > size).SelectMany(rows => rows))
            left.Add(row);
        RowVotes.Read(training.View, left, model, training.Task, Voting, training.Cancellation, (row, votes) => ownClass[row] = votes[classes.Codes[row]]);
        for (int c = 0; c < rowsOf.Length; c++)
        {
            if (classes.Counts[c] > size)
                rowsOf[c] = CascadeShares.Hardest(rowsOf[c], ownClass, CascadeShares.CountAt(member + 1, training.MemberCount, classes.Counts[c], size));
        }
    }
}

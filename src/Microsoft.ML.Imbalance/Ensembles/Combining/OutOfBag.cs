namespace Microsoft.ML.Imbalance;

/// <summary>Metrics of the training rows, each scored only by the members that were not trained on it.</summary>
internal static class OutOfBag
{
    public static TMetrics Evaluate<TMetrics>(
        EnsembleTraining training, EnsembleTask<TMetrics> task, IReadOnlyList<TrainedMember> members, EnsembleVoting voting, string? exampleWeightColumnName)
        where TMetrics : ImbalanceMetrics
    {
        ClassPartition classes = training.Classes;
        var votes = new MeanVotes(classes.RowCount, classes.ClassCount);
        foreach (TrainedMember member in members)
        {
            RowSet outside = member.InBag!.Complement();
            for (int row = 0; row < classes.RowCount; row++)
            {
                if (classes.Codes[row] == ClassCodes.Unlabeled)
                    outside.Remove(row);
            }
            RowVotes.Read(training.View, outside, member.Model, task, voting, training.Cancellation, votes.Add);
        }
        RequireEveryClass(classes, votes);
        double[]? weights = exampleWeightColumnName is null ? null : ExampleWeights.Read(training.View, exampleWeightColumnName);
        return task.Evaluate(votes, classes, weights);
    }

    private static void RequireEveryClass(ClassPartition classes, MeanVotes votes)
    {
        var counts = new int[classes.ClassCount];
        foreach (int row in votes.Rows)
            counts[classes.Codes[row]]++;
        int empty = Array.IndexOf(counts, 0);
        if (empty >= 0)
        {
            throw new InvalidOperationException(
                $"Every bag holds all {classes.Counts[empty]} rows of class \"{classes.Names[empty]}\", so none of them is out of bag. Set Bootstrap, an ExampleFraction below 1 or more members; or cross-validate.");
        }
    }
}

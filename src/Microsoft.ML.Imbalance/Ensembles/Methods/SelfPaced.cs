namespace Microsoft.ML.Imbalance;

/// <summary>Members one after the other, each on rows of the larger classes that are drawn by how hard they are for the ensemble so far.</summary>
internal sealed class SelfPaced(SelfPacedEnsembleOptions options) : EnsembleMethod
{
    public override string Name => "SelfPacedEnsemble";

    public override IReadOnlyList<TrainedMember> Train(EnsembleTraining training)
    {
        ClassPartition classes = training.Classes;
        int[][] rowsOf = [.. Enumerable.Range(0, classes.ClassCount).Select(classes.RowsOf)];
        int size = classes.Counts.Min();
        var larger = new RowSet(classes.RowCount);
        foreach (int row in rowsOf.Where(rows => rows.Length > size).SelectMany(rows => rows))
            larger.Add(row);

        // The sum of the probabilities that the members give each row's own class.
        var ownClass = new double[classes.RowCount];
        var members = new List<TrainedMember>();
        for (int member = 0; member < training.MemberCount; member++)
        {
            var draw = new RowDraw(classes.RowCount);
            for (int c = 0; c < rowsOf.Length; c++)
            {
                RandomStream stream = training.StreamOf(member, c);
                if (member == 0 || rowsOf[c].Length == size)
                    draw.AddSome(rowsOf[c], size, stream);
                else
                    AddByHardness(draw, rowsOf[c], ownClass, member, training.MemberCount, size, stream);
            }
            members.Add(training.Train(member, draw) with { InBag = null });
            if (member < training.MemberCount - 1)
                RowVotes.Read(training.View, larger, members[^1].Model, training.Task, Voting, training.Cancellation, (row, votes) => ownClass[row] += votes[classes.Codes[row]]);
            training.Complete();
        }
        return members;
    }

    private void AddByHardness(RowDraw draw, int[] rows, double[] ownClass, int member, int memberCount, int size, RandomStream stream)
    {
        double[] hardness = Array.ConvertAll(rows, row => HardnessOf(ownClass[row] / member));
        int[] bins = SelfPacedBins.BinsOf(hardness, options.BinCount);
        int[] counts = SelfPacedBins.CountsOf(hardness, bins, options.BinCount, SelfPacedBins.FactorOf(member, memberCount - 1), size);
        for (int bin = 0; bin < options.BinCount; bin++)
        {
            int[] inBin = [.. rows.Where((_, i) => bins[i] == bin)];
            draw.AddSome(inBin, counts[bin], stream.Split((ulong)bin));
        }
    }

    private double HardnessOf(double p) => options.Hardness switch
    {
        HardnessMeasure.AbsoluteError => 1 - p,
        HardnessMeasure.SquaredError => (1 - p) * (1 - p),
        // A probability of 0 in Single is less than 1e-38.
        _ => -Math.Log(Math.Max(p, 1e-38)),
    };
}

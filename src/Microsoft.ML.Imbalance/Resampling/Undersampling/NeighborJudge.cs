using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Says which rows the nearest of the rows that are left outvote, while rows are taken out.</summary>
internal abstract class NeighborJudge : IDisposable
{
    // Above this share of rows of other classes a row's own class no longer fills the place around it.
    private const double RareShare = 0.2;

    /// <summary>Of the leaves, so many at most are to be looked at where each class has an index of its own.</summary>
    internal const double PrunedShare = 0.1;

    /// <summary>Whether there are as many other rows as neighbors asked for. Where there are not, nothing is judged.</summary>
    public abstract bool AreEnough { get; }

    /// <param name="space">The rows; more than <paramref name="neighborCount"/>.</param>
    /// <param name="targeted">Whether rows of a class are judged, and may be taken out.</param>
    /// <param name="neighborCount">The most neighbors that will be asked.</param>
    /// <param name="vote">When a row is outvoted.</param>
    /// <param name="isRepeated">Whether rows will be taken out.</param>
    public static NeighborJudge Create(MetricSpace space, bool[] targeted, int neighborCount, NeighborVote vote, bool isRepeated = false)
    {
        FeatureTable table = space.Table;
        int judged = Array.IndexOf(targeted, true);
        bool isOneJudged = judged >= 0 && Array.LastIndexOf(targeted, true) == judged;
        // Among several other classes the mode depends on how they share their votes.
        if (!space.IsStraight || judged < 0 || neighborCount > Witnesses.MostNeeded || (targeted.Length != 2 && (vote != NeighborVote.All || !isOneJudged)))
            return ByNeighbors(space, targeted, neighborCount, vote, isRepeated);
        if (!isOneJudged)
            return Both(space, neighborCount, vote, isRepeated) ?? ByNeighbors(space, targeted, neighborCount, vote, isRepeated);
        if (table.RowCount - table.CountOf(judged) <= RareShare * table.RowCount)
            return WitnessJudge.Create(space, judged, neighborCount, vote, isRepeated);
        return ByNeighbors(space, targeted, neighborCount, vote, isRepeated);
    }

    private static NeighborJudge ByNeighbors(MetricSpace space, bool[] targeted, int neighborCount, NeighborVote vote, bool isRepeated)
        => space.IsStraight && !isRepeated ? new VotingJudge(space, targeted, vote) : new ListJudge(space, targeted, neighborCount, vote);

    // Each class is searched in boxes of its own, which pays where boxes spare most leaves.
    private static PairJudge? Both(MetricSpace space, int neighborCount, NeighborVote vote, bool isRepeated)
        => JudgedRows.Divide(space, classIndex: 0, PrunedShare) is (JudgedRows first, JudgedRows second)
            ? new PairJudge(new WitnessJudge(space, first, second, neighborCount, vote, isRepeated), new WitnessJudge(space, second, first, neighborCount, vote, isRepeated))
            : null;

    /// <summary>The rows that are outvoted by so many neighbors, ascending.</summary>
    public abstract int[] Outvoted(int neighborCount);

    /// <summary>The nearest of all rows to some of them, before any is taken out.</summary>
    /// <param name="rows">Rows of one class, ascending.</param>
    /// <param name="count">How many, at most as many as are asked.</param>
    public abstract NeighborTable Nearest(int[] rows, int count);

    /// <summary>Takes judged rows out.</summary>
    public abstract void Remove(int[] rows);

    /// <summary>Gives back what it searched in.</summary>
    public virtual void Dispose()
    {
    }
}

/// <summary>Asks the neighbors of each row as the search finds them, and keeps who is outvoted: for rows of which none is taken out.</summary>
internal sealed class VotingJudge(MetricSpace space, bool[] targeted, NeighborVote vote) : NeighborJudge
{
    private readonly NeighborIndex _index = NeighborIndex.Build(space.Rows);

    public override bool AreEnough => true;

    public override int[] Outvoted(int neighborCount)
    {
        var votes = new Votes(space.Table, targeted, neighborCount, vote);
        _index.QuerySelf(votes);
        return [.. votes.Outvoted];
    }

    public override NeighborTable Nearest(int[] rows, int count) => _index.QuerySelf(count, rows);

    public override void Remove(int[] rows) => throw new NotSupportedException("Rows are judged once.");

    public override void Dispose() => _index.Dispose();

    private sealed class Votes(FeatureTable table, bool[] targeted, int neighborCount, NeighborVote vote) : INeighborSink
    {
        private const int MostOnStack = 64;

        public int NeighborCount => neighborCount;

        public RowSet Outvoted { get; } = new(table.RowCount);

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            if (!targeted[table.ClassOf(row)])
                return;
            Span<int> rows = neighbors.Length <= MostOnStack ? stackalloc int[neighbors.Length] : new int[neighbors.Length];
            for (int i = 0; i < rows.Length; i++)
                rows[i] = neighbors[i].Row;
            if (vote.Confirms(table, row, rows))
                return;
            lock (Outvoted)
                Outvoted.Add(row);
        }
    }
}

/// <summary>Keeps the list of each row's neighbors.</summary>
internal sealed class ListJudge(MetricSpace space, bool[] targeted, int neighborCount, NeighborVote vote) : NeighborJudge
{
    private readonly SurvivingNeighbors _survivors = new(space, neighborCount);

    public override bool AreEnough => _survivors.AreEnough;

    public override int[] Outvoted(int neighborCount)
        => [.. _survivors.Rows.Where(row => targeted[space.Table.ClassOf(row)] && !vote.Confirms(space.Table, row, _survivors[row][..neighborCount]))];

    public override NeighborTable Nearest(int[] rows, int count)
    {
        var result = new NeighborTable(rows.Length, count, withDistances: false);
        for (int i = 0; i < rows.Length; i++)
            result.Set(i, _survivors[rows[i]][..count]);
        return result;
    }

    public override void Remove(int[] rows) => _survivors.Remove(rows);
}

using System.Runtime.InteropServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of one class, or of all others, with an index of their own; they may be taken out.</summary>
internal sealed class JudgedRows(RowSelection rows, NeighborIndex index)
{
    public RowSelection Rows => rows;

    public NeighborIndex Index => index;

    /// <summary>The places of the rows that are left.</summary>
    public RowSet Left { get; } = RowSet.All(rows.Count);

    /// <summary>The nearest of these rows to some rows of the matrix, without order.</summary>
    /// <param name="queries">Rows of this selection, or none of them.</param>
    /// <param name="count">How many, or as many as there are.</param>
    public NeighborTable? Nearest(RowSelection queries, int count)
    {
        bool areOwn = queries.Count > 0 && rows.PlaceOf(queries.RowOf(0)) >= 0;
        int found = Math.Min(count, areOwn ? rows.Count - 1 : rows.Count);
        if (found == 0)
            return null;
        RowSelection own = rows;
        return areOwn
            ? index.QuerySelf(found, [.. Enumerable.Range(0, queries.Count).Select(i => own.PlaceOf(queries.RowOf(i)))])
            : index.Query(queries, found);
    }

    /// <summary>The rows of a class and all others; null if boxes leave a larger share of leaves than <paramref name="mostVisited"/> to be looked at.</summary>
    public static (JudgedRows Own, JudgedRows Others)? Divide(MetricSpace space, int classIndex, double mostVisited)
    {
        FeatureTable table = space.Table;
        var own = new RowSelection(space.Rows, table.RowsOf(classIndex));
        NeighborIndex index = NeighborIndex.Build(own);
        if (mostVisited < 1 && index.VisitedShare > mostVisited)
            return null;
        var others = new RowSelection(space.Rows, table.RowsOutside(classIndex));
        NeighborIndex other = index.BuildOther(others);
        return mostVisited < 1 && other.VisitedShare > mostVisited ? null : (new JudgedRows(own, index), new JudgedRows(others, other));
    }
}

/// <summary>Judges the rows of a class, without their lists of neighbors; where the length of the straight line ranks pairs.</summary>
/// <remarks>
/// At least t of a row's k nearest neighbors are of other classes if and only if fewer than k - t + 1 rows of its own class precede the t-th nearest of the others. So it is enough to
/// find any k - t + 1 witnesses of the own class that the others have fewer than t rows before. They stay witnesses as long as they are there, whatever else is taken out.
/// </remarks>
internal sealed class WitnessJudge(JudgedRows own, JudgedRows others, int neighborCount, NeighborVote vote, bool isRepeated) : NeighborJudge
{
    private readonly Witnesses _witnesses = new(own.Rows.Count, neighborCount, areKept: isRepeated) { IsGone = place => !own.Left.Contains(place) };

    // Witnesses found so far precede so many of the others, or more.
    private int _against;

    /// <param name="space">All rows.</param>
    /// <param name="classIndex">The class to judge.</param>
    /// <param name="neighborCount">The most neighbors that will be asked.</param>
    /// <param name="vote">When a row is outvoted.</param>
    /// <param name="isRepeated">Whether rows will be taken out.</param>
    public static WitnessJudge Create(MetricSpace space, int classIndex, int neighborCount, NeighborVote vote, bool isRepeated)
    {
        (JudgedRows own, JudgedRows others) = JudgedRows.Divide(space, classIndex, mostVisited: 1)!.Value;
        return new WitnessJudge(own, others, neighborCount, vote, isRepeated);
    }

    public override bool AreEnough => own.Left.Count + others.Left.Count > neighborCount;

    public override int[] Outvoted(int neighborCount)
    {
        int against = vote == NeighborVote.All ? 1 : neighborCount / 2 + 1;
        if (against > others.Left.Count)
            return [];
        bool isAnew = !isRepeated || _against == 0 || against < _against;
        if (isAnew)
            _witnesses.Clear();
        _against = against;
        _witnesses.Needed = neighborCount - against + 1;
        int[]? searched = isAnew && own.Left.Count == own.Rows.Count ? null : [.. own.Left.Where(IsWithoutWitnesses)];
        own.Index.FindWitnesses(_witnesses, searched, others.Index, against, place => !others.Left.Contains(place));
        return [.. (searched ?? Enumerable.Range(0, own.Rows.Count)).Where(place => !_witnesses.HasEnough(place)).Select(own.Rows.RowOf)];
    }

    public override NeighborTable Nearest(int[] rows, int count)
    {
        var queries = new RowSelection(own.Rows.Matrix, rows);
        (JudgedRows Side, NeighborTable? Found)[] sides = [(own, own.Nearest(queries, count)), (others, others.Nearest(queries, count))];
        var result = new NeighborTable(rows.Length, count, withDistances: false);
        for (int i = 0; i < rows.Length; i++)
        {
            var candidates = new List<Candidate>(2 * count);
            foreach ((JudgedRows side, NeighborTable? found) in sides)
            {
                foreach (int place in found is null ? [] : found[i])
                    candidates.Add(new Candidate(ExactDistance.Squared(queries[i], side.Rows[place]), side.Rows.RowOf(place)));
            }
            candidates.Sort();
            result.Set(i, CollectionsMarshal.AsSpan(candidates)[..count]);
        }
        return result;
    }

    /// <summary>For a row that was found to be outvoted: the t-th nearest of the others.</summary>
    /// <param name="row">A row of the matrix.</param>
    public int RivalOf(int row) => _witnesses.RivalOf(own.Rows.PlaceOf(row));

    public override void Remove(int[] rows)
    {
        foreach (int row in rows)
        {
            if (own.Rows.PlaceOf(row) is var place and >= 0)
                own.Left.Remove(place);
        }
    }

    private bool IsWithoutWitnesses(int place)
    {
        _witnesses.DropGone(place);
        return !_witnesses.HasEnough(place);
    }
}

/// <summary>Judges the rows of two classes, each by <see cref="WitnessJudge"/>.</summary>
internal sealed class PairJudge(WitnessJudge first, WitnessJudge second) : NeighborJudge
{
    public override bool AreEnough => first.AreEnough;

    public override NeighborTable Nearest(int[] rows, int count) => first.Nearest(rows, count);

    public override int[] Outvoted(int neighborCount)
    {
        int[] rows = [.. first.Outvoted(neighborCount), .. second.Outvoted(neighborCount)];
        Array.Sort(rows);
        return rows;
    }

    public override void Remove(int[] rows)
    {
        first.Remove(rows);
        second.Remove(rows);
    }
}

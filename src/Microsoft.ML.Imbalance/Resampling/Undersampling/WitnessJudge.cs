using System.Runtime.InteropServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of one class, or of all others, with an index of their own; they may be taken out.</summary>
internal sealed class JudgedRows(RowMatrix matrix, RowSet rows, NeighborIndex index) : IDisposable
{
    private RowSet? _left;

    public RowSet Rows => rows;

    public NeighborIndex Index => index;

    /// <summary>The rows that are left.</summary>
    public RowSet Left => _left ?? rows;

    /// <summary>Which of the rows have been taken out; null where none has.</summary>
    public Predicate<int>? IsGone => Left.Count == rows.Count ? null : row => !Left.Contains(row);

    /// <summary>Takes a row out.</summary>
    public void Remove(int row) => (_left ??= rows.Copy()).Remove(row);

    /// <summary>The nearest of these rows to some rows of the matrix, without order.</summary>
    /// <param name="queries">Rows of this set, or none of them.</param>
    /// <param name="count">How many, or as many as there are.</param>
    public NeighborTable? Nearest(int[] queries, int count)
    {
        bool areOwn = queries.Length > 0 && rows.Contains(queries[0]);
        int found = Math.Min(count, areOwn ? rows.Count - 1 : rows.Count);
        if (found == 0)
            return null;
        return areOwn ? index.QuerySelf(found, queries) : index.Query(new RowSelection(matrix, queries), found);
    }

    public void Dispose() => index.Dispose();

    /// <summary>The rows of a class and all others; null if boxes leave a larger share of leaves than <paramref name="mostVisited"/> to be looked at.</summary>
    public static (JudgedRows Own, JudgedRows Others)? Divide(MetricSpace space, int classIndex, double mostVisited)
    {
        RowSet own = space.Table.SetOf(classIndex), others = own.Complement();
        NeighborIndex index = NeighborIndex.Build(new RowSelection(space.Rows, own));
        NeighborIndex? other = null;
        bool areBoth = false;
        try
        {
            other = IsVisitedMore(index) ? null : index.BuildOther(new RowSelection(space.Rows, others));
            areBoth = other is not null && !IsVisitedMore(other);
            return areBoth ? (new JudgedRows(space.Rows, own, index), new JudgedRows(space.Rows, others, other!)) : null;
        }
        finally
        {
            if (!areBoth)
            {
                other?.Dispose();
                index.Dispose();
            }
        }

        bool IsVisitedMore(NeighborIndex some) => mostVisited < 1 && some.VisitedShare > mostVisited;
    }
}

/// <summary>Judges the rows of a class, without their lists of neighbors; where the length of the straight line ranks pairs.</summary>
/// <remarks>
/// At least t of a row's k nearest neighbors are of other classes if and only if fewer than k - t + 1 rows of its own class precede the t-th nearest of the others. So it is enough to
/// find any k - t + 1 witnesses of the own class that the others have fewer than t rows before. They stay witnesses as long as they are there, whatever else is taken out.
/// </remarks>
internal sealed class WitnessJudge(MetricSpace space, JudgedRows own, JudgedRows others, int mostNeighbors, NeighborVote vote, bool isRepeated) : NeighborJudge
{
    // Where rows are judged once nothing is kept of them.
    private Witnesses? _witnesses;

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
        return new WitnessJudge(space, own, others, neighborCount, vote, isRepeated);
    }

    public override bool AreEnough => own.Left.Count + others.Left.Count > mostNeighbors;

    public override int[] Outvoted(int neighborCount) => Outvote(neighborCount).Rows;

    /// <summary>The same, with the row of the others that decides it.</summary>
    public OutvotedRows Outvote(int neighborCount)
    {
        int against = vote == NeighborVote.All ? 1 : neighborCount / 2 + 1;
        if (against > others.Left.Count)
            return new OutvotedRows([], []);
        bool isAnew = _witnesses is null || against < _against;
        if (isAnew)
            _witnesses?.Clear();
        Witnesses witnesses = _witnesses ?? new(space.Rows.RowCount, mostNeighbors, areKept: isRepeated);
        _witnesses = isRepeated ? witnesses : null;
        _against = against;
        try
        {
            witnesses.Needed = neighborCount - against + 1;
            witnesses.IsGone = own.IsGone;
            RowSet? searched = isAnew && own.Left.Count == own.Rows.Count ? null : witnesses.DropGone(own.Left);
            return own.Index.FindWitnesses(witnesses, searched, others.Index, against, others.IsGone);
        }
        finally
        {
            if (!isRepeated)
                witnesses.Dispose();
        }
    }

    public override NeighborTable Nearest(int[] rows, int count)
    {
        NeighborTable?[] sides = [own.Nearest(rows, count), others.Nearest(rows, count)];
        var result = new NeighborTable(rows.Length, count, withDistances: false);
        var all = new RowSelection(space.Rows);
        for (int i = 0; i < rows.Length; i++)
        {
            var candidates = new List<Candidate>(2 * count);
            foreach (NeighborTable? found in sides)
            {
                foreach (int neighbor in found is null ? [] : found[i])
                    candidates.Add(new Candidate(all.Squared(rows[i], all, neighbor), neighbor));
            }
            candidates.Sort();
            result.Set(i, CollectionsMarshal.AsSpan(candidates)[..count]);
        }
        return result;
    }

    public override void Dispose()
    {
        _witnesses?.Dispose();
        _witnesses = null;
        others.Dispose();
        own.Dispose();
    }

    public override void Remove(int[] rows)
    {
        foreach (int row in rows)
        {
            if (!own.Rows.Contains(row))
                continue;
            own.Remove(row);
            _witnesses?.Remove(row);
        }
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

    public override void Dispose()
    {
        // Both judge the same two sides: these may be disposed of twice.
        second.Dispose();
        first.Dispose();
    }
}

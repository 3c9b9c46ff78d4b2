using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Judges the rows of a class among few others, without their lists of neighbors; where the length of the straight line ranks pairs.</summary>
/// <remarks>
/// At least t of a row's k nearest neighbors are of other classes if and only if fewer than k - t + 1 rows of its own class precede the t-th nearest of the others. So it is enough to
/// find the t nearest rows of the others, which are few, and any k - t + 1 witnesses of the own class before them. Rows of the others stay, so that only lost witnesses are to be replaced.
/// </remarks>
internal sealed class WitnessJudge : NeighborJudge
{
    private readonly RowMatrix _rows;
    private readonly NeighborVote _vote;
    private readonly int _neighborCount;
    private readonly RowSelection _own;
    private readonly RowSelection _foreign;
    private readonly NeighborTable? _nearestForeign;
    private readonly NeighborIndex _index;
    private readonly Witnesses _witnesses;
    private readonly RowSet _left;

    public WitnessJudge(MetricSpace space, int classIndex, int neighborCount, NeighborVote vote)
    {
        FeatureTable table = space.Table;
        _rows = space.Rows;
        _vote = vote;
        _neighborCount = neighborCount;
        _own = new RowSelection(_rows, table.RowsOf(classIndex));
        _foreign = new RowSelection(_rows, [.. Enumerable.Range(0, table.RowCount).Where(row => table.ClassOf(row) != classIndex)]);
        _left = RowSet.All(_own.Count);
        _index = NeighborIndex.Build(_own);
        _witnesses = new Witnesses(_own.Count, neighborCount) { IsGone = place => !_left.Contains(place) };
        int most = Math.Min(_foreign.Count, Enumerable.Range(1, neighborCount).Max(Against));
        if (most > 0)
            _nearestForeign = _index.QueryOther(_index.BuildOther(_foreign), most);
    }

    public override bool AreEnough => _left.Count + _foreign.Count > _neighborCount;

    public override int[] Outvoted(int neighborCount)
    {
        int against = Against(neighborCount);
        if (against > _foreign.Count)
            return [];
        _witnesses.Needed = neighborCount - against + 1;
        var searched = new List<int>();
        foreach (int place in _left)
        {
            int row = _own.RowOf(place), foreign = _foreign.RowOf(_nearestForeign![place][against - 1]);
            _witnesses.LimitOf(place) = Candidate(row, foreign);
            if (AreStillThere(place))
                continue;
            _witnesses.Clear(place);
            searched.Add(place);
        }
        _index.FindWitnesses(_witnesses, [.. searched]);
        return [.. searched.Where(place => !_witnesses.HasEnough(place)).Select(_own.RowOf)];
    }

    public override void Remove(int[] rows)
    {
        var removed = new HashSet<int>(rows);
        for (int place = 0; place < _own.Count; place++)
        {
            if (removed.Contains(_own.RowOf(place)))
                _left.Remove(place);
        }
    }

    /// <summary>How many neighbors of other classes outvote a row: one, or more than half.</summary>
    private int Against(int neighborCount) => _vote == NeighborVote.All ? 1 : neighborCount / 2 + 1;

    private bool AreStillThere(int place)
    {
        if (!_witnesses.HasEnough(place))
            return false;
        foreach (int witness in _witnesses.Of(place))
        {
            if (!_left.Contains(witness) || !Candidate(_own.RowOf(place), _own.RowOf(witness)).Precedes(_witnesses.LimitOf(place)))
                return false;
        }
        return true;
    }

    private Candidate Candidate(int row, int other) => new(ExactDistance.Squared(_rows[row], _rows[other]), other);
}

using System.Runtime.InteropServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Removes rows that form a Tomek link: two rows of different classes, each the other's nearest neighbor.</summary>
/// <remarks>Tomek, "Two modifications of CNN", IEEE Transactions on Systems, Man, and Cybernetics 6 (1976).</remarks>
internal sealed class TomekLinks(TomekLinksOptions options) : Cleaner
{
    public override string Name => nameof(TomekLinks);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override bool OnlySearches => true;

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        return LinkedRows(space, context.Classes).Where(row => targeted[space.Table.ClassOf(row)]);
    }

    private static IEnumerable<int> LinkedRows(MetricSpace space, ClassPartition classes)
    {
        if (space.IsStraight && classes.ClassCount == 2 && JudgedRows.Divide(space, classes.Minority, NeighborJudge.PrunedShare) is (JudgedRows smaller, JudgedRows larger))
        {
            using (smaller)
            using (larger)
                return LinkedRows(space, smaller, larger);
        }
        using INeighborIndex index = space.BuildIndex();
        return LinkedRows(index, space.Table.RowCount, space.Table.ClassOf);
    }

    /// <summary>The rows of all links between two classes, ascending.</summary>
    /// <remarks>The rows of one class whose nearest neighbor is of the other are few, and so are the neighbors whose own nearest is to be found.</remarks>
    internal static IEnumerable<int> LinkedRows(MetricSpace space, JudgedRows smaller, JudgedRows larger)
    {
        var judge = new WitnessJudge(space, smaller, larger, mostNeighbors: 1, NeighborVote.All, isRepeated: false);
        OutvotedRows first = judge.Outvote(1);
        if (first.Rows.Length == 0)
            return [];
        int[] second = [.. first.Rows.Select(first.RivalOf).Distinct().Order()];
        NeighborTable? alike = larger.Nearest(second, 1);
        NeighborTable unlike = smaller.Nearest(second, 1)!;
        var nearest = new Dictionary<int, int>();
        var rows = new RowSelection(space.Rows);
        for (int i = 0; i < second.Length; i++)
        {
            int near = unlike[i][0];
            if (alike is null || CandidateOf(second[i], near).Precedes(CandidateOf(second[i], alike[i][0])))
                nearest[second[i]] = near;
        }
        int[] linked = [.. first.Rows.Where(row => nearest.TryGetValue(first.RivalOf(row), out int near) && near == row)];
        return linked.Concat(linked.Select(first.RivalOf)).Order().ToArray();

        Candidate CandidateOf(int row, int other) => new(rows.Squared(row, rows, other), other);
    }

    /// <summary>The rows of all links, ascending.</summary>
    /// <remarks>One row of each link is outside the largest class: only such rows, and the rows of other classes that are nearest to them, are asked for their neighbor.</remarks>
    internal static IEnumerable<int> LinkedRows(INeighborIndex index, int rowCount, Func<int, int> classOf)
    {
        var counts = new Dictionary<int, int>();
        for (int row = 0; row < rowCount; row++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, classOf(row), out _)++;
        int largest = counts.MaxBy(count => count.Value).Key;
        RowSet first = new(rowCount), second = new(rowCount);
        for (int row = 0; row < rowCount; row++)
        {
            if (classOf(row) != largest)
                first.Add(row);
        }
        var pairs = new ForeignPairs(classOf);
        index.QuerySelf(pairs, first);
        foreach ((_, int nearest) in pairs)
        {
            if (classOf(nearest) == largest)
                second.Add(nearest);
        }
        index.QuerySelf(pairs, second);
        pairs.Sort();
        var linked = new RowSet(rowCount);
        foreach ((int row, int nearest) in pairs)
        {
            if (pairs.Contains(nearest, row))
                linked.Add(row);
        }
        return linked;
    }

    /// <summary>The rows whose nearest neighbor is of another class, each with this.</summary>
    private sealed class ForeignPairs(Func<int, int> classOf) : INeighborSink
    {
        private readonly List<ulong> _pairs = [];

        public int NeighborCount => 1;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            int nearest = neighbors[0].Row;
            if (classOf(nearest) == classOf(row))
                return;
            lock (_pairs)
                _pairs.Add(Pair(row, nearest));
        }

        /// <summary>From now on pairs can be looked for.</summary>
        public void Sort() => _pairs.Sort();

        public bool Contains(int row, int nearest) => _pairs.BinarySearch(Pair(row, nearest)) >= 0;

        public IEnumerator<(int Row, int Nearest)> GetEnumerator()
        {
            foreach (ulong pair in _pairs)
                yield return ((int)(pair >> 32), (int)(uint)pair);
        }

        private static ulong Pair(int row, int nearest) => (ulong)(uint)row << 32 | (uint)nearest;
    }
}

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

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        IEnumerable<int>? linked = null;
        if (space.IsStraight && context.Classes.ClassCount == 2
            && JudgedRows.Divide(space, context.Classes.Minority, NeighborJudge.PrunedShare) is (JudgedRows smaller, JudgedRows larger))
        {
            linked = LinkedRows(space.Rows, smaller, larger);
        }
        linked ??= LinkedRows(space.BuildIndex(), space.Table.RowCount, space.Table.ClassOf);
        return linked.Where(row => targeted[space.Table.ClassOf(row)]);
    }

    /// <summary>The rows of all links between two classes, ascending.</summary>
    /// <remarks>The rows of one class whose nearest neighbor is of the other are few, and so are the neighbors whose own nearest is to be found.</remarks>
    internal static IEnumerable<int> LinkedRows(RowMatrix rows, JudgedRows smaller, JudgedRows larger)
    {
        var judge = new WitnessJudge(smaller, larger, neighborCount: 1, NeighborVote.All, isRepeated: false);
        int[] first = judge.Outvoted(1);
        int[] second = [.. first.Select(judge.RivalOf).Distinct().Order()];
        if (first.Length == 0)
            return [];
        NeighborTable alike = larger.Index.QuerySelf(1, Array.ConvertAll(second, larger.Rows.PlaceOf));
        NeighborTable unlike = smaller.Index.Query(new RowSelection(rows, second), 1);
        var nearest = new Dictionary<int, int>();
        for (int i = 0; i < second.Length; i++)
        {
            int near = smaller.Rows.RowOf(unlike[i][0]);
            if (CandidateOf(second[i], near).Precedes(CandidateOf(second[i], larger.Rows.RowOf(alike[i][0]))))
                nearest[second[i]] = near;
        }
        int[] linked = [.. first.Where(row => nearest.TryGetValue(judge.RivalOf(row), out int near) && near == row)];
        return linked.Concat(linked.Select(judge.RivalOf)).Order();

        Candidate CandidateOf(int row, int other) => new(ExactDistance.Squared(rows[row], rows[other]), other);
    }

    /// <summary>The rows of all links, ascending.</summary>
    /// <remarks>One row of each link is outside the largest class: only such rows, and the rows of other classes that are nearest to them, are asked for their neighbor.</remarks>
    internal static IEnumerable<int> LinkedRows(INeighborIndex index, int rowCount, Func<int, int> classOf)
    {
        var counts = new Dictionary<int, int>();
        for (int row = 0; row < rowCount; row++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, classOf(row), out _)++;
        int largest = counts.MaxBy(count => count.Value).Key;
        int[] first = [.. Enumerable.Range(0, rowCount).Where(row => classOf(row) != largest)];
        NeighborTable ofFirst = index.QuerySelf(1, first);
        int[] second = [.. first.Select((_, i) => ofFirst[i][0]).Where(row => classOf(row) == largest).Distinct().Order()];
        NeighborTable ofSecond = index.QuerySelf(1, second);
        var linked = new List<int>();
        for (int i = 0; i < first.Length; i++)
        {
            int other = ofFirst[i][0];
            if (classOf(other) == classOf(first[i]))
                continue;
            int place = Array.BinarySearch(second, other);
            bool isMutual = place >= 0
                ? ofSecond[place][0] == first[i]
                : ofFirst[Array.BinarySearch(first, other)][0] == first[i];
            if (!isMutual)
                continue;
            linked.Add(first[i]);
            // Of two linked rows that are both among the first each finds itself.
            if (place >= 0)
                linked.Add(other);
        }
        linked.Sort();
        return linked;
    }
}

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
        => LinkedRows(space.BuildIndex(), space.Table.RowCount, space.Table.ClassOf).Where(row => targeted[space.Table.ClassOf(row)]);

    /// <summary>The rows of all links, ascending.</summary>
    /// <remarks>One row of each link is outside the largest class: only such rows, and the rows of other classes that are nearest to them, are asked for their neighbor.</remarks>
    internal static IEnumerable<int> LinkedRows(INeighborIndex index, int rowCount, Func<int, int> classOf)
    {
        int largest = Enumerable.Range(0, rowCount).GroupBy(classOf).MaxBy(rowsOfClass => rowsOfClass.Count())!.Key;
        var nearest = new int[rowCount];
        Array.Fill(nearest, -1);
        int[] first = [.. Enumerable.Range(0, rowCount).Where(row => classOf(row) != largest)];
        Ask(first);
        Ask([.. first.Where(row => classOf(nearest[row]) == largest).Select(row => nearest[row]).Distinct().Order()]);
        for (int row = 0; row < rowCount; row++)
        {
            if (nearest[row] is var other and >= 0 && classOf(row) != classOf(other) && nearest[other] == row)
                yield return row;
        }

        void Ask(int[] asked)
        {
            NeighborTable found = index.QuerySelf(1, asked);
            for (int i = 0; i < asked.Length; i++)
                nearest[asked[i]] = found[i][0];
        }
    }
}

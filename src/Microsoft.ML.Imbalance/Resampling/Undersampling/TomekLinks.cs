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

    protected override IEnumerable<int> FindRowsToRemove(FeatureTable table, bool[] targeted, ResamplingContext context)
        => LinkedRows(table.Rows, table.ClassOf).Where(row => targeted[table.ClassOf(row)]);

    /// <summary>The rows of all links, ascending.</summary>
    internal static IEnumerable<int> LinkedRows(RowMatrix rows, Func<int, int> classOf)
    {
        NeighborTable nearest = NeighborIndex.Build(rows).QuerySelf(1);
        for (int row = 0; row < rows.RowCount; row++)
        {
            int other = nearest[row][0];
            if (classOf(row) != classOf(other) && nearest[other][0] == row)
                yield return row;
        }
    }
}

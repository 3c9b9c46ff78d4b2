namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Rows of numbers of one class, and how far apart they are.</summary>
internal static class Spaces
{
    public static MetricSpace Of(RowMatrix rows, RowDistance? distance = null, bool isAngle = false)
        => new(new FeatureTable(0, new FeatureLayout([], new SlotRole[rows.Dimension], null, []), rows, sourceRows: null), distance, isAngle);
}

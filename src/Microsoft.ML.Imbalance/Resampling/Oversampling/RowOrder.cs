namespace Microsoft.ML.Imbalance;

/// <summary>A path through a class: its rows by their mean feature, each feature in units of its standard deviation.</summary>
/// <remarks>The order in which rows come in the data says nothing about the class. Features in their own units would let the widest decide alone.</remarks>
internal static class RowOrder
{
    public static int[] Of(RowMatrix rows)
    {
        double[] deviations = ColumnStatistics.StandardDeviations(rows);
        var height = new double[rows.RowCount];
        for (int row = 0; row < height.Length; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            for (int j = 0; j < deviations.Length; j++)
                height[row] += deviations[j] > 0 ? values[j] / deviations[j] : 0;
        }
        return [.. Enumerable.Range(0, height.Length).OrderBy(row => height[row])];
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>The feature rows of one class: a matrix, and which row of the data set each of its rows is.</summary>
internal sealed class FeatureTable(int classIndex, FeatureLayout layout, RowMatrix rows, int[] sourceRows)
{
    public int ClassIndex { get; } = classIndex;

    public FeatureLayout Layout { get; } = layout;

    public RowMatrix Rows { get; } = rows;

    /// <summary>The data set's row of each table row, ascending.</summary>
    public int[] SourceRows { get; } = sourceRows;

    public int RowCount => SourceRows.Length;
}

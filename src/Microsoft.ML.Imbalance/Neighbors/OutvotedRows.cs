namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Rows that the t-th nearest of the others leaves without enough witnesses, ascending, and which that is.</summary>
internal sealed class OutvotedRows(int[] rows, int[] rivals)
{
    public int[] Rows => rows;

    /// <summary>The t-th nearest of the others to one of the rows.</summary>
    public int RivalOf(int row) => rivals[Array.BinarySearch(rows, row)];
}

namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows as a metric measures them, computed whenever they are looked at.</summary>
/// <param name="rows">The rows.</param>
/// <param name="dimension">Values of a row as it is measured: as many as the row has, or more where the angle counts, see <see cref="UnitRows"/>.</param>
/// <param name="isAngle">Whether the angle counts and not the lengths of rows.</param>
internal sealed class MeasuredRows(SyntheticRows rows, int dimension, bool isAngle) : IComputedRows
{
    private const int MostOnStack = 1024;

    public int Count => rows.Count;

    public void Fill(ReadOnlySpan<int> indices, Span<float> destination)
    {
        for (int i = 0; i < indices.Length; i++)
            Fill(indices[i], destination.Slice(i * dimension, dimension));
    }

    public void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination)
    {
        Span<float> room = dimension <= MostOnStack ? stackalloc float[dimension] : new float[dimension];
        for (int i = 0; i < indices.Length; i++)
        {
            Fill(indices[i], room);
            destination[i] = room[slot];
        }
    }

    private void Fill(int index, Span<float> destination)
    {
        int given = rows.Table.Layout.Dimension;
        rows.Fill(index, destination[..given]);
        if (isAngle)
            UnitRows.Scale(destination, given);
    }
}

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Where the ranges of a k-d tree are split, so that a row finds the leaf that it would be in, or about: eight bytes a leaf.</summary>
/// <param name="leafCount">How many leaves there are.</param>
internal sealed class KdSplits(int leafCount)
{
    // By the first leaf of a right half, of which each but the first leaf is one; a range that is split nowhere, since all its rows are the same, has the column 0 and an infinite value.
    private readonly int[] _columns = new int[leafCount];
    private readonly float[] _values = Infinities(leafCount);

    /// <summary>Notes a split.</summary>
    /// <param name="leaf">The first leaf of the right half.</param>
    /// <param name="column">What it is split by.</param>
    /// <param name="value">No value on the left is above it, and none on the right below; of rows in the order of their anchors, few are.</param>
    public void Set(int leaf, int column, float value) => (_columns[leaf], _values[leaf]) = (column, value);

    /// <summary>The leaf that a row would be in, and that on the other side of the split nearest to the row; twice the same where there is only one.</summary>
    public (int Own, int Next) LeavesNear(ReadOnlySpan<float> row)
    {
        int first = 0, end = leafCount, otherFirst = 0, otherEnd = 0;
        float least = float.PositiveInfinity;
        while (end - first > 1)
        {
            int middle = KdOrder.MiddleOf(first, end);
            float gap = row[_columns[middle]] - _values[middle], width = Math.Abs(gap);
            bool isRight = gap >= 0;
            if (width < least)
                (least, otherFirst, otherEnd) = isRight ? (width, first, middle) : (width, middle, end);
            if (isRight)
                first = middle;
            else
                end = middle;
        }
        return (first, otherEnd > otherFirst ? LeafOf(row, otherFirst, otherEnd) : first);
    }

    private int LeafOf(ReadOnlySpan<float> row, int first, int end)
    {
        while (end - first > 1)
        {
            int middle = KdOrder.MiddleOf(first, end);
            if (row[_columns[middle]] >= _values[middle])
                first = middle;
            else
                end = middle;
        }
        return first;
    }

    private static float[] Infinities(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.PositiveInfinity);
        return values;
    }
}

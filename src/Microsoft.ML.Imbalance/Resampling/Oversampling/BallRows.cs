namespace Microsoft.ML.Imbalance;

/// <summary>Which part of a ball rows are drawn from.</summary>
/// <param name="Truncation">1 keeps the half towards the neighbor, 0 the whole ball, -1 the half away from it.</param>
/// <param name="Deformation">0 keeps the ball, 1 squeezes it to the line through the neighbor.</param>
internal readonly record struct BallShape(double Truncation, double Deformation);

/// <summary>Synthetic rows in balls around their origins.</summary>
/// <remarks>Slots that are categorical, or the same in the whole class, are no dimensions of the ball: they keep their value.</remarks>
internal sealed class BallRows : PairRows
{
    private readonly BallShape _shape;
    private readonly int[] _moving;

    /// <param name="table">The rows of the class, and after them neighbors of other classes.</param>
    /// <param name="classCount">The rows of the class.</param>
    /// <param name="growth">The class, and how many rows it gets.</param>
    /// <param name="stream">The stream of the class.</param>
    /// <param name="shape">Which part of the ball.</param>
    /// <param name="draw">Draws the center and the neighbor.</param>
    public BallRows(FeatureTable table, int classCount, Growth growth, RandomStream stream, BallShape shape, Func<RandomStream, (int Origin, int Neighbor)> draw)
        : base(table, growth, stream, draw)
    {
        _shape = shape;
        _moving = [.. Enumerable.Range(0, table.Layout.Dimension).Where(slot => table.Layout.Roles[slot] != SlotRole.Categorical && Varies(table.Rows, classCount, slot))];
    }

    protected override void Fill(ReadOnlySpan<float> origin, ReadOnlySpan<float> neighbor, RandomStream draw, Span<float> destination)
    {
        origin.CopyTo(destination);
        double radius = Radius(origin, neighbor);
        if (radius == 0)
            return;

        // 1. A direction: normal numbers, kept in the destination; and its part along the axis to the neighbor.
        double squared = 0, along = 0;
        foreach (int slot in _moving)
        {
            destination[slot] = (float)draw.NextGaussian();
            squared += (double)destination[slot] * destination[slot];
            along += destination[slot] * (((double)neighbor[slot] - origin[slot]) / radius);
        }

        // 2. A point in the unit ball: e = u^(1/d) direction, p = e · axis.
        double scale = Math.Pow(draw.NextDouble(), 1.0 / _moving.Length) / Math.Sqrt(squared);
        double p = along * scale;

        // 3. Truncation reflects what lies in the part cut off: e ← e - 2 p axis.
        double shift = Math.Abs(_shape.Truncation - p) > 1 ? -2 * p : 0;
        p += shift;

        // 4. Deformation shrinks what is perpendicular to the axis: e ← e - D (e - p axis). 5. x = center + radius e.
        foreach (int slot in _moving)
        {
            double axis = ((double)neighbor[slot] - origin[slot]) / radius;
            double e = destination[slot] * scale + shift * axis;
            e -= _shape.Deformation * (e - p * axis);
            destination[slot] = ToSingle(origin[slot] + radius * e);
        }
    }

    private double Radius(ReadOnlySpan<float> origin, ReadOnlySpan<float> neighbor)
    {
        double sum = 0;
        foreach (int slot in _moving)
            sum += ((double)neighbor[slot] - origin[slot]) * ((double)neighbor[slot] - origin[slot]);
        return Math.Sqrt(sum);
    }

    private static bool Varies(RowMatrix rows, int count, int slot)
    {
        for (int row = 1; row < count; row++)
        {
            if (rows[row][slot] != rows[0][slot])
                return true;
        }
        return false;
    }
}

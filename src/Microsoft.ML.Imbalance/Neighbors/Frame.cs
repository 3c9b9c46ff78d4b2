namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Where rows are measured from: an origin amid some leaves, in filter coordinates, and for bytes the step from one to the next.</summary>
/// <param name="center">As long as <see cref="FilterSpace.Stride"/>.</param>
/// <param name="step">1 where values are not rounded to steps.</param>
/// <param name="steps">How many steps from the center values are cut off at, where they are rounded.</param>
internal sealed class Frame(float[] center, float step, int steps = 0)
{
    public ReadOnlySpan<float> Center => center;

    public float Step { get; } = step;

    public int Steps { get; } = steps;

    /// <summary>Whether steps can be computed with: neither vanishing nor beyond single precision.</summary>
    public bool IsUsable => float.IsNormal(Step) && float.IsNormal(1 / Step) && float.IsNormal(Unit);

    /// <summary>How many filter units a squared distance of 1 is, rounded up.</summary>
    public float Unit { get; } = (float)((1 + 16 * FilterSpace.UnitRoundoff) / step / step);
}

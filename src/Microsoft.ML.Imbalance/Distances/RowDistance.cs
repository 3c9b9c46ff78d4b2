namespace Microsoft.ML.Imbalance;

/// <summary>How far apart two rows are. Immutable: any number of threads may ask.</summary>
internal abstract class RowDistance
{
    /// <summary>A number that grows with the distance, and is equal where distances are.</summary>
    /// <param name="a">A row.</param>
    /// <param name="b">Another.</param>
    /// <param name="limit">Where the result is above this, any number above this will do: no need to look at all columns.</param>
    public abstract double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit);

    /// <summary>The distance that a result of <see cref="Between"/> stands for.</summary>
    public abstract double ToDistance(double value);
}

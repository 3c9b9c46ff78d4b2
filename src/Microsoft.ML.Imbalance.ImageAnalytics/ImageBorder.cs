namespace Microsoft.ML.Imbalance;

/// <summary>What is seen beyond the edge of an image where a rotation, a shift or the like looks there.</summary>
public enum ImageBorder
{
    /// <summary>One color, <see cref="ImageSampling.Fill"/>.</summary>
    Constant,

    /// <summary>The nearest pixel of the edge.</summary>
    Edge,

    /// <summary>The image in a mirror, the pixels of the edge twice: d c b a | a b c d | d c b a.</summary>
    Reflect,

    /// <summary>The image again: a b c d | a b c d | a b c d.</summary>
    Wrap,
}

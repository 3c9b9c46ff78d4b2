namespace Microsoft.ML.Imbalance;

/// <summary>How the color between pixels is found.</summary>
public enum ImageInterpolation
{
    /// <summary>The nearest pixel as it is.</summary>
    Nearest,

    /// <summary>The four pixels around, weighted by how near they are.</summary>
    Bilinear,
}

namespace Microsoft.ML.Imbalance;

/// <summary>The shape and scale of pixels for a network: channel by channel, rows from the top, in single precision.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">1 for grey or 3 for red, green, blue, in this order.</param>
/// <param name="Normalization">The scale.</param>
internal sealed record TensorFormat(int Width, int Height, int Channels, ImageNormalization Normalization)
{
    /// <summary>Numbers an image takes.</summary>
    public int Length => Width * Height * Channels;
}

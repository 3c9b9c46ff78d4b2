namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The size of an image as a network sees it: 1 channel for grey or 3 for colors.</summary>
internal readonly record struct ImageShape(int Channels, int Height, int Width)
{
    public int Length => Channels * Height * Width;

    public override string ToString() => Invariant($"{Width} x {Height} x {Channels}");
}

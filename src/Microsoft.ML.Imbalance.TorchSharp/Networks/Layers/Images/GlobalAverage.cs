namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The mean of each channel: (rows, channels, height, width) becomes (rows, channels).</summary>
internal sealed record GlobalAverage(int Width) : Layer(Width, Width);

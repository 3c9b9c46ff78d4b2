namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The largest value of each square of pixels, channel by channel; edges are padded with what is never the largest.</summary>
internal sealed record MaxPool(int Width, int Kernel, int Stride, int Padding = 0) : Layer(Width, Width);

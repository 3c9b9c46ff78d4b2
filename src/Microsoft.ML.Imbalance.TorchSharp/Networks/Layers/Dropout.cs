namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>In training, sets each value to 0 with probability <paramref name="Rate"/> and divides the others by 1 - rate; afterwards leaves all as they are.</summary>
internal sealed record Dropout(int Width, double Rate) : Layer(Width, Width);

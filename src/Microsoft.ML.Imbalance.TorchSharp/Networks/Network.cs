namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A shape with values.</summary>
/// <param name="Shape">The layers.</param>
/// <param name="Parameters">What is trained: the body's, layer after layer, then the head's.</param>
/// <param name="Buffers">What is kept and not trained.</param>
internal sealed record Network(NetworkShape Shape, float[] Parameters, float[] Buffers);

using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Rows to train on or to score together.</summary>
/// <param name="Rows">(rows, features), or (rows, channels, height, width).</param>
/// <param name="Classes">(rows), Int64.</param>
/// <param name="Weights">(rows); null if all weigh 1.</param>
internal sealed record Batch(Tensor Rows, Tensor Classes, Tensor? Weights) : IDisposable
{
    public int Count => (int)Classes.shape[0];

    public void Dispose()
    {
        Rows.Dispose();
        Classes.Dispose();
        Weights?.Dispose();
    }
}

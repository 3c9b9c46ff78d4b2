using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The layers of a neural network: <see cref="MlpArchitecture"/>, <see cref="ResNetArchitecture"/> or <see cref="TabMArchitecture"/>.</summary>
public abstract class NetworkArchitecture
{
    private protected NetworkArchitecture()
    {
    }

    internal abstract void Validate();

    /// <summary>The layers behind the input, and the head.</summary>
    internal abstract (IEnumerable<Layer> Body, Layer Head) Build(int inputWidth, int classCount, bool isEmbedded);

    internal NetworkShape Build(InputSlots input, int classCount, PeriodicEmbeddingOptions? numericEmbedding, int? categoricalEmbeddingWidth)
    {
        SlotParts? embedding = input.Embed(numericEmbedding, categoricalEmbeddingWidth);
        (IEnumerable<Layer> body, Layer head) = Build(embedding?.OutputWidth ?? input.Count, classCount, embedding is not null);
        return new NetworkShape(input.Count, [.. embedding is null ? body : body.Prepend(embedding)], head);
    }

    private protected static IEnumerable<Layer> WithDropout(Layer layer, double rate) => rate > 0 ? [layer, new Dropout(layer.OutputWidth, rate)] : [layer];

    // Dropout of 1 would leave nothing.
    private protected static void CheckDropout(double rate, string name) => OptionChecks.Within(0, 0.95, rate, name);
}

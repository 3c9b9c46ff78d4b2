using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Layers that give their gradients themselves, so that autograd sees the loss only.</summary>
/// <remarks>In small batches of small layers most of the time of a step would be autograd's bookkeeping. The gradients are the same numbers.</remarks>
internal sealed class GradientChain
{
    private readonly IChainLayer[] _layers;

    private GradientChain(IChainLayer[] layers) => _layers = layers;

    /// <summary>The chain of these layers; null if one of them needs autograd.</summary>
    public static GradientChain? Of(IEnumerable<TorchLayer> layers)
    {
        TorchLayer[] all = [.. layers];
        return all.All(layer => layer is IChainLayer) ? new GradientChain([.. all.Cast<IChainLayer>()]) : null;
    }

    /// <summary>Adds the gradients of a loss to those of the layers' parameters.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="lossOf">The loss, from logits.</param>
    /// <param name="dropout">The source of dropout masks.</param>
    /// <returns>The loss.</returns>
    public Tensor Backward(Tensor rows, Func<Tensor, Tensor> lossOf, DropoutMasks dropout)
    {
        var passes = new LayerPass[_layers.Length];
        Tensor current = rows;
        using (no_grad())
        {
            for (int i = 0; i < passes.Length; i++)
            {
                Tensor output = _layers[i].Forward(current, dropout, out Tensor? kept);
                passes[i] = new LayerPass(current, output, kept);
                current = output;
            }
        }
        Tensor loss = lossOf(current.requires_grad_());
        loss.backward();
        using (no_grad())
        {
            Tensor gradient = current.grad!;
            for (int i = passes.Length - 1; i >= 0; i--)
            {
                _layers[i].AddGradients(passes[i], gradient);
                if (i > 0)
                    gradient = _layers[i].InputGradient(passes[i], gradient);
                passes[i].Dispose();
            }
        }
        return loss;
    }
}

/// <summary>A layer of a <see cref="GradientChain"/>.</summary>
internal interface IChainLayer
{
    /// <summary>The outputs, and what the gradients need beside them.</summary>
    Tensor Forward(Tensor input, DropoutMasks dropout, out Tensor? kept);

    /// <summary>Turns the gradient of the outputs, in place, into that of what they are made of, and adds the gradients of the parameters to those that are there.</summary>
    void AddGradients(in LayerPass pass, Tensor gradient);

    /// <summary>The gradient of the inputs, from what <see cref="AddGradients"/> left. A new tensor, or the same one changed.</summary>
    Tensor InputGradient(in LayerPass pass, Tensor gradient);
}

/// <summary>What a layer had and gave.</summary>
internal readonly record struct LayerPass(Tensor Input, Tensor Output, Tensor? Kept) : IDisposable
{
    public void Dispose()
    {
        Output.Dispose();
        Kept?.Dispose();
    }
}

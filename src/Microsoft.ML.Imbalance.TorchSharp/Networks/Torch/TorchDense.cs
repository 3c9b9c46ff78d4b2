using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Dense"/>
internal sealed class TorchDense(Dense layer, TorchValues values) : TorchLayer, IChainLayer
{
    private readonly Parameter _weight = values.Trained(layer.OutputWidth, layer.InputWidth);
    private readonly Parameter? _bias = layer.HasBias ? values.Trained(layer.OutputWidth) : null;

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter weight = As(_weight.Value, input);
        using CastParameter bias = As(_bias?.Value, input);
        Tensor output = nn.functional.linear(input, weight.Tensor, bias.Tensor);
        if (layer.Rectifies)
            output.relu_();
        return output;
    }

    public Tensor Forward(Tensor input, DropoutMasks dropout, out Tensor? kept)
    {
        kept = null;
        return Forward(input, dropout);
    }

    // With g the gradient of y = W x + b: that of W is the sum over rows of g xᵀ, that of b the sum of g.
    public void AddGradients(in LayerPass pass, Tensor gradient)
    {
        if (layer.Rectifies)
            StopWhereZero(Floats(gradient), Floats(pass.Output));
        using (Tensor columns = gradient.t())
            _weight.Gradient.addmm_(columns, pass.Input);
        if (_bias is null)
            return;
        Span<float> rows = Floats(gradient), sums = Floats(_bias.Gradient);
        for (int start = 0; start < rows.Length; start += sums.Length)
            Add(sums, rows.Slice(start, sums.Length));
    }

    // Wᵀ g.
    public Tensor InputGradient(in LayerPass pass, Tensor gradient)
    {
        using (gradient)
            return gradient.mm(_weight.Value);
    }

    private static void StopWhereZero(Span<float> gradient, ReadOnlySpan<float> output)
    {
        int vectorized = gradient.Length - gradient.Length % Vector<float>.Count;
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient[..vectorized]);
        ReadOnlySpan<Vector<float>> outputs = MemoryMarshal.Cast<float, Vector<float>>(output[..vectorized]);
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = Vector.ConditionalSelect(Vector.GreaterThan(outputs[i], Vector<float>.Zero), gradients[i], Vector<float>.Zero);
        for (int i = vectorized; i < gradient.Length; i++)
            gradient[i] = output[i] > 0 ? gradient[i] : 0;
    }

    private static void Add(Span<float> target, ReadOnlySpan<float> values)
    {
        int vectorized = target.Length - target.Length % Vector<float>.Count;
        Span<Vector<float>> targets = MemoryMarshal.Cast<float, Vector<float>>(target[..vectorized]);
        ReadOnlySpan<Vector<float>> more = MemoryMarshal.Cast<float, Vector<float>>(values[..vectorized]);
        for (int i = 0; i < targets.Length; i++)
            targets[i] += more[i];
        for (int i = vectorized; i < target.Length; i++)
            target[i] += values[i];
    }

    private static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}

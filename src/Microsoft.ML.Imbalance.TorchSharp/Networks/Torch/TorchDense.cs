using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Dense"/>
internal sealed class TorchDense(Dense layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _weight = values.Parameter(layer.OutputWidth, layer.InputWidth);
    private readonly Tensor? _bias = layer.HasBias ? values.Parameter(layer.OutputWidth) : null;

    public override Tensor Forward(Tensor input, Generator? dropout)
    {
        using CastParameter weight = As(_weight, input);
        using CastParameter bias = As(_bias, input);
        Tensor output = nn.functional.linear(input, weight.Tensor, bias.Tensor);
        if (layer.Rectifies)
            output.relu_();
        return output;
    }
}

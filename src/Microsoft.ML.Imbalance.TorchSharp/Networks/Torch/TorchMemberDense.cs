using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="MemberDense"/>
internal sealed class TorchMemberDense(MemberDense layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _inputFactors = values.Parameter(layer.Members, layer.InputWidth);
    private readonly Tensor _weight = values.Parameter(layer.OutputWidth, layer.InputWidth);
    private readonly Tensor _outputFactors = values.Parameter(layer.Members, layer.OutputWidth);
    private readonly Tensor _bias = values.Parameter(layer.Members, layer.OutputWidth);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter inputFactors = As(_inputFactors, input);
        using CastParameter weight = As(_weight, input);
        using CastParameter outputFactors = As(_outputFactors, input);
        using CastParameter bias = As(_bias, input);
        // Every member gets the rows, unless a layer before has made some for each.
        using Tensor rows = input.dim() == 2 ? input.unsqueeze(1) : input.alias();
        using Tensor scaled = rows * inputFactors.Tensor;
        using Tensor products = nn.functional.linear(scaled, weight.Tensor);
        return bias.Tensor.PlusProduct(products, outputFactors.Tensor).relu_();
    }
}

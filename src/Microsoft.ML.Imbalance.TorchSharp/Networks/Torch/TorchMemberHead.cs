using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="MemberHead"/>
internal sealed class TorchMemberHead(MemberHead layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _weight = values.Parameter(layer.Members, layer.OutputWidth, layer.InputWidth);
    private readonly Tensor _bias = values.Parameter(layer.Members, layer.OutputWidth);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter weight = As(_weight, input);
        using CastParameter bias = As(_bias, input);
        using Tensor byMember = input.transpose(0, 1);
        using Tensor columns = weight.Tensor.transpose(1, 2);
        using Tensor products = byMember.bmm(columns);
        using Tensor logits = products.transpose(0, 1);
        return logits.Plus(bias.Tensor);
    }
}

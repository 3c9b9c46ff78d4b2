using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="SlotParts"/>
internal sealed class TorchSlotParts : TorchLayer
{
    private readonly (Tensor Slots, TorchLayer? Layer)[] _parts;

    public TorchSlotParts(SlotParts layer, TorchValues values)
        => _parts = [.. layer.Parts.Select(part => (values.Slots(part.Slots), part.Layer is null ? null : Create(part.Layer, values)))];

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        var outputs = new Tensor[_parts.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            (Tensor slots, TorchLayer? layer) = _parts[i];
            Tensor part = input.index_select(1, slots);
            if (layer is null)
            {
                outputs[i] = part;
                continue;
            }
            outputs[i] = layer.Forward(part, dropout);
            part.Dispose();
        }
        Tensor result = cat(outputs, 1);
        foreach (Tensor output in outputs)
            output.Dispose();
        return result;
    }
}

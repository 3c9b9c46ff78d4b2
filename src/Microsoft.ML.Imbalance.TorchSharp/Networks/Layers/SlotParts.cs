namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Some slots of the input and what is done with them: a layer of their own, or nothing.</summary>
internal sealed record SlotPart(int[] Slots, Layer? Layer)
{
    public int OutputWidth => Layer?.OutputWidth ?? Slots.Length;
}

/// <summary>Parts of the input side by side, each through a layer of its own.</summary>
/// <remarks>Parameters: those of the parts' layers, part after part.</remarks>
internal sealed record SlotParts(int InputWidth, IReadOnlyList<SlotPart> Parts) : Layer(InputWidth, Parts.Sum(part => part.OutputWidth))
{
    private IEnumerable<Layer> Layers => Parts.Select(part => part.Layer).OfType<Layer>();

    public override int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => NetworkShape.Initialize(Layers, parameters, buffers, random);
}

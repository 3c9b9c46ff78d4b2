using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <inheritdoc cref="MemberHead"/>
internal sealed unsafe class MemberHeadStep : Step
{
    private readonly DenseStep[] _heads;

    public MemberHeadStep(MemberHead layer, LayerValues values, RowKernels kernels)
    {
        int size = layer.OutputWidth * layer.InputWidth;
        ReadOnlyMemory<float> weights = values.Parameters(layer.Members * size), bias = values.Parameters(layer.Members * layer.OutputWidth);
        _heads = [.. Enumerable.Range(0, layer.Members).Select(member => new DenseStep(
            layer.InputWidth, layer.OutputWidth, weights.Slice(member * size, size), bias.Slice(member * layer.OutputWidth, layer.OutputWidth), rectifies: false, kernels))];
    }

    public override int OutputWidth => _heads[0].OutputWidth;

    public override void Run(in Block block, float* input, float* output) => _heads[block.Member].Run(block, input, output);
}

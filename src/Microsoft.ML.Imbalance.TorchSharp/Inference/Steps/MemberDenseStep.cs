using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <inheritdoc cref="MemberDense"/>
internal sealed unsafe class MemberDenseStep(MemberDense layer, LayerValues values, RowKernels kernels) : Step
{
    private readonly ReadOnlyMemory<float> _inputFactors = values.Parameters(layer.Members * layer.InputWidth);
    private readonly DenseStep _shared = new(layer.InputWidth, layer.OutputWidth, values.Parameters(layer.InputWidth * layer.OutputWidth), default, rectifies: false, kernels);
    private readonly ReadOnlyMemory<float> _outputFactors = values.Parameters(layer.Members * layer.OutputWidth);
    private readonly ReadOnlyMemory<float> _bias = values.Parameters(layer.Members * layer.OutputWidth);

    public override int OutputWidth => layer.OutputWidth;

    public override int ScratchSlots => layer.InputWidth;

    public override void Run(in Block block, float* input, float* output)
    {
        float* scaled = block.Scratch.Take(ScratchSlots);
        fixed (float* inputFactors = _inputFactors.Span, outputFactors = _outputFactors.Span, bias = _bias.Span)
        {
            kernels.Affine(inputFactors + block.Member * layer.InputWidth, null, input, scaled, layer.InputWidth, rectifies: false, block.Rows);
            _shared.Run(block, scaled, output);
            int own = block.Member * layer.OutputWidth;
            kernels.Affine(outputFactors + own, bias + own, output, output, layer.OutputWidth, rectifies: true, block.Rows);
        }
        block.Scratch.GiveBack(ScratchSlots);
    }
}

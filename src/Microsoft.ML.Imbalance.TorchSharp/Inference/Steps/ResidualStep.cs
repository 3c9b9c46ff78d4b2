using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>y = x + f(x).</summary>
internal sealed unsafe class ResidualStep(Residual residual, LayerValues values, RowKernels kernels) : Step
{
    private readonly Step _body = SequenceStep.Create(residual.Body, values, kernels)!;

    public override int OutputWidth => _body.OutputWidth;

    public override int ScratchSlots => _body.ScratchSlots;

    public override void Run(in Block block, float* input, float* output)
    {
        _body.Run(block, input, output);
        kernels.Add(input, output, OutputWidth, block.Rows);
    }
}

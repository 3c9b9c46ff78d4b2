using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Batch normalization once trained: y = scale x + shift, slot by slot.</summary>
internal sealed unsafe class AffineStep : Step
{
    private readonly float[] _scale;
    private readonly float[] _shift;
    private readonly bool _rectifies;
    private readonly RowKernels _kernels;

    public AffineStep(BatchNorm norm, LayerValues values, RowKernels kernels)
    {
        (_scale, _shift) = norm.ToAffine(values.Parameters(norm.ParameterCount).Span, values.Buffers(norm.BufferCount).Span);
        _rectifies = norm.Rectifies;
        _kernels = kernels;
    }

    public override int OutputWidth => _scale.Length;

    public override void Run(in Block block, float* input, float* output)
    {
        fixed (float* scale = _scale, shift = _shift)
            _kernels.Affine(scale, shift, input, output, OutputWidth, _rectifies, block.Rows);
    }
}

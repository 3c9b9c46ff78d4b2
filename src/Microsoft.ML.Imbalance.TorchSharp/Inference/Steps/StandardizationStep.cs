using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <inheritdoc cref="Standardization"/>
internal sealed unsafe class StandardizationStep : Step
{
    private readonly float[] _ones;
    private readonly float[] _minusMean;
    private readonly ReadOnlyMemory<float> _scale;
    private readonly RowKernels _kernels;

    public StandardizationStep(Standardization layer, LayerValues values, RowKernels kernels)
    {
        _ones = [.. Enumerable.Repeat(1f, layer.Width)];
        _minusMean = Array.ConvertAll(values.Buffers(layer.Width).ToArray(), mean => -mean);
        _scale = values.Buffers(layer.Width);
        _kernels = kernels;
    }

    public override int OutputWidth => _ones.Length;

    public override void Run(in Block block, float* input, float* output)
    {
        fixed (float* ones = _ones, minusMean = _minusMean, scale = _scale.Span)
        {
            _kernels.Affine(ones, minusMean, input, output, OutputWidth, rectifies: false, block.Rows);
            _kernels.Affine(scale, null, output, output, OutputWidth, rectifies: false, block.Rows);
        }
    }
}

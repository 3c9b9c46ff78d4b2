namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>y = W x + b.</summary>
internal sealed unsafe class DenseStep : Step
{
    private readonly int _inputWidth;
    private readonly ReadOnlyMemory<float> _weights;
    private readonly ReadOnlyMemory<float> _bias;
    private readonly bool _rectifies;
    private readonly RowKernels _kernels;
    private readonly Lazy<(float[] Columns, float[] Bias)> _ofOne;

    public DenseStep(int inputWidth, int outputWidth, ReadOnlyMemory<float> weights, ReadOnlyMemory<float> bias, bool rectifies, RowKernels kernels)
    {
        _inputWidth = inputWidth;
        OutputWidth = outputWidth;
        _weights = weights;
        _bias = bias;
        _rectifies = rectifies;
        _kernels = kernels;
        _ofOne = new(ByColumns);
    }

    public override int OutputWidth { get; }

    public override void Run(in Block block, float* input, float* output)
    {
        if (block.Count == 1)
        {
            (float[] columns, float[] padded) = _ofOne.Value;
            fixed (float* weights = columns, bias = padded)
                _kernels.DenseOfOne(weights, bias, input, output, _inputWidth, OutputWidth, _rectifies);
            return;
        }
        fixed (float* weights = _weights.Span, bias = _bias.Span)
            _kernels.Dense(weights, bias, input, output, _inputWidth, OutputWidth, _rectifies, block.Rows, ref block.Scratch.Ahead);
    }

    // Made when a single row first comes: a table never needs it.
    private (float[] Columns, float[] Bias) ByColumns()
    {
        int padded = RowKernels.Padded(OutputWidth);
        float[] columns = new float[_inputWidth * padded], bias = new float[padded];
        ReadOnlySpan<float> weights = _weights.Span;
        for (int slot = 0; slot < OutputWidth; slot++)
        {
            for (int i = 0; i < _inputWidth; i++)
                columns[i * padded + slot] = weights[slot * _inputWidth + i];
        }
        _bias.Span.CopyTo(bias);
        return (columns, bias);
    }
}

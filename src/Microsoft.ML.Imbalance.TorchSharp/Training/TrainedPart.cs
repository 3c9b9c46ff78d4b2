namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Which values of a network a stage of training changes.</summary>
internal abstract class TrainedPart
{
    /// <summary>How many values the optimizer sees.</summary>
    public abstract int Length { get; }

    /// <summary>What else a checkpoint must keep.</summary>
    public virtual float[][] Memories => [];

    /// <summary>Changes the network's values by their gradients.</summary>
    public abstract void Step(Span<float> values, Span<float> gradients, FlatOptimizer optimizer, double learningRate, double? maximumNorm);

    protected static void Move(Span<float> values, Span<float> gradients, FlatOptimizer optimizer, double learningRate, double? maximumNorm)
    {
        if (maximumNorm is double norm)
            GradientClipping.Clip(gradients, norm);
        optimizer.Move(values, gradients, learningRate);
    }
}

/// <summary>Values that lie side by side: all, or those of the last layer.</summary>
internal sealed class ValueRange(int start, int length) : TrainedPart
{
    public int Start => start;

    public override int Length => length;

    public override void Step(Span<float> values, Span<float> gradients, FlatOptimizer optimizer, double learningRate, double? maximumNorm)
        => Move(values.Slice(start, length), gradients.Slice(start, length), optimizer, learningRate, maximumNorm);
}

/// <summary>A factor for the logit of each class: w_c = s_c w⁰_c, b_c = s_c b⁰_c. Its gradient is the inner product of the layer's gradient with what it multiplies.</summary>
internal sealed class ClassScales : TrainedPart
{
    private readonly HeadLayout _layout;
    private readonly float[] _head;
    private readonly float[] _scales;

    public ClassScales(HeadLayout layout, ReadOnlySpan<float> values)
    {
        _layout = layout;
        _head = values.Slice(layout.Start, layout.Length).ToArray();
        _scales = new float[layout.Classes];
        Array.Fill(_scales, 1);
    }

    public override int Length => _scales.Length;

    public override float[][] Memories => [_head, _scales];

    public override void Step(Span<float> values, Span<float> gradients, FlatOptimizer optimizer, double learningRate, double? maximumNorm)
    {
        ReadOnlySpan<float> headGradients = gradients.Slice(_layout.Start, _layout.Length), before = _head;
        Span<float> head = values.Slice(_layout.Start, _layout.Length);
        var own = new float[_scales.Length];
        for (int member = 0; member < _layout.Members; member++)
        {
            for (int c = 0; c < own.Length; c++)
            {
                ReadOnlySpan<float> g = _layout.Weights(headGradients, member, c), w = _layout.Weights(before, member, c);
                int bias = _layout.Bias(member, c);
                double sum = (double)headGradients[bias] * _head[bias];
                for (int i = 0; i < w.Length; i++)
                    sum += (double)g[i] * w[i];
                own[c] += (float)sum;
            }
        }
        Move(_scales, own, optimizer, learningRate, maximumNorm);
        _head.CopyTo(head);
        for (int member = 0; member < _layout.Members; member++)
        {
            for (int c = 0; c < _scales.Length; c++)
                HeadAdjustments.Scale(_layout, head, member, c, _scales[c]);
        }
    }
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <inheritdoc cref="SgdOptions"/>
internal sealed class SgdMomentum(SgdOptions options, int length) : FlatOptimizer(memories: 1, length)
{
    // As PyTorch: g ← g + λ θ; b ← μ b + g, from b = g in the first step; θ ← θ - η b, or θ - η (g + μ b).
    protected override void Update(Span<float> values, ReadOnlySpan<float> gradients, double learningRate)
    {
        Span<float> velocity = Memory(0, values.Length);
        float decay = (float)options.WeightDecay, momentum = (float)options.Momentum, rate = (float)learningRate;
        for (int i = 0; i < values.Length; i++)
        {
            float g = gradients[i] + decay * values[i];
            float b = velocity[i] = momentum * velocity[i] + g;
            values[i] -= rate * (options.Nesterov ? g + momentum * b : b);
        }
    }
}

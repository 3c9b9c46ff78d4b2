using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <inheritdoc cref="AdamWOptions"/>
internal sealed class AdamW(AdamWOptions options, int length) : FlatOptimizer(memories: 2, length)
{
    protected override void Update(Span<float> values, ReadOnlySpan<float> gradients, double learningRate)
    {
        Span<float> means = Memory(0, values.Length), squares = Memory(1, values.Length);
        // θ ← (1 - η λ) θ - η / (1 - β₁^t) · m / (√(v / (1 - β₂^t)) + ε)
        var step = new Coefficients(
            Keep: (float)(1 - learningRate * options.WeightDecay),
            Rate: (float)(learningRate / (1 - Math.Pow(options.Beta1, Step))),
            Scale: (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, Step))),
            Beta1: (float)options.Beta1,
            Beta2: (float)options.Beta2,
            Epsilon: (float)options.Epsilon);
        int width = Vector<float>.Count, vectorized = values.Length - values.Length % width;
        Span<Vector<float>> valueVectors = MemoryMarshal.Cast<float, Vector<float>>(values[..vectorized]);
        ReadOnlySpan<Vector<float>> gradientVectors = MemoryMarshal.Cast<float, Vector<float>>(gradients[..vectorized]);
        Span<Vector<float>> meanVectors = MemoryMarshal.Cast<float, Vector<float>>(means[..vectorized]), squareVectors = MemoryMarshal.Cast<float, Vector<float>>(squares[..vectorized]);
        for (int i = 0; i < valueVectors.Length; i++)
        {
            Vector<float> g = gradientVectors[i];
            Vector<float> m = meanVectors[i] = meanVectors[i] * step.Beta1 + g * (1 - step.Beta1);
            Vector<float> v = squareVectors[i] = squareVectors[i] * step.Beta2 + g * g * (1 - step.Beta2);
            valueVectors[i] = valueVectors[i] * step.Keep - m * step.Rate / (Vector.SquareRoot(v) * step.Scale + new Vector<float>(step.Epsilon));
        }
        for (int i = vectorized; i < values.Length; i++)
        {
            float g = gradients[i];
            float m = means[i] = means[i] * step.Beta1 + g * (1 - step.Beta1);
            float v = squares[i] = squares[i] * step.Beta2 + g * g * (1 - step.Beta2);
            values[i] = values[i] * step.Keep - m * step.Rate / (MathF.Sqrt(v) * step.Scale + step.Epsilon);
        }
    }

    private readonly record struct Coefficients(float Keep, float Rate, float Scale, float Beta1, float Beta2, float Epsilon);
}

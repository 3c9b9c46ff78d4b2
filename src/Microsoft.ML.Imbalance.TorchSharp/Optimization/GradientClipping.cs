namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Shortens gradients that are too long (Pascanu et al., "On the difficulty of training recurrent neural networks", ICML 2013).</summary>
internal static class GradientClipping
{
    /// <summary>Scales the gradients so that their Euclidean norm is at most <paramref name="maximumNorm"/>.</summary>
    /// <returns>The norm before.</returns>
    public static double Clip(Span<float> gradients, double maximumNorm)
    {
        double squares = 0;
        foreach (float gradient in gradients)
            squares += (double)gradient * gradient;
        double norm = Math.Sqrt(squares);
        if (norm > maximumNorm)
        {
            float scale = (float)(maximumNorm / norm);
            for (int i = 0; i < gradients.Length; i++)
                gradients[i] *= scale;
        }
        return norm;
    }
}

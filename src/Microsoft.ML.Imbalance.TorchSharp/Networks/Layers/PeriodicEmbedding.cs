namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>
/// A vector for each number x: max(W [cos 2π c x, sin 2π c x] + b, 0), with frequencies c of each slot's own and W, b that all share (Gorishniy, Rubachev and
/// Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", NeurIPS 2022; the "lite" form).
/// </summary>
/// <remarks>
/// Parameters: c, (slots, frequencies); W, (width, 2 · frequencies); b, (width). Whole turns are taken off c x before it is multiplied by 2π, so that the angle keeps
/// its digits however large x is; all forms of the network do so.
/// </remarks>
internal sealed record PeriodicEmbedding(int InputWidth, int Frequencies, int Width, double Scale) : Layer(InputWidth, InputWidth * Width)
{
    private const double LargestDeviation = 3;

    public int FrequencyCount => InputWidth * Frequencies;

    public override int ParameterCount => FrequencyCount + (2 * Frequencies + 1) * Width;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random)
    {
        foreach (ref float frequency in parameters[..FrequencyCount])
            frequency = (float)(Scale * Math.Clamp(random.NextGaussian(), -LargestDeviation, LargestDeviation));
        FillUniform(parameters[FrequencyCount..], 2 * Frequencies, ref random);
    }
}

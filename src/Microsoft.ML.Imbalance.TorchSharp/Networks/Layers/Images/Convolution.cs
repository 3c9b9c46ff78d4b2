namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>
/// A convolution with a square kernel of odd size, padded with zeros so that a stride of 1 keeps the size; then batch normalization channel by channel, and max(y, 0) if it <paramref name="Rectifies"/>. Widths are
/// channels.
/// </summary>
/// <param name="Name">The name of its weights in files of weights.</param>
/// <param name="InputWidth">Channels of the input.</param>
/// <param name="OutputWidth">Channels of the output.</param>
/// <param name="Kernel">Height and width of the kernel.</param>
/// <param name="Stride">Pixels from one place of the kernel to the next.</param>
/// <param name="Rectifies">Whether what is negative becomes 0.</param>
/// <remarks>Parameters: W, (outputs, inputs, kernel, kernel); γ and β of the normalization, (outputs). Buffers: running mean, running variance.</remarks>
internal sealed record Convolution(string Name, int InputWidth, int OutputWidth, int Kernel, int Stride = 1, bool Rectifies = true) : Layer(InputWidth, OutputWidth)
{
    public int WeightCount => OutputWidth * InputWidth * Kernel * Kernel;

    public int Padding => Kernel / 2;

    public BatchNorm Norm => new(OutputWidth, Rectifies);

    public override int ParameterCount => WeightCount + Norm.ParameterCount;

    public override int BufferCount => Norm.BufferCount;

    /// <summary>Weights are normal with variance 2 / (outputs · kernel²), so that gradients keep their size on the way back (He et al., ICCV 2015).</summary>
    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random)
    {
        double deviation = Math.Sqrt(2.0 / (OutputWidth * Kernel * Kernel));
        foreach (ref float weight in parameters[..WeightCount])
            weight = (float)(deviation * random.NextGaussian());
        Norm.Initialize(parameters[WeightCount..], buffers, random);
    }
}

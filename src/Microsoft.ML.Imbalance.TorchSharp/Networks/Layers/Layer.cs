namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>
/// One step of a network, from rows of one width to rows of another: what it is, without its values. A network's values lie in one array, layer after layer, each
/// layer's in the order that the layer's own remarks give; matrices row by row.
/// </summary>
internal abstract record Layer(int InputWidth, int OutputWidth)
{
    /// <summary>Values that are trained.</summary>
    public virtual int ParameterCount => 0;

    /// <summary>Values that are kept and not trained.</summary>
    public virtual int BufferCount => 0;

    /// <summary>Fills the values that training starts from; they are 0 until then.</summary>
    public virtual void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random)
    {
    }

    /// <summary>Uniform on ±1/√inputs: products of rows of variance 1 keep a variance of about 1/3 (LeCun et al., "Efficient BackProp", 1998), as PyTorch begins.</summary>
    protected static void FillUniform(Span<float> values, int inputWidth, ref RandomStream random)
    {
        float bound = 1 / MathF.Sqrt(inputWidth);
        foreach (ref float value in values)
            value = (2 * random.NextSingle() - 1) * bound;
    }
}

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>How the factors on a member's input begin: what makes members differ.</summary>
internal enum MemberFactors
{
    /// <summary>All 1: members do not differ here.</summary>
    Ones,

    /// <summary>1 or -1, as often: for features as they come.</summary>
    Signs,

    /// <summary>Standard normal: for embedded features.</summary>
    Normal,
}

/// <summary>
/// A layer whose matrix all members share: y = max(s (W (r x)) + b, 0), with r, s and b of each member's own. The first of a network gives every member the same rows
/// (Wen, Tran and Ba, "BatchEnsemble", ICLR 2020; Gorishniy et al., "TabM", ICLR 2025).
/// </summary>
/// <remarks>Parameters: r, (members, inputs); W, (outputs, inputs); s, (members, outputs); b, (members, outputs).</remarks>
internal sealed record MemberDense(int InputWidth, int OutputWidth, int Members, MemberFactors Factors) : Layer(InputWidth, OutputWidth)
{
    public override int ParameterCount => Members * InputWidth + OutputWidth * InputWidth + 2 * Members * OutputWidth;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random)
    {
        Span<float> factors = parameters[..(Members * InputWidth)];
        foreach (ref float factor in factors)
        {
            factor = Factors switch
            {
                MemberFactors.Signs => random.Next(2) * 2 - 1,
                MemberFactors.Normal => (float)random.NextGaussian(),
                _ => 1,
            };
        }
        Span<float> rest = parameters[factors.Length..];
        FillUniform(rest[..(OutputWidth * InputWidth)], InputWidth, ref random);
        rest = rest[(OutputWidth * InputWidth)..];
        rest[..(Members * OutputWidth)].Fill(1);
        // Members begin with the same bias, as the authors' code has it.
        Span<float> bias = rest[(Members * OutputWidth)..];
        FillUniform(bias[..OutputWidth], InputWidth, ref random);
        for (int member = 1; member < Members; member++)
            bias[..OutputWidth].CopyTo(bias[(member * OutputWidth)..]);
    }
}

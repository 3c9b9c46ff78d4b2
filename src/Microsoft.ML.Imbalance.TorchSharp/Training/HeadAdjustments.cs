namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Changes of a last layer that need no training.</summary>
internal static class HeadAdjustments
{
    /// <summary>A new beginning: uniform on ±1/√width.</summary>
    public static void Restart(HeadLayout layout, Span<float> head, RandomStream random)
    {
        float bound = 1 / MathF.Sqrt(layout.Width);
        foreach (ref float value in head)
            value = (2 * random.NextSingle() - 1) * bound;
    }

    /// <summary>w_c ← w_c / ‖w_c‖^τ, scaled so that the mean length stays as it was; biases follow their weights.</summary>
    /// <remarks>Biases are left out in the paper. Dropping them would move decisions; scaled along, a class's logit is the old one over the power of its length.</remarks>
    public static void NormalizeLengths(HeadLayout layout, Span<float> head, double tau)
    {
        for (int member = 0; member < layout.Members; member++)
        {
            var lengths = new double[layout.Classes];
            for (int c = 0; c < layout.Classes; c++)
                lengths[c] = Length(layout.Weights(head, member, c));
            double[] factors = Array.ConvertAll(lengths, length => length > 0 ? Math.Pow(length, -tau) : 1);
            double scale = lengths.Sum() / lengths.Zip(factors, (length, factor) => length * factor).Sum();
            for (int c = 0; c < layout.Classes; c++)
                Scale(layout, head, member, c, (float)(factors[c] * (double.IsFinite(scale) ? scale : 1)));
        }
    }

    /// <summary>b_c ← b_c - τ ln π_c (Menon et al., "Long-tail learning via logit adjustment", ICLR 2021).</summary>
    public static void TakeOutShares(HeadLayout layout, Span<float> head, double[] shares, double tau)
    {
        for (int member = 0; member < layout.Members; member++)
        {
            for (int c = 0; c < layout.Classes; c++)
                head[layout.Bias(member, c)] -= (float)(tau * Math.Log(shares[c]));
        }
    }

    /// <summary>Multiplies the logit of a class.</summary>
    public static void Scale(HeadLayout layout, Span<float> head, int member, int classIndex, float factor)
    {
        foreach (ref float weight in layout.Weights(head, member, classIndex))
            weight *= factor;
        head[layout.Bias(member, classIndex)] *= factor;
    }

    private static double Length(ReadOnlySpan<float> vector)
    {
        double squares = 0;
        foreach (float value in vector)
            squares += (double)value * value;
        return Math.Sqrt(squares);
    }
}

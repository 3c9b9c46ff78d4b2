namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How many rows of each class have been drawn before an epoch and after it. What is drawn follows from these numbers and the seed alone.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Before">Draws of each class in all earlier epochs.</param>
/// <param name="After">The same, with this epoch's.</param>
internal sealed record EpochDraws(int Seed, int Epoch, long[] Before, long[] After)
{
    /// <summary>The share of each class in this epoch's draws.</summary>
    public double[] Shares
    {
        get
        {
            double total = After.Sum() - Before.Sum();
            return [.. Before.Zip(After, (before, after) => (after - before) / total)];
        }
    }
}

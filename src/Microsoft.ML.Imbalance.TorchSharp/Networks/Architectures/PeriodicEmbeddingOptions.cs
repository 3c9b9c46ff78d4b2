namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>
/// How numbers become vectors before the first layer: by the sines and cosines of trained frequencies (Gorishniy, Rubachev and Babenko, "On Embeddings for Numerical
/// Features in Tabular Deep Learning", NeurIPS 2022). It lets a network fit functions that jump. Features should be of about unit variance.
/// </summary>
public sealed class PeriodicEmbeddingOptions
{
    /// <summary>How many frequencies each feature has.</summary>
    /// <value>At least 1. Default: 16.</value>
    public int FrequencyCount { get; init; } = 16;

    /// <summary>The length of a feature's vector.</summary>
    /// <value>At least 1. Default: 8.</value>
    public int Width { get; init; } = 8;

    /// <summary>The standard deviation of the frequencies that training starts from, in turns for one unit of the feature. Larger values fit finer structure, and noise.</summary>
    /// <value>Above 0. Default: 0.1.</value>
    public double FrequencyScale { get; init; } = 0.1;

    internal void Validate()
    {
        OptionChecks.AtLeast(1, FrequencyCount);
        OptionChecks.AtLeast(1, Width);
        OptionChecks.Positive(FrequencyScale);
    }
}

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Whether rows are trained on as they are, or mixed with others of their batch.</summary>
public enum RowMixing
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>λ x_i + (1 - λ) x_j with the labels in the same proportion, λ ~ Beta(α, α) (Zhang et al., "mixup", ICLR 2018).</summary>
    MixUp,

    /// <summary>
    /// As MixUp, but where one class is much rarer and has a fair part in the mixture, the label is the rare one's alone (Chou et al., "Remix: rebalanced mixup", ECCV Workshops 2020).
    /// </summary>
    Remix,

    /// <summary>MixUp of the input or of the last hidden layer, by a coin for each batch (Verma et al., "Manifold mixup", ICML 2019).</summary>
    ManifoldMixUp,

    /// <summary>
    /// A rectangle of the image, of the share 1 - λ, is that of another image, with the labels in the same proportion (Yun et al., "CutMix", ICCV 2019; there α is 1). Images only.
    /// </summary>
    CutMix,
}

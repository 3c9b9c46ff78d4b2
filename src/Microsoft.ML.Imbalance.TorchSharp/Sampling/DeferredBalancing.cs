namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What changes in the last epochs of a training (Cao et al., NeurIPS 2019): a network first learns from the rows as they are, then is balanced.</summary>
public enum DeferredBalancing
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rows weigh by their class (DRW).</summary>
    Reweight,

    /// <summary>Rows are drawn class-balanced (DRS).</summary>
    Resample,
}

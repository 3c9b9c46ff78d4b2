namespace Microsoft.ML.Imbalance;

/// <summary>A binary model that decides by a threshold chosen for it.</summary>
public sealed class TunedThresholdTransformer : ComposedTransformer
{
    internal TunedThresholdTransformer(ITransformer model, DataViewSchema scored, ThresholdTuning tuning)
        : base([model, .. BinaryScoring.Decide(scored, tuning.IsProbability ? DefaultColumns.Probability : DefaultColumns.Score, (float)tuning.Threshold)])
    {
        Model = model;
        Tuning = tuning;
    }

    /// <summary>The model without the threshold, fitted on all rows.</summary>
    public ITransformer Model { get; }

    internal override ITransformer Inner => Model;

    /// <summary>The threshold, and how it was found.</summary>
    public ThresholdTuning Tuning { get; }

    /// <summary>How it decides, and how that was found.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => Tuning.ToString();
}

namespace Microsoft.ML.Imbalance;

/// <summary>A multiclass model that decides by class offsets chosen for it.</summary>
public sealed class TunedOffsetsTransformer : ComposedTransformer
{
    internal TunedOffsetsTransformer(ITransformer model, IDataView scored, OffsetTuning tuning, string labelColumnName)
        : base([model, .. ClassOffsets.ToParts(scored, labelColumnName, tuning.Offsets)])
    {
        Model = model;
        Tuning = tuning;
    }

    /// <summary>The model without the offsets, fitted on all rows.</summary>
    public ITransformer Model { get; }

    internal override ITransformer Inner => Model;

    /// <summary>The offsets, and how they were found.</summary>
    public OffsetTuning Tuning { get; }

    /// <summary>How it decides, and how that was found.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => Tuning.ToString();
}

namespace Microsoft.ML.Imbalance;

/// <summary>What decisions are made by that were tuned: a threshold of two classes, or offsets of more.</summary>
/// <param name="Threshold">Of two classes.</param>
/// <param name="Offsets">Of more.</param>
internal sealed record TunedRule(ThresholdTuning? Threshold, OffsetTuning? Offsets)
{
    /// <summary>The steps that decide by it, behind a model.</summary>
    /// <param name="scored">Rows that the model has scored.</param>
    /// <param name="labelColumnName">The label column.</param>
    public ITransformer[] ToParts(IDataView scored, string labelColumnName) => Threshold is null
        ? ClassOffsets.ToParts(scored, labelColumnName, Offsets!.Offsets)
        : BinaryScoring.Decide(scored.Schema, Threshold.IsProbability ? DefaultColumns.Probability : DefaultColumns.Score, (float)Threshold.Threshold);
}

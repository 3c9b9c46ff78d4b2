namespace Microsoft.ML.Imbalance;

/// <summary>Where a row of a resampled view comes from.</summary>
/// <param name="SourceRow">0-based row of the input; for a synthetic row, of its origin.</param>
/// <param name="IsSynthetic">Whether the row was made up; false for rows of the input and for repeats of them.</param>
/// <param name="IsRepeat">Whether the row is a further copy of a row of the input.</param>
/// <param name="Neighbor">0-based input row of a synthetic row's second parent; null if it has one parent.</param>
/// <param name="Step">How far from the origin towards the neighbor, 0 to 1; NaN where there is no neighbor.</param>
public readonly record struct RowProvenance(long SourceRow, bool IsSynthetic, bool IsRepeat, long? Neighbor, float Step);

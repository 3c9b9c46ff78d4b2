namespace Microsoft.ML.Imbalance;

/// <summary>Where a row of a resampled view comes from.</summary>
public readonly struct RowProvenance
{
    internal RowProvenance(long sourceRow, bool isSynthetic, bool isRepeat, long? neighbor, float step)
    {
        SourceRow = sourceRow;
        IsSynthetic = isSynthetic;
        IsRepeat = isRepeat;
        Neighbor = neighbor;
        Step = step;
    }

    /// <summary>0-based row of the input; for a synthetic row, of its origin.</summary>
    public long SourceRow { get; }

    /// <summary>Whether the row was made up; false for rows of the input and for repeats of them.</summary>
    public bool IsSynthetic { get; }

    /// <summary>Whether the row is a further copy of a row of the input.</summary>
    public bool IsRepeat { get; }

    /// <summary>0-based input row of a synthetic row's second parent; null if it has one parent.</summary>
    public long? Neighbor { get; }

    /// <summary>How far from the origin towards the neighbor, 0 to 1; below 0 away from it; NaN where there is no neighbor.</summary>
    public float Step { get; }

    /// <summary>This provenance in terms of the input of the step before, given the provenance of the rows it made.</summary>
    internal RowProvenance Through(IReadOnlyList<RowProvenance> before)
    {
        RowProvenance origin = before[(int)SourceRow];
        if (!IsSynthetic)
            return new RowProvenance(origin.SourceRow, origin.IsSynthetic, IsRepeat || origin.IsRepeat, origin.Neighbor, origin.Step);
        return new RowProvenance(origin.SourceRow, isSynthetic: true, isRepeat: false, Neighbor is { } neighbor ? before[(int)neighbor].SourceRow : null, Step);
    }
}

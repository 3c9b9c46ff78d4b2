namespace Microsoft.ML.Imbalance;

/// <summary>What a resampler decided: which rows stay, and which rows come on top. It holds row numbers and recipes, no data.</summary>
/// <param name="kept">The rows that stay; null if all do.</param>
/// <param name="extras">Rows that come on top; each group is spread evenly over the whole pass.</param>
internal sealed class ResamplingPlan(RowSet? kept, IReadOnlyList<ExtraRows> extras)
{
    public RowSet? Kept { get; } = kept;

    public IReadOnlyList<ExtraRows> Extras { get; } = extras;
}

/// <summary>Rows that a plan adds.</summary>
internal abstract class ExtraRows
{
    /// <summary>How many.</summary>
    public abstract int Count { get; }
}

namespace Microsoft.ML.Imbalance;

/// <summary>One fold: its split, and splits of its training rows for what is chosen inside. Features are made when they are needed, and dropped when they are not.</summary>
internal sealed class PreparedFold(int index, StratifiedSplit split)
{
    /// <summary>From 0, through all repeats.</summary>
    public int Index => index;

    public StratifiedSplit Split => split;

    public PreparedSplit? Outer { get; set; }

    /// <summary>Empty until something is chosen.</summary>
    public PreparedSplit[] Inner { get; set; } = [];

    /// <summary>Why there can be none; null if there can.</summary>
    public string? InnerFailure { get; set; }

    public void Drop()
    {
        Outer = null;
        Inner = [];
    }
}

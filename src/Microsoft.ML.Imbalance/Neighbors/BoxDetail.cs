namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>How fine the boxes of <see cref="Leaves"/> are.</summary>
internal enum BoxDetail
{
    /// <summary>One around each leaf.</summary>
    Leaves,

    /// <summary>One around each eight of leaves: an eighth of the memory.</summary>
    Eights,

    /// <summary>The first, unless a trial shows that boxes spare nothing.</summary>
    WhatTheySpare,
}

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Rows that are computed whenever they are looked at, in any order and on any number of threads: the same bits each time, as a rule in about the time that a row takes to be fetched from memory. Several at once
/// take less than one after the other.
/// </summary>
internal interface IComputedRows
{
    int Count { get; }

    /// <summary>Few stored rows that these are near to, each to one of them; null where there are none to name.</summary>
    RowMatrix? Anchors => null;

    /// <summary>Writes some rows one after the other.</summary>
    void Fill(ReadOnlySpan<int> indices, Span<float> destination);

    /// <summary>Writes one value of each of some rows.</summary>
    void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination);

    /// <summary>Writes for some rows which of <see cref="Anchors"/> each is near to.</summary>
    void CopyAnchors(ReadOnlySpan<int> indices, Span<int> anchors) => throw new InvalidOperationException($"{GetType().Name} names no anchors.");
}

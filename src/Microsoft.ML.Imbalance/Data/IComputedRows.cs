namespace Microsoft.ML.Imbalance;

/// <summary>
/// Rows that are computed whenever they are looked at, in any order and on any number of threads: the same bits each time, as a rule in about the time that a row takes to be fetched from memory. Several at once
/// take less than one after the other.
/// </summary>
internal interface IComputedRows
{
    int Count { get; }

    /// <summary>Writes some rows one after the other.</summary>
    void Fill(ReadOnlySpan<int> indices, Span<float> destination);

    /// <summary>Writes one value of each of some rows.</summary>
    void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination);
}

namespace Microsoft.ML.Imbalance;

/// <summary>Rows that are computed whenever they are looked at, in any order and on any number of threads: the same bits each time, in about the time that a row takes to be fetched from memory.</summary>
internal interface IComputedRows
{
    int Count { get; }

    /// <summary>Writes a row.</summary>
    void Fill(int index, Span<float> destination);

    /// <summary>One value of a row.</summary>
    float ValueOf(int index, int slot);
}

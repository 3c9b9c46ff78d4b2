namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Takes the neighbors that a search has found.</summary>
internal interface INeighborSink
{
    /// <summary>How many are wanted of each row.</summary>
    int NeighborCount { get; }

    /// <summary>Takes one row's neighbors, nearest first. Called once for each row, from any thread.</summary>
    void Set(int row, ReadOnlySpan<Candidate> neighbors);
}

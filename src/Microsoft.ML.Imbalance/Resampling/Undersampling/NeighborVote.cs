namespace Microsoft.ML.Imbalance;

/// <summary>When the neighbors of a row confirm its class.</summary>
public enum NeighborVote
{
    /// <summary>All of them are of its class.</summary>
    All,

    /// <summary>No other class has more of them than its own: a tie is no reason to remove a row.</summary>
    Mode,
}

/// <summary>Counts the votes.</summary>
internal static class NeighborVotes
{
    /// <summary>Whether a row's neighbors confirm its class. Classes are told apart, never ordered, so their numbering can't matter.</summary>
    public static bool Confirms(this NeighborVote vote, FeatureTable table, int row, ReadOnlySpan<int> neighbors)
    {
        int own = table.ClassOf(row);
        int ownVotes = Count(table, neighbors, own);
        if (ownVotes == neighbors.Length)
            return true;
        if (vote == NeighborVote.All)
            return false;
        foreach (int neighbor in neighbors)
        {
            if (table.ClassOf(neighbor) is var other && other != own && Count(table, neighbors, other) > ownVotes)
                return false;
        }
        return true;
    }

    private static int Count(FeatureTable table, ReadOnlySpan<int> neighbors, int classIndex)
    {
        int count = 0;
        foreach (int neighbor in neighbors)
            count += table.ClassOf(neighbor) == classIndex ? 1 : 0;
        return count;
    }
}

namespace Microsoft.ML.Imbalance;

/// <summary>What stands for a cluster of rows.</summary>
public enum ClusterVoting
{
    /// <summary>A new row with the mean of the cluster's features; every other column is that of the row nearest to the mean.</summary>
    Soft,

    /// <summary>The row that is nearest to the mean.</summary>
    Hard,
}
